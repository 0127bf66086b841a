import { josa, particleAfter } from '../josa.ts';
import { nodeLink, type SentenceOf, sentence, stress, value } from '../sentence.ts';
import type { Quantity, StepFacts } from './facts.ts';
import { first, result, second } from './forward.ts';

/** Forward steps of ops on whole tensors. They come after the first view, with the first graph that has one. */
export const tensorForward: Readonly<Record<string, SentenceOf<StepFacts>>> = {
  sum: {
    en: (f) => sentence`The sum adds up the elements of ${nodeLink(first(f))} ${value(first(f).value)}: ${result(f)}.`,
    ko: (f) => sentence`${nodeLink(first(f))} ${value(first(f).value)}의 원소를 모두 더한다: ${result(f)}.`,
  },
  mean: {
    en: (f) => sentence`The mean of the elements of ${nodeLink(first(f))} ${value(first(f).value)}: ${result(f)}.`,
    ko: (f) => sentence`${nodeLink(first(f))} ${value(first(f).value)}의 원소를 평균한다: ${result(f)}.`,
  },
  matmul: {
    en: (f) =>
      sentence`The matrix product of ${nodeLink(first(f))} ${value(first(f).value)} and ${nodeLink(second(f))} ${value(second(f).value)}, rows times columns: ${result(f)}.`,
    ko: (f) =>
      sentence`${nodeLink(first(f))} ${value(first(f).value)}${particleAfter(first(f).value, '과/와')} ${nodeLink(second(f))} ${value(second(f).value)}의 행렬곱이다: ${value(f.output.value)}.`,
  },
  affine: {
    en: (f) =>
      sentence`The affine layer multiplies ${nodeLink(first(f))} by its weights ${nodeLink(second(f))} and adds its bias ${nodeLink(f.inputs[2] as Quantity)} to every row: ${value(f.output.value)}.`,
    ko: (f) =>
      sentence`Affine 계층이 ${nodeLink(first(f))}에 가중치 ${nodeLink(second(f))}${particleAfter(second(f).text, '을/를')} 곱하고 모든 행에 편향 ${nodeLink(f.inputs[2] as Quantity)}${particleAfter((f.inputs[2] as Quantity).text, '을/를')} 더한다: ${value(f.output.value)}.`,
  },
  linear: {
    en: (f) =>
      sentence`The linear layer multiplies ${nodeLink(first(f))} by its transposed weights ${nodeLink(second(f))}ᵀ and adds its bias ${nodeLink(f.inputs[2] as Quantity)} to every row: ${value(f.output.value)}.`,
    ko: (f) =>
      sentence`Linear 계층이 ${nodeLink(first(f))}에 전치한 가중치 ${nodeLink(second(f))}ᵀ를 곱하고 모든 행에 편향 ${nodeLink(f.inputs[2] as Quantity)}${particleAfter((f.inputs[2] as Quantity).text, '을/를')} 더한다: ${value(f.output.value)}.`,
  },
  softmax: {
    en: (f) => sentence`Softmax turns ${nodeLink(first(f))} into ${value('probabilities')} that add up to 1.`,
    ko: (f) =>
      sentence`소프트맥스가 ${nodeLink(first(f))}${particleAfter(first(f).text, '을/를')} 합이 1인 ${value('확률')}로 바꾼다.`,
  },
  softmax_cross_entropy: {
    en: (f) =>
      sentence`Softmax and cross-entropy in one node: the ${stress('loss')} of ${nodeLink(first(f))} against the targets ${nodeLink(second(f))}, averaged over the batch: ${result(f)}.`,
    ko: (f) =>
      sentence`소프트맥스와 교차 엔트로피를 한 노드로 계산한다: ${nodeLink(first(f))}${particleAfter(first(f).text, '과/와')} 정답 ${nodeLink(second(f))}의 ${stress('손실')}, 배치 평균. ${result(f)}.`,
  },
  bce: {
    en: (f) =>
      sentence`The binary cross-entropy compares ${nodeLink(first(f))} with the targets ${nodeLink(second(f))}: the ${stress('loss')}, ${result(f)}.`,
    ko: (f) =>
      sentence`이진 교차 엔트로피가 ${nodeLink(first(f))}${particleAfter(first(f).text, '과/와')} 정답 ${nodeLink(second(f))}${particleAfter(second(f).text, '을/를')} 비교한다: ${stress('손실')}, ${result(f)}.`,
  },
  mse: {
    en: (f) =>
      sentence`The mean squared error of ${nodeLink(first(f))} and ${nodeLink(second(f))}: the ${stress('loss')}, ${result(f)}.`,
    ko: (f) =>
      sentence`${nodeLink(first(f))}${particleAfter(first(f).text, '과/와')} ${nodeLink(second(f))}의 평균 제곱 오차이다: ${stress('손실')}, ${result(f)}.`,
  },
  index: {
    en: (f) => sentence`Indexing picks ${value(f.output.value)} out of ${nodeLink(first(f))}.`,
    ko: (f) => sentence`인덱싱이 ${nodeLink(first(f))}에서 ${value(josa(f.output.value, '을/를'))} 골라낸다.`,
  },
  reshape: {
    en: (f) =>
      sentence`The elements of ${nodeLink(first(f))} stay the same; only the shape changes: ${value(first(f).value)} becomes ${value(f.output.value)}.`,
    ko: (f) =>
      sentence`${nodeLink(first(f))}의 원소는 그대로이고 형상만 바뀐다: ${value(first(f).value)} → ${value(f.output.value)}.`,
  },
  transpose: {
    en: (f) =>
      sentence`Rows of ${nodeLink(first(f))} become columns: ${value(first(f).value)} becomes ${value(f.output.value)}.`,
    ko: (f) => sentence`${nodeLink(first(f))}의 행이 열이 된다: ${value(first(f).value)} → ${value(f.output.value)}.`,
  },
};
