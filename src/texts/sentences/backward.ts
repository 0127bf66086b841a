import { josa, particleAfter } from '../josa.ts';
import { gradient, listed, nodeLink, type SentenceOf, sentence, stress, value } from '../sentence.ts';
import type { Language, Sentence } from '../text.ts';
import { capitalized } from './capital.ts';
import type { Quantity, Sent, StepFacts } from './facts.ts';
import { stretchClauses } from './stretch.ts';

/** Where the step sends: `x and y`; each node once. */
export function targets({ sent }: StepFacts, language: Language): Sentence {
  const once = sent.filter(({ node }, k) => sent.findIndex((other) => other.node === node) === k);
  return listed(once.map(nodeLink), language);
}

/** The last target's name, which a Korean particle follows. */
const lastName = ({ sent }: StepFacts) => sent.at(-1)?.text ?? '';

export const to = (facts: StepFacts) => sentence`${targets(facts, 'ko')}${particleAfter(lastName(facts), '으로/로')}`;
const only = ({ sent }: StepFacts) => sent[0] as Sent;
export const first = (facts: StepFacts) => facts.inputs[0] as Quantity;
/** `1.1` as a gradient; nothing where it is no scalar. */
const arriving = (facts: StepFacts) => (facts.scalar ? sentence`, ${gradient(facts.upstream)},` : sentence``);
const whole = (facts: StepFacts) => facts.sent.length !== 1;
/** Both inputs are one node: x·x. */
const squares = (facts: StepFacts) => whole(facts) && facts.inputs[0]?.node === facts.inputs[1]?.node;

/** Any op: multiplies by its local derivative. */
export const generalBackward: SentenceOf<StepFacts> = {
  en: (f) =>
    sentence`This ${f.symbol} multiplies the ${gradient('gradient')} that arrives by its ${stress('local derivative')}, and sends the product to ${targets(f, 'en')}.`,
  ko: (f) =>
    sentence`이 ${f.symbol} 노드는 들어온 ${gradient('기울기')}에 ${stress('국소적 미분')}을 곱하여 ${to(f)} 보낸다.`,
};

/** Ops whose gradient goes through untouched, but for the inputs that broadcasting stretched: they get a sum. */
export const unchanged = (en: string, ko: string): SentenceOf<StepFacts> => ({
  en: (f) => {
    const { rest, clauses } = stretchedApart(f, 'en');
    if (clauses.length === 0)
      return sentence`${en} hands the ${gradient('gradient')}${arriving(f)} on ${stress('unchanged')}, to ${targets(f, 'en')}.`;
    return rest.sent.length === 0
      ? sentence`${en} hands the ${gradient('gradient')} on: ${clauses}.`
      : sentence`${en} hands the ${gradient('gradient')} on ${stress('unchanged')} to ${targets(rest, 'en')}; ${clauses}.`;
  },
  ko: (f) => {
    const { rest, clauses } = stretchedApart(f, 'ko');
    if (clauses.length === 0)
      return sentence`${ko} 들어온 ${gradient('기울기')}를 ${stress('그대로')} ${to(f)} 보낸다.`;
    return rest.sent.length === 0
      ? sentence`${ko} 들어온 ${gradient('기울기')}를 보낸다: ${clauses}.`
      : sentence`${ko} 들어온 ${gradient('기울기')}를 ${to(rest)}는 ${stress('그대로')} 보낸다. ${clauses}.`;
  },
});

/** The step without what it sends to stretched inputs, and the clauses about those. */
function stretchedApart(facts: StepFacts, language: Language) {
  const rest = { ...facts, sent: facts.sent.filter(({ stretch }) => stretch === null) };
  return { rest, clauses: stretchClauses(facts.sent, language) };
}

/** Ops whose sentence tells the stretched inputs itself. */
export const TELLS_STRETCH: ReadonlySet<string> = new Set(['add']);

