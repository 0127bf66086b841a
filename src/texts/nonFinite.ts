import { formatNumber } from '../format/number.ts';
import { particleAfter } from './josa.ts';
import { gradient, type NodeName, nodeLink, type SentenceOf, sentence, stress, value } from './sentence.ts';
import type { Sentence, Text } from './text.ts';

/** What the sentence about an ∞ or NaN needs: where it arose, and from what. */
export interface NonFinite {
  readonly kind: 'value' | 'product' | 'sum' | 'update';
  readonly node: NodeName;
  readonly symbol: string;
  readonly reason: keyof typeof reasons;
  readonly operands: readonly { readonly name: NodeName; readonly value: number }[];
  readonly result: number;
  /** The same about the infinity among the operands. */
  readonly cause: NonFinite | null;
}

const reasons = {
  given: { en: 'it was given so', ko: '처음부터 그렇게 주어졌다' },
  overflow: {
    en: 'the result is larger than any double (about 1.8×10³⁰⁸)',
    ko: '결과가 double의 최댓값(약 1.8×10³⁰⁸)보다 크다',
  },
  divisionByZero: { en: 'it divides by 0', ko: '0으로 나눈다' },
  logOfZero: { en: 'the logarithm of 0 is −∞', ko: '0의 로그는 −∞이다' },
  domain: { en: 'there is no real number for this input', ko: '이 입력에 대한 실수 값이 없다' },
  indeterminate: { en: 'such an expression has no definite value', ko: '값이 정해지지 않는 꼴이다' },
  localInfinite: { en: 'the local derivative is infinite here', ko: '여기서 국소적 미분이 무한대이다' },
  left: { en: 'the update of the iteration before left it so', ko: '앞선 반복의 갱신이 그렇게 남겼다' },
  badGradient: {
    en: 'the gradient that the optimizer was given is no finite number',
    ko: '최적화 기법이 받은 기울기가 이미 유한한 수가 아니다',
  },
  unknown: { en: 'infinity goes on as infinity', ko: '무한대는 무한대로 이어진다' },
} satisfies Record<string, Text>;

/** `0 · ∞`, `∞ + (−∞)`, a parameter and its gradient, or the operands of an op: `x = −1000`. */
function operation({ kind, operands }: NonFinite): Sentence {
  const [a, b] = operands;
  if (kind === 'product' && a !== undefined && b !== undefined)
    return sentence`${gradient(formatNumber(a.value))} · ${value(bracket(b.value))}`;
  if (kind === 'sum' && a !== undefined && b !== undefined)
    return sentence`${gradient(formatNumber(a.value))} + ${gradient(bracket(b.value))}`;
  if (kind === 'update' && a !== undefined && b !== undefined)
    return sentence`${nodeLink(a.name)} = ${value(formatNumber(a.value))}, grad = ${gradient(formatNumber(b.value))}`;
  return operands.reduce((all, one, k) => {
    const text = formatNumber(one.value);
    const written =
      one.name.text === text ? sentence`${value(text)}` : sentence`${nodeLink(one.name)} = ${value(text)}`;
    return sentence`${all}${k > 0 ? ', ' : ''}${written}`;
  }, sentence``);
}

const bracket = (number: number) => (number < 0 ? `(${formatNumber(number)})` : formatNumber(number));
const result = ({ kind, result: number }: NonFinite) =>
  kind === 'value' || kind === 'update' ? value(formatNumber(number)) : gradient(formatNumber(number));

function at(origin: NonFinite): Sentence {
  return origin.symbol === ''
    ? sentence`${nodeLink(origin.node)}`
    : sentence`${stress(origin.symbol)} (${nodeLink(origin.node)})`;
}

/** Where a number that is no number came from. The chain of causes is as long as the origin says, two as a rule. */
export const nonFiniteTexts: SentenceOf<NonFinite> = {
  en: (origin) => {
    const from = origin.operands.length === 0 ? sentence`` : sentence` from ${operation(origin)}`;
    const first = sentence`${result(origin)} arose ${origin.kind === 'update' ? sentence`in the update of ${nodeLink(origin.node)}` : sentence`at ${at(origin)}`}${from}: ${reasons[origin.reason].en}.`;
    return origin.cause === null ? first : sentence`${first} ${causeEn(origin.cause)}`;
  },
  ko: (origin) => {
    const shown = formatNumber(origin.result);
    const from = origin.operands.length === 0 ? sentence`` : sentence` ${operation(origin)}에서`;
    const first = sentence`${result(origin)}${particleAfter(shown, '이/가')} 처음 생긴 곳은 ${at(origin)}${origin.kind === 'update' ? '의 갱신' : ''}이다.${from === undefined || origin.operands.length === 0 ? '' : sentence`${from} 나왔다`}: ${reasons[origin.reason].ko}.`;
    return origin.cause === null ? first : sentence`${first} ${causeKo(origin.cause)}`;
  },
};

function causeEn(cause: NonFinite): Sentence {
  return sentence`The ${result(cause)} itself comes from ${at(cause)}${cause.operands.length === 0 ? '' : sentence`, ${operation(cause)}`}: ${reasons[cause.reason].en}.`;
}

function causeKo(cause: NonFinite): Sentence {
  const shown = formatNumber(cause.result);
  return sentence`${result(cause)}${particleAfter(shown, '은/는')} ${at(cause)}에서 왔다${cause.operands.length === 0 ? '' : sentence` (${operation(cause)})`}: ${reasons[cause.reason].ko}.`;
}
