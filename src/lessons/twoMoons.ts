import type { Lesson } from './lesson.ts';

/** A classifier of two interleaved half circles, in mini-batches: the same language for a data set of forty. */
export const twoMoons: Lesson = {
  id: 'two-moons',
  title: { en: 'Two moons', ko: '두 개의 달' },
  point: { en: 'A curved boundary from eight units, in mini-batches', ko: '여덟 유닛이 만드는 굽은 경계, 미니배치로' },
  program: [
    '# two half circles with a little noise, 20 points each',
    'X = const([',
    '  [1.28, -0.01], [-0.09, 0.51], [0.97, 0.26], [-0.06, 0.21], [0.79, 0.48], [0.17, 0.29], [0.83, 0.48], [0.32, -0.05],',
    '  [0.87, 0.7], [0.27, -0.23], [0.81, 0.76], [0.2, -0.12], [0.52, 0.74], [0.59, -0.36], [0.28, 1.06], [0.68, -0.37],',
    '  [0.33, 0.77], [0.83, -0.45], [0.18, 0.97], [0.98, -0.55], [-0.16, 1.07], [1.13, -0.58], [-0.32, 0.98], [1.55, -0.45],',
    '  [-0.31, 0.83], [1.48, -0.26], [-0.52, 0.88], [1.75, -0.44], [-0.83, 0.8], [1.67, -0.14], [-0.8, 0.58], [1.64, -0.07],',
    '  [-1.05, 0.36], [1.88, -0.1], [-0.76, 0.51], [2.1, 0.19], [-1.14, 0.15], [1.9, 0.32], [-1.07, -0.06], [1.97, 0.52]',
    '])',
    't = const([',
    '  [0], [1], [0], [1], [0], [1], [0], [1], [0], [1], [0], [1], [0], [1], [0], [1], [0], [1], [0], [1],',
    '  [0], [1], [0], [1], [0], [1], [0], [1], [0], [1], [0], [1], [0], [1], [0], [1], [0], [1], [0], [1]',
    '])',
    '# zeros here: the weights are drawn from a seed',
    'W1 = param([[0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0]])',
    'b1 = param([0, 0, 0, 0, 0, 0, 0, 0])',
    'W2 = param([[0, 0, 0, 0, 0, 0, 0, 0]])',
    'b2 = param([0])',
    'h = tanh(linear(X, W1, b1))',
    'y = sigmoid(linear(h, W2, b2))',
    'loss = bce(y, t)',
  ].join('\n'),
  training: { optimizer: 'adam', options: { lr: 0.05 }, seed: 1, batchSize: 8 },
  trains: 300,
  opensAt: { at: 'start' },
  notes: [
    {
      place: { at: 'start' },
      text: {
        en: 'Forty points, eight at a time: each iteration sees another mini-batch, and five of them are an epoch. Train 300 and watch the boundary bend between the moons.',
        ko: '점 마흔 개를 여덟 개씩 본다. 반복마다 다른 미니배치를 보고, 다섯 번이 한 에폭이다. 300번 학습하며 경계가 두 달 사이로 굽는 것을 보자.',
      },
    },
    {
      place: { at: 'forward', node: 'loss' },
      text: {
        en: 'The loss of this mini-batch, not of all data: that is why the curve trembles. Set Batch to all and compare.',
        ko: '데이터 전체가 아니라 이 미니배치의 손실이다. 곡선이 떨리는 까닭이다. 배치를 전체로 바꾸어 비교해 보자.',
      },
    },
  ],
};
