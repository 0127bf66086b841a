import type { NoScalars } from '../engine/scalars/scalars.ts';
import { code, coded } from './errorWords.ts';
import type { TextOf } from './text.ts';

/** Why a program that is not trained is not shown as scalars. Its tensors stand there. */
export const levelRefusals = {
  op: {
    en: (op) => `${code(op)} is not written out in scalars: the tensors are shown.`,
    ko: (op) => `${coded(op, '은/는')} 스칼라로 풀어 쓰지 않는다. 텐서를 보인다.`,
  },
  batchAxis: {
    en: (op) => `${code(op)} mixes the rows, and all of them are too many to be drawn: the tensors are shown.`,
    ko: (op) => `${coded(op, '이/가')} 행을 섞고, 모든 행을 그리기에는 너무 많다. 텐서를 보인다.`,
  },
  coupled: {
    en: (op) => `${code(op)} computes with several rows at once, and all of them are too many to be drawn.`,
    ko: (op) => `${coded(op, '이/가')} 여러 행을 함께 계산하고, 모든 행을 그리기에는 너무 많다.`,
  },
  output: {
    en: () => 'Scalars start from one number, and this output has several: end with a sum or a mean.',
    ko: () => '스칼라 그래프는 수 하나에서 시작하는데 이 출력에는 수가 여럿이다. 합이나 평균으로 끝낸다.',
  },
  sample: { en: () => 'There is no such row.', ko: () => '그런 행이 없다.' },
  tooLarge: {
    en: () => 'Taken apart into numbers, this program is too large to be drawn: the tensors are shown.',
    ko: () => '수 하나하나로 나누면 너무 커서 그릴 수 없다. 텐서를 보인다.',
  },
} satisfies Record<NoScalars, TextOf<string>>;
