import { josa } from '../josa.ts';
import { gradient, nodeLink, type SentenceOf, sentence, stress, value } from '../sentence.ts';
import { targets, to, unchanged } from './backward.ts';
import { capitalized } from './capital.ts';
import type { StepFacts } from './facts.ts';

/** The largest (smallest) of many entries. */
const routesWithin = (name: string): SentenceOf<StepFacts> => ({
  en: (f) =>
    sentence`${capitalized(name)} is a switch: the ${gradient('gradient')} goes to the entry of ${targets(f, 'en')} that won, all others get 0, and winners that are equal share it.`,
  ko: (f) =>
    sentence`${josa(name, '은/는')} 스위치다: ${gradient('기울기')}는 ${targets(f, 'ko')}에서 선택된 원소로만 가고 나머지에는 0이 간다. 선택된 원소가 여럿이면 똑같이 나눈다.`,
});

/** `y − t`, by the names of the loss's two inputs. */
const difference = ({ inputs }: StepFacts) => `${inputs[0]?.text} − ${inputs[1]?.text}`;
/** `y(1 − y)`, of the prediction. */
const slopeOf = ({ inputs }: StepFacts) => `${inputs[0]?.text}(1 − ${inputs[0]?.text})`;

/** Backward steps of ops on whole tensors. They come after the first view, with the first graph that has one. */
export const tensorBackward: Readonly<Record<string, SentenceOf<StepFacts>>> = {
  total: unchanged('A sum', '덧셈은'),
  amax: routesWithin('max'),
  amin: routesWithin('min'),
  sum: {
    en: (f) =>
      sentence`A sum spreads its ${gradient('gradient')}: every element of ${targets(f, 'en')} that was added gets the same.`,
    ko: (f) =>
      sentence`합은 ${gradient('기울기')}를 퍼뜨린다: 더해진 ${targets(f, 'ko')}의 모든 원소가 같은 기울기를 받는다.`,
  },
  mean: {
    en: (f) =>
      sentence`A mean shares its ${gradient('gradient')} out: every element of ${targets(f, 'en')} gets one N-th of it.`,
    ko: (f) =>
      sentence`평균은 ${gradient('기울기')}를 나누어 준다: ${targets(f, 'ko')}의 모든 원소가 N분의 1씩 받는다.`,
  },
  matmul: {
    en: (f) =>
      sentence`A matrix product sends its ${gradient('gradient')} back times the ${stress('other')} matrix, transposed so that the shapes fit: to ${targets(f, 'en')}.`,
    ko: (f) =>
      sentence`행렬곱은 ${gradient('기울기')}에 형상이 맞도록 전치한 ${stress('다른')} 행렬을 곱하여 ${to(f)} 보낸다.`,
  },
  affine: layer('affine', 'Affine'),
  linear: layer('linear', 'Linear'),
  transpose: {
    en: (f) => sentence`The ${gradient('gradient')} is transposed back, and goes to ${targets(f, 'en')}.`,
    ko: (f) => sentence`${gradient('기울기')}를 다시 전치하여 ${to(f)} 보낸다.`,
  },
  reshape: {
    en: (f) =>
      sentence`The ${gradient('gradient')} gets the shape back that ${targets(f, 'en')} had; its numbers stay.`,
    ko: (f) => sentence`${gradient('기울기')}의 형상을 ${targets(f, 'ko')}의 형상으로 되돌린다. 수는 그대로이다.`,
  },
  index: {
    en: (f) =>
      sentence`The ${gradient('gradient')} goes to the elements of ${targets(f, 'en')} that were picked; all others get 0.`,
    ko: (f) => sentence`${gradient('기울기')}는 ${targets(f, 'ko')}에서 골라낸 원소로만 가고 나머지에는 0이 간다.`,
  },
  concat: {
    en: (f) =>
      sentence`The ${gradient('gradient')} is cut apart where the pieces were joined, and each part goes home: to ${targets(f, 'en')}.`,
    ko: (f) => sentence`${gradient('기울기')}를 이어 붙인 자리에서 다시 나누어 ${to(f)} 보낸다.`,
  },
  softmax_cross_entropy: {
    en: (f) =>
      sentence`Softmax and cross-entropy together leave only (y − t)/batch: ${value('probability')} minus target, times the arriving ${gradient('gradient')}, to ${targets(f, 'en')}.`,
    ko: (f) =>
      sentence`소프트맥스와 교차 엔트로피를 합치면 (y − t)/배치만 남는다: ${value('확률')}에서 정답을 뺀 값에 들어온 ${gradient('기울기')}를 곱하여 ${to(f)} 보낸다.`,
  },
  mse: {
    en: (f) =>
      sentence`The mean squared error sends back how far ${targets(f, 'en')} is off: 2(${difference(f)})/N, times the arriving ${gradient('gradient')}.`,
    ko: (f) =>
      sentence`평균 제곱 오차는 ${targets(f, 'ko')}의 오차 2(${difference(f)})/N에 들어온 ${gradient('기울기')}를 곱하여 되돌려 보낸다.`,
  },
  bce: {
    en: (f) =>
      sentence`The loss sends back how far ${targets(f, 'en')} is off, more steeply the surer a wrong answer was: (${difference(f)})/(${slopeOf(f)})${f.scalar ? '' : ', divided by N'}, times the arriving ${gradient('gradient')}.`,
    ko: (f) =>
      sentence`손실은 ${targets(f, 'ko')}의 오차를 되돌려 보낸다. 틀린 답을 확신할수록 가파르다: (${difference(f)})/(${slopeOf(f)})${f.scalar ? '에' : '를 N으로 나눈 값에'} 들어온 ${gradient('기울기')}를 곱한다.`,
  },
  softmax: {
    en: (f) =>
      sentence`Each probability depends on all scores, so each ${gradient('gradient')} that goes to ${targets(f, 'en')} mixes all that arrive.`,
    ko: (f) =>
      sentence`각 확률은 모든 점수에 의존하므로, ${to(f)} 가는 ${gradient('기울기')}마다 들어온 기울기가 모두 섞인다.`,
  },
};

/** `to h, to its weights W2 and to its bias b2`: three ways, fewer when one edge is shown or an input is constant. */
function layer(en: string, ko: string): SentenceOf<StepFacts> {
  const role = (slot: number) => (['', 'its weights ', 'its bias '] as const)[slot] ?? '';
  const roleKo = (slot: number) => (['', '가중치 ', '편향 '] as const)[slot] ?? '';
  const waysKo = ['', '한', '두', '세'] as const;
  const ways = ['no way', 'one way', 'two ways', 'three ways'] as const;
  return {
    en: ({ sent }) => {
      const parts = sent.map(
        (one, k) =>
          sentence`${k === 0 ? '' : k === sent.length - 1 ? ' and ' : ', '}to ${role(one.slot)}${nodeLink(one)}`,
      );
      return sentence`The ${en} layer sends its ${gradient('gradient')} ${ways[sent.length] ?? ''}: ${parts.flat()}.`;
    },
    ko: ({ sent }) => {
      const parts = sent.map((one, k) => sentence`${k === 0 ? '' : ', '}${roleKo(one.slot)}${nodeLink(one)}`);
      return sentence`${ko} 계층은 ${gradient('기울기')}를 ${waysKo[sent.length] ?? ''} 방향으로 보낸다: ${parts.flat()}.`;
    },
  };
}
