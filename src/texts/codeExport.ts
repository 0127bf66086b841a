import { code, coded, count } from './errorWords.ts';
import type { TextOf } from './text.ts';

const DIALECTS = { pytorch: 'PyTorch', numpy: 'NumPy', scalar: 'Python' } as const;

/** What an export of the program as code says when there is none: the reasons of export/code/codeResult.ts. */
export const codeExportTexts = {
  recursiveOrder: {
    en: ({ dialect }) =>
      `${DIALECTS[dialect]} sends every gradient once, in topological order: the wrong numbers of ${code('@backward recursive')} come out only in the scalar export.`,
    ko: ({ dialect }) =>
      `${DIALECTS[dialect]} 코드는 위상 순서대로 기울기를 한 번씩만 보낸다. ${code('@backward recursive')}의 틀린 수는 스칼라 코드에서만 나온다.`,
  },
  tooLong: {
    en: ({ found, allowed }) =>
      `The program has ${count(found)} nodes, and code is written for at most ${count(allowed)}.`,
    ko: ({ found, allowed }) => `이 프로그램은 노드가 ${count(found)}개이다. 코드는 ${count(allowed)}개까지만 쓴다.`,
  },
  nonFinite: {
    en: ({ name }) =>
      `Plain Python raises an error where the page has NaN or ∞${name === null ? '' : `, as at ${code(name)}`}. NumPy and PyTorch pass such numbers on.`,
    ko: ({ name }) =>
      `NaN이나 ∞가 나오는 곳${name === null ? '' : `(${code(name)})`}에서 파이썬은 오류를 낸다. NumPy와 PyTorch는 그런 수를 그대로 넘긴다.`,
  },
  scalarOutput: {
    en: () => 'The scalar code starts from one number, and this output has several. End with a sum or a mean.',
    ko: () => '스칼라 코드는 수 하나에서 시작하는데 이 출력에는 수가 여럿이다. 합이나 평균으로 끝낸다.',
  },
  scalarTooLarge: {
    en: ({ allowed }) => `Taken apart into numbers, this program has more than ${count(allowed)} nodes.`,
    ko: ({ allowed }) => `수 하나하나로 나누면 노드가 ${count(allowed)}개를 넘는다.`,
  },
  scalarOp: {
    en: ({ op }) => `${op === null ? 'One of its ops' : code(op)} cannot be taken apart into single numbers.`,
    ko: ({ op }) => `${op === null ? '어떤 연산은' : coded(op, '은/는')} 수 하나하나로 나눌 수 없다.`,
  },
  notAProbability: {
    en: ({ op }) =>
      `PyTorch raises an error when a prediction given to ${code(op)} is not between 0 and 1, as it is here.`,
    ko: ({ op }) => `여기처럼 ${code(op)}에 주는 예측이 0과 1 사이를 벗어나면 PyTorch는 오류를 낸다.`,
  },
  noCode: {
    en: ({ op, dialect }) => `${code(op)} has no ${DIALECTS[dialect]} code.`,
    ko: ({ op, dialect }) => `${code(op)}의 ${DIALECTS[dialect]} 코드가 없다.`,
  },
} satisfies {
  readonly recursiveOrder: TextOf<{ readonly dialect: keyof typeof DIALECTS }>;
  readonly tooLong: TextOf<{ readonly found: number; readonly allowed: number }>;
  readonly nonFinite: TextOf<{ readonly name: string | null }>;
  readonly scalarOutput: TextOf<void>;
  readonly scalarTooLarge: TextOf<{ readonly allowed: number }>;
  readonly scalarOp: TextOf<{ readonly op: string | null }>;
  readonly notAProbability: TextOf<{ readonly op: string }>;
  readonly noCode: TextOf<{ readonly op: string; readonly dialect: keyof typeof DIALECTS }>;
};
