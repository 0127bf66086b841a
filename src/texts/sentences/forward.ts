import { signBetween } from '../../format/decimal.ts';
import { bracketed, equalsSign, formatNumber } from '../../format/number.ts';
import { listed, nodeLink, numberOf, type SentenceOf, sentence, value } from '../sentence.ts';
import type { Language, Sentence } from '../text.ts';
import { capitalized } from './capital.ts';
import type { Quantity, StepFacts } from './facts.ts';

export const first = (facts: StepFacts) => facts.inputs[0] as Quantity;
export const second = (facts: StepFacts) => facts.inputs[1] as Quantity;
const all = (facts: StepFacts, language: Language) => listed(facts.inputs.map(nodeLink), language);

/** A value; a plain number leads to its explanation. */
const shownValue = ({ node, value: text }: Quantity, scalar: boolean) =>
  scalar ? numberOf(node, value(text)) : value(text);

/** `: 7 · 7 = 49` where every operand is a plain number; the shape of the result where it is no scalar. */
function written(facts: StepFacts, operator: string, operands: readonly Quantity[] = facts.inputs): Sentence {
  const { output, scalar } = facts;
  if (!scalar) return sentence`: ${nodeLink(output)} ${value(output.value)}`;
  const texts = operands.map(({ number }, k) => (k === 0 ? formatNumber(number) : bracketed(number)));
  const sign = signOf(operator, texts, output.value);
  return sentence`: ${texts.join(` ${operator} `)} ${sign} ${shownValue(output, scalar)}`;
}

/** Sums and products are checked as they stand, a − b = c as c + b = a, and a / b = c as c · b = a. */
function signOf(operator: string, texts: readonly string[], output: string): '=' | '≈' {
  const [a = '', b = ''] = texts;
  if (operator === '·') return signBetween([texts], output);
  if (operator === '+')
    return signBetween(
      texts.map((text) => [text]),
      output,
    );
  return operator === '−' ? signBetween([[output], [b]], a) : signBetween([[output, b]], a);
}

/** `y ≈ 0.1411`, or `z (2, 3)` where it is no scalar. */
export function result({ output, scalar }: StepFacts): Sentence {
  const sign = scalar || !output.value.startsWith('(') ? `${equalsSign(output.number)} ` : '';
  return sentence`${nodeLink(output)} ${sign}${shownValue(output, scalar)}`;
}

/** The op does the same to many entries, each by itself. */
const entrywise = (f: StepFacts) => f.elementwise && !f.scalar;

/** `the value of x`, of a tensor `every entry of x`. */
const theValueOf = (f: StepFacts, one: Quantity) =>
  entrywise(f)
    ? sentence`every ${value('entry')} of ${nodeLink(one)}`
    : sentence`the ${value('value')} of ${nodeLink(one)}`;

/** `x의 값`, of a tensor `x의 모든 원소`. */
const theValueOfKo = (f: StepFacts, one: Quantity) =>
  entrywise(f) ? sentence`${nodeLink(one)}의 모든 ${value('원소')}` : sentence`${nodeLink(one)}의 ${value('값')}`;

const each = (f: StepFacts) => (f.scalar ? '' : ', element by element');
const eachKo = (f: StepFacts) => (f.scalar ? '' : '원소별로 ');

/** Any op: takes its inputs, gives its value. */
export const generalForward: SentenceOf<StepFacts> = {
  en: (f) =>
    f.inputs.length === 1 && entrywise(f)
      ? sentence`${capitalized(f.symbol)} takes ${theValueOf(f, first(f))} by itself and gives ${result(f)}.`
      : sentence`${capitalized(f.symbol)} takes the ${value(f.inputs.length === 1 ? 'value' : 'values')} of ${all(f, 'en')}${entrywise(f) ? ', element by element,' : ''} and gives ${result(f)}.`,
  ko: (f) =>
    f.inputs.length === 1 && entrywise(f)
      ? sentence`${f.symbol} 노드가 ${theValueOfKo(f, first(f))}를 하나씩 받아 계산한다: ${result(f)}.`
      : sentence`${f.symbol} 노드가 ${all(f, 'ko')}의 ${value('값')}을 ${entrywise(f) ? '원소별로 ' : ''}받아 계산한다: ${result(f)}.`,
};