/** Ops that need only their own output on the way back. */
const ownOutput = (name: string, rule: string): SentenceOf<StepFacts> => ({
  en: (f) =>
    sentence`${capitalized(name)} needs only its own ${value('output')}: the ${gradient('gradient')} is multiplied by ${rule.replaceAll('y', f.output.text)} and goes to ${targets(f, 'en')}.`,
  ko: (f) =>
    sentence`${name}에는 자신의 ${value('출력')}만 있으면 된다: ${gradient('기울기')}에 ${rule.replaceAll('y', f.output.text)}${particleAfter(rule.replaceAll('y', f.output.text), '을/를')} 곱하여 ${to(f)} 보낸다.`,
});

/** A switch: who won the forward pass gets the gradient. Equal inputs share it (PyTorch's maximum and amax). */
const routes = (name: string): SentenceOf<StepFacts> => ({
  en: (f) =>
    f.scalar
      ? sentence`${capitalized(name)} is a switch: the whole ${gradient('gradient')} goes to the input that won, and the other gets 0.${tie(f, 'en')}`
      : sentence`${capitalized(name)} is a switch for every entry: the ${gradient('gradient')} goes to the input that won there, the other gets 0, and two that are equal get half each.`,
  ko: (f) =>
    f.scalar
      ? sentence`${josa(name, '은/는')} 스위치다: ${gradient('기울기')}는 선택된 입력으로만 가고 다른 쪽에는 0이 간다.${tie(f, 'ko')}`
      : sentence`${josa(name, '은/는')} 원소마다 스위치다: ${gradient('기울기')}는 그 자리에서 선택된 입력으로 가고 다른 쪽에는 0이 간다. 둘이 같으면 절반씩 나눈다.`,
});

function tie({ scalar, inputs }: StepFacts, language: Language): string {
  if (!scalar || inputs.length < 2 || inputs[0]?.number !== inputs[1]?.number) return '';
  return language === 'en'
    ? ' Here the two are equal, so each gets half.'
    : ' 여기서는 두 입력이 같으므로 절반씩 나눈다.';
}

