import type { Lesson } from './lesson.ts';
import { networkProgram, XOR_TARGETS } from './network.ts';

/** XOR with other hidden layers: what learns faster, and what may not learn at all. */

export const xorTanh: Lesson = {
  id: 'xor-tanh',
  title: { en: 'XOR with tanh', ko: 'tanh를 쓴 XOR' },
  point: { en: 'Outputs around 0 learn faster', ko: '0을 중심으로 하는 출력은 더 빨리 배운다' },
  program: networkProgram({ hidden: 'tanh', units: 2, targets: XOR_TARGETS }),
  training: { optimizer: 'adam', options: { lr: 0.01 }, seed: 42 },
  trains: 500,
  opensAt: { at: 'start' },
  notes: [
    {
      place: { at: 'start' },
      text: {
        en: 'The XOR network with tanh in the hidden layer, from the same seed. Train 500 iterations: the plateau of the sigmoid network is hardly there.',
        ko: '은닉층에 tanh를 쓴 XOR 신경망이다. 시드는 같다. 500번 학습해 보자. 시그모이드 신경망의 평평한 구간이 거의 보이지 않는다.',
      },
    },
    {
      place: { at: 'backward', node: 'h' },
      text: {
        en: 'tanh’ = 1 − h² is 1 where h is 0, four times the largest derivative of the sigmoid. More of the gradient reaches W1.',
        ko: 'tanh의 미분 1 − h²은 h가 0일 때 1로, 시그모이드의 가장 큰 미분의 네 배이다. W1에 더 많은 기울기가 닿는다.',
      },
    },
  ],
};

export const xorRelu: Lesson = {
  id: 'xor-relu',
  title: { en: 'XOR with ReLU', ko: 'ReLU를 쓴 XOR' },
  point: {
    en: 'A unit that is off for every sample never learns again',
    ko: '모든 표본에서 꺼진 유닛은 다시 배우지 못한다',
  },
  program: networkProgram({ hidden: 'relu', units: 2, targets: XOR_TARGETS }),
  training: { optimizer: 'adam', options: { lr: 0.01 }, seed: 3 },
  trains: 500,
  opensAt: { at: 'start' },
  notes: [
    {
      place: { at: 'start' },
      text: {
        en: 'Two ReLU units from seed 3. Train 500 iterations: the loss stops at ln 2 ≈ 0.6931, where everything is answered with one half. Then try seed 5.',
        ko: '시드 3에서 뽑은 ReLU 유닛 두 개이다. 500번 학습해 보자. 손실이 ln 2 ≈ 0.6931에서 멈춘다. 모든 답이 절반이라는 뜻이다. 그다음 시드 5를 써 보자.',
      },
    },
    {
      place: { at: 'backward', node: 'h' },
      text: {
        en: 'Where z1 ≤ 0 the switch is open and nothing passes. A unit that is off in all four rows gets the gradient 0.',
        ko: 'z1 ≤ 0인 곳에서는 스위치가 열려 아무것도 지나가지 못한다. 네 행 모두에서 꺼진 유닛은 기울기 0을 받는다.',
      },
    },
    {
      place: { at: 'start' },
      iteration: 200,
      text: {
        en: 'Both columns of h are 0 in every row, as they were from the start: these units were born dead. W1 and b1 get no gradient, so they can never come back; with four units that is much less likely.',
        ko: 'h의 두 열이 처음부터 모든 행에서 0이다. 죽은 채 태어난 유닛이다. W1과 b1에 기울기가 오지 않으니 되살아날 수 없다. 유닛이 넷이면 이런 일이 훨씬 드물다.',
      },
    },
  ],
};

export const xorWide: Lesson = {
  id: 'xor-wide',
  title: { en: 'XOR with four hidden units', ko: '은닉 유닛이 넷인 XOR' },
  point: { en: 'Room to spare makes learning easier', ko: '여유가 있으면 배우기 쉽다' },
  program: networkProgram({ hidden: 'sigmoid', units: 4, targets: XOR_TARGETS }),
  training: { optimizer: 'adam', options: { lr: 0.01 }, seed: 42 },
  trains: 1000,
  opensAt: { at: 'start' },
  notes: [
    {
      place: { at: 'start' },
      text: {
        en: '2-4-1 instead of 2-2-1. Two units are enough to solve XOR, four find a way more often: try several seeds, and compare the curves that stay behind.',
        ko: '2-2-1 대신 2-4-1이다. XOR은 유닛 둘로 풀 수 있지만, 넷이면 길을 찾는 일이 더 잦다. 시드를 바꾸어 가며 남는 곡선들을 비교해 보자.',
      },
    },
  ],
};