/** Forward steps where there is something to say; every other op has the general sentence. */
export const forwardSentences: Readonly<Record<string, SentenceOf<StepFacts>>> = {
  add: {
    en: (f) => sentence`The ${value('values')} of ${all(f, 'en')} are added${written(f, '+')}.`,
    ko: (f) => sentence`${all(f, 'ko')}의 ${value('값')}을 더한다${written(f, '+')}.`,
  },
  sub: {
    en: (f) =>
      sentence`The ${value('value')} of ${nodeLink(second(f))} is subtracted from that of ${nodeLink(first(f))}${each(f)}${written(f, '−')}.`,
    ko: (f) =>
      sentence`${nodeLink(first(f))}의 ${value('값')}에서 ${nodeLink(second(f))}의 값을 ${eachKo(f)}뺀다${written(f, '−')}.`,
  },
  mul: {
    en: (f) =>
      first(f).node === second(f).node
        ? sentence`The ${value('value')} of ${nodeLink(first(f))} is multiplied by itself${each(f)}${written(f, '·')}.`
        : sentence`The ${value('values')} of ${all(f, 'en')} are multiplied${each(f)}${written(f, '·')}.`,
    ko: (f) =>
      first(f).node === second(f).node
        ? sentence`${nodeLink(first(f))}의 ${value('값')}에 자기 자신을 ${eachKo(f)}곱한다${written(f, '·')}.`
        : sentence`${all(f, 'ko')}의 ${value('값')}을 ${eachKo(f)}곱한다${written(f, '·')}.`,
  },
  div: {
    en: (f) =>
      sentence`The ${value('value')} of ${nodeLink(first(f))} is divided by that of ${nodeLink(second(f))}${each(f)}${written(f, '/')}.`,
    ko: (f) =>
      sentence`${nodeLink(first(f))}의 ${value('값')}을 ${nodeLink(second(f))}의 값으로 ${eachKo(f)}나눈다${written(f, '/')}.`,
  },
  square: {
    en: (f) =>
      sentence`The square takes ${theValueOf(f, first(f))} and multiplies it by itself${written(f, '·', [first(f), first(f)])}.`,
    ko: (f) =>
      sentence`제곱은 ${theValueOfKo(f, first(f))}에 자기 자신을 곱한다${written(f, '·', [first(f), first(f)])}.`,
  },
  power: {
    en: (f) => {
      if (f.attributes.exponent === 2) return (forwardSentences.square as SentenceOf<StepFacts>).en(f);
      return sentence`${entrywise(f) ? sentence`Every ${value('entry')}` : sentence`The ${value('value')}`} of ${nodeLink(first(f))} is raised to the power ${exponent(f)}: ${result(f)}.`;
    },
    ko: (f) => {
      if (f.attributes.exponent === 2) return (forwardSentences.square as SentenceOf<StepFacts>).ko(f);
      return sentence`${theValueOfKo(f, first(f))}${entrywise(f) ? '를' : '을'} ${exponent(f)}제곱한다: ${result(f)}.`;
    },
  },
  exp: {
    en: (f) => sentence`The exponential raises e to ${theValueOf(f, first(f))}: ${result(f)}.`,
    ko: (f) => sentence`지수 함수가 e를 ${theValueOfKo(f, first(f))}만큼 거듭제곱한다: ${result(f)}.`,
  },
  sigmoid: {
    en: (f) => sentence`The sigmoid squashes ${theValueOf(f, first(f))} to between 0 and 1: ${result(f)}.`,
    ko: (f) =>
      sentence`시그모이드가 ${theValueOfKo(f, first(f))}${entrywise(f) ? '를' : '을'} 0과 1 사이로 줄인다: ${result(f)}.`,
  },
  tanh: {
    en: (f) => sentence`Tanh squashes ${theValueOf(f, first(f))} to between −1 and 1: ${result(f)}.`,
    ko: (f) =>
      sentence`tanh가 ${theValueOfKo(f, first(f))}${entrywise(f) ? '를' : '을'} −1과 1 사이로 줄인다: ${result(f)}.`,
  },
  relu: {
    en: (f) =>
      f.scalar
        ? sentence`ReLU lets a positive ${value('value')} through and blocks the rest: ${nodeLink(first(f))} is ${shownValue(first(f), f.scalar)}, so it ${first(f).number > 0 ? 'passes' : 'is blocked'}.`
        : sentence`ReLU lets positive ${value('values')} through and turns the rest into 0, and remembers where in a mask.`,
    ko: (f) =>
      f.scalar
        ? sentence`ReLU는 양수인 ${value('값')}만 통과시킨다: ${nodeLink(first(f))}의 값은 ${shownValue(first(f), f.scalar)}이므로 ${first(f).number > 0 ? '통과한다' : '막힌다'}.`
        : sentence`ReLU는 양수인 ${value('값')}만 통과시키고 나머지는 0으로 만든다. 어디가 막혔는지는 마스크로 남긴다.`,
  },
  max2: {
    en: (f) =>
      sentence`${entrywise(f) ? 'Element by element the' : 'The'} larger of ${all(f, 'en')} goes on: ${shownValue(f.output, f.scalar)}.`,
    ko: (f) => sentence`${all(f, 'ko')} 중 ${eachKo(f)}큰 ${value('값')}이 나간다: ${shownValue(f.output, f.scalar)}.`,
  },
  min2: {
    en: (f) =>
      sentence`${entrywise(f) ? 'Element by element the' : 'The'} smaller of ${all(f, 'en')} goes on: ${shownValue(f.output, f.scalar)}.`,
    ko: (f) =>
      sentence`${all(f, 'ko')} 중 ${eachKo(f)}작은 ${value('값')}이 나간다: ${shownValue(f.output, f.scalar)}.`,
  },
  detach: {
    en: (f) => sentence`Detach passes ${theValueOf(f, first(f))} on, and will let no gradient back.`,
    ko: (f) =>
      sentence`detach는 ${theValueOfKo(f, first(f))}${entrywise(f) ? '를' : '을'} 그대로 보내고, 기울기는 되돌려 보내지 않는다.`,
  },
};

function exponent({ attributes }: StepFacts): string {
  return String(attributes.exponent ?? '').replace('-', '−');
}
