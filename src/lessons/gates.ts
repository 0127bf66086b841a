import type { Text } from '../texts/text.ts';
import type { Lesson } from './lesson.ts';
import { type NetworkText, networkProgram } from './network.ts';

/** The same network on an easier table, or on the mirror image of XOR. */
function gate(
  id: string,
  name: string,
  targets: NetworkText['targets'],
  seed: number,
  point: Text,
  note: Text,
): Lesson {
  return {
    id,
    title: { en: `${name} gate`, ko: `${name} 게이트` },
    point,
    program: networkProgram({ hidden: 'sigmoid', units: 2, targets }),
    training: { optimizer: 'adam', options: { lr: 0.01 }, seed },
    trains: 1000,
    opensAt: { at: 'start' },
    notes: [{ place: { at: 'start' }, text: note }],
  };
}

export const and = gate(
  'and',
  'AND',
  [0, 0, 0, 1],
  42,
  { en: 'One straight line is enough', ko: '직선 하나로 충분하다' },
  {
    en: 'Only 11 is answered with 1. One line separates it from the rest, so there is no long plateau. Train and watch the boundary.',
    ko: '11에만 1이라고 답한다. 직선 하나가 나머지와 나누므로 긴 평평한 구간이 없다. 학습하며 경계를 보자.',
  },
);

export const or = gate(
  'or',
  'OR',
  [0, 1, 1, 1],
  42,
  { en: 'Three of four answers are 1', ko: '네 답 가운데 셋이 1이다' },
  {
    en: 'Everything but 00 is answered with 1. Guessing is cheaper here than in XOR: three of four targets are the same.',
    ko: '00만 빼고 1이라고 답한다. 정답 넷 가운데 셋이 같으므로, XOR보다 찍기가 싸게 먹힌다.',
  },
);

export const xnor = gate(
  'xnor',
  'XNOR',
  [1, 0, 0, 1],
  42,
  { en: 'The mirror image of XOR, and another luck', ko: 'XOR의 거울상, 그러나 다른 운' },
  {
    en: 'XOR with 0 and 1 exchanged, from the seed that solves XOR. Here it gets stuck near 0.35: two samples stay unresolved. Draw other weights and compare.',
    ko: 'XOR에서 0과 1을 바꾼 것이다. 시드는 XOR을 푼 바로 그 시드이다. 여기서는 0.35 근처에 갇혀 표본 둘이 풀리지 않는다. 가중치를 다시 뽑아 비교해 보자.',
  },
);
