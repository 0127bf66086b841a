import type { Text } from '../text.ts';

/** How an op is said, and, where its operands are said with a word between them, that word. */
export interface SpokenOp {
  readonly name: Text;
  readonly between?: Text;
}

const op = (en: string, ko: string): SpokenOp => ({ name: { en, ko } });
const between = (en: string, ko: string, wordEn: string, wordKo: string): SpokenOp => ({
  name: { en, ko },
  between: { en: wordEn, ko: wordKo },
});

/** Every op by its spoken name: a screen reader hears "multiply", not the glyph of a cross. By `Op.name`. */
export const SPOKEN_OPS: Readonly<Record<string, SpokenOp>> = {
  add: between('add', '더하기', 'plus', '더하기'),
  sub: between('subtract', '빼기', 'minus', '빼기'),
  mul: between('multiply', '곱하기', 'times', '곱하기'),
  div: between('divide', '나누기', 'divided by', '나누기'),
  pow: between('power', '거듭제곱', 'to the power of', '의 거듭제곱, 지수'),
  power: op('power', '거듭제곱'),
  square: op('square', '제곱'),
  neg: op('negate', '부호 바꾸기'),
  reciprocal: op('reciprocal', '역수'),
  exp: op('exponential', '지수 함수'),
  log: op('logarithm', '로그'),
  sqrt: op('square root', '제곱근'),
  sin: op('sine', '사인'),
  cos: op('cosine', '코사인'),
  tan: op('tangent function', '탄젠트'),
  tanh: op('hyperbolic tangent', '하이퍼볼릭 탄젠트'),
  abs: op('absolute value', '절댓값'),
  max2: op('maximum', '최댓값'),
  min2: op('minimum', '최솟값'),
  amax: op('largest entry', '최대 원소'),
  amin: op('smallest entry', '최소 원소'),
  detach: op('detach', '분리'),
  sigmoid: op('sigmoid', '시그모이드'),
  relu: op('ReLU', '렐루'),
  leaky_relu: op('leaky ReLU', '리키 렐루'),
  gelu: op('GELU', '겔루'),
  silu: op('SiLU', '실루'),
  softplus: op('softplus', '소프트플러스'),
  sum: op('sum', '합'),
  mean: op('mean', '평균'),
  logsumexp: op('log sum exp', '로그 합 지수'),
  matmul: op('matrix product', '행렬곱'),
  transpose: op('transpose', '전치'),
  reshape: op('reshape', '형상 바꾸기'),
  softmax: op('softmax', '소프트맥스'),
  log_softmax: op('log softmax', '로그 소프트맥스'),
  softmax_cross_entropy: op('softmax with cross-entropy', '소프트맥스와 교차 엔트로피'),
  mse: op('mean squared error', '평균 제곱 오차'),
  bce: op('binary cross-entropy', '이진 교차 엔트로피'),
  affine: op('affine layer', '어파인 계층'),
  linear: op('linear layer', '선형 계층'),
  index: op('pick entries', '원소 고르기'),
  concat: op('join', '이어 붙이기'),
  // Of the scalar view.
  neuron: op('neuron', '뉴런'),
  total: op('sum', '합'),
};

/** The part of an op's name that says that it is one element of a lane of numbers (engine/scalars). */
const LANE = /_lane$/u;

/** An op as it is said. One that is missing here goes by its name as words: `hard_swish` is "hard swish". */
export function spokenOp(name: string): SpokenOp {
  const bare = name.replace(LANE, '');
  const words = bare.replaceAll('_', ' ').trim();
  return SPOKEN_OPS[bare] ?? op(words, words);
}