/** Backward steps where there is something to teach; every other op has the general sentence. */
export const backwardSentences: Readonly<Record<string, SentenceOf<StepFacts>>> = {
  add: unchanged('A sum', '덧셈은'),
  sub: {
    en: (f) =>
      f.sent.some(({ stretch }) => stretch !== null)
        ? sentence`A difference keeps the sign of the ${gradient('gradient')} to the left and ${stress('turns it')} to the right: here to ${targets(f, 'en')}.`
        : sentence`A difference hands the ${gradient('gradient')} on unchanged to the left, and with its ${stress('sign turned')} to the right: here to ${targets(f, 'en')}.`,
    ko: (f) =>
      f.sent.some(({ stretch }) => stretch !== null)
        ? sentence`뺄셈은 ${gradient('기울기')}의 부호를 왼쪽에는 유지하고 오른쪽에는 ${stress('바꾸어')} 보낸다: 여기서는 ${to(f)}.`
        : sentence`뺄셈은 ${gradient('기울기')}를 왼쪽에는 그대로, 오른쪽에는 ${stress('부호를 바꾸어')} 보낸다: 여기서는 ${to(f)}.`,
  },
  neg: {
    en: (f) => sentence`A minus turns the sign of the ${gradient('gradient')} and sends it to ${targets(f, 'en')}.`,
    ko: (f) => sentence`음의 부호는 ${gradient('기울기')}의 부호를 바꾸어 ${to(f)} 보낸다.`,
  },
  mul: {
    en: (f) =>
      squares(f)
        ? sentence`This × was given ${nodeLink(first(f))} twice: on both ways back the ${gradient('gradient')} is multiplied by its ${stress('other')} input, which is ${nodeLink(first(f))} again.`
        : whole(f)
          ? sentence`This × ${stress('swaps')} its inputs: the ${gradient('gradient')} that arrives is multiplied by ${nodeLink(f.inputs[1] as Quantity)} on its way to ${nodeLink(f.inputs[0] as Quantity)}, and by ${nodeLink(f.inputs[0] as Quantity)} on its way to ${nodeLink(f.inputs[1] as Quantity)}.`
          : sentence`This × multiplies the ${gradient('gradient')} that arrives by its ${stress('other')} input, and sends the product to ${targets(f, 'en')}.`,
    ko: (f) =>
      squares(f)
        ? sentence`이 × 노드는 ${nodeLink(first(f))}${particleAfter(first(f).text, '을/를')} 두 번 받았다. 두 길 모두에서 ${gradient('기울기')}에 ${stress('다른')} 입력, 곧 다시 ${nodeLink(first(f))}${particleAfter(first(f).text, '을/를')} 곱하여 보낸다.`
        : whole(f)
          ? sentence`이 × 노드는 입력을 ${stress('서로 바꾼다')}: 들어온 ${gradient('기울기')}에 ${nodeLink(f.inputs[1] as Quantity)}${particleAfter(f.inputs[1]?.text ?? '', '을/를')} 곱하여 ${nodeLink(f.inputs[0] as Quantity)}${particleAfter(f.inputs[0]?.text ?? '', '으로/로')}, ${nodeLink(f.inputs[0] as Quantity)}${particleAfter(f.inputs[0]?.text ?? '', '을/를')} 곱하여 ${nodeLink(f.inputs[1] as Quantity)}${particleAfter(f.inputs[1]?.text ?? '', '으로/로')} 보낸다.`
          : sentence`이 × 노드는 들어온 ${gradient('기울기')}에 ${stress('다른')} 입력을 곱하여 ${to(f)} 보낸다.`,
  },
  square: {
    en: (f) =>
      sentence`A square multiplies the ${gradient('gradient')} by twice its ${value('input')}, and sends the product to ${targets(f, 'en')}.`,
    ko: (f) => sentence`제곱은 ${gradient('기울기')}에 ${value('입력')}의 두 배를 곱하여 ${to(f)} 보낸다.`,
  },
  power: {
    en: (f) => (f.attributes.exponent === 2 ? square(f, 'en') : generalBackward.en(f)),
    ko: (f) => (f.attributes.exponent === 2 ? square(f, 'ko') : generalBackward.ko(f)),
  },
  exp: {
    en: (f) =>
      sentence`The derivative of exp is its own ${value('output')}: the ${gradient('gradient')} is multiplied by it and goes to ${targets(f, 'en')}.`,
    ko: (f) =>
      sentence`exp의 미분은 자신의 ${value('출력')}이다: ${gradient('기울기')}에 출력을 곱하여 ${to(f)} 보낸다.`,
  },
  sigmoid: ownOutput('sigmoid', 'y(1 − y)'),
  tanh: ownOutput('tanh', '(1 − y²)'),
  reciprocal: ownOutput('1/·', '−y²'),
  relu: {
    en: (f) =>
      f.scalar
        ? sentence`ReLU is a switch: its input was ${value(first(f).value)}, so the ${gradient('gradient')} ${only(f).local > 0 ? sentence`${stress('passes')} unchanged to` : sentence`is ${stress('blocked')}, and 0 goes to`} ${targets(f, 'en')}.`
        : sentence`ReLU is a switch for every element: where the mask blocked the value, it blocks the ${gradient('gradient')} as well; elsewhere it passes unchanged to ${targets(f, 'en')}.`,
    ko: (f) =>
      f.scalar
        ? sentence`ReLU는 스위치다: 입력이 ${value(first(f).value)}이었으므로 ${gradient('기울기')}는 ${only(f).local > 0 ? sentence`${stress('그대로 통과')}하여` : sentence`${stress('막히고')} 0이`} ${to(f)} 간다.`
        : sentence`ReLU는 원소마다 스위치다: 마스크가 값을 막은 곳에서는 ${gradient('기울기')}도 막고, 나머지는 그대로 ${to(f)} 보낸다.`,
  },
  max2: routes('max'),
  min2: routes('min'),
};

function square(facts: StepFacts, language: Language): Sentence {
  return (backwardSentences.square as SentenceOf<StepFacts>)[language](facts);
}
