import type { Lesson } from './lesson.ts';

/** The affine layer of Deep Learning from Scratch, with the gradient that arrives given by @seed. */
export const affine: Lesson = {
  id: 'affine',
  title: { en: 'The affine layer', ko: 'Affine 계층' },
  point: {
    en: 'Shapes tell you the formula: dX = dY·Wᵀ, dW = Xᵀ·dY',
    ko: '형상이 식을 알려 준다: dX = dY·Wᵀ, dW = Xᵀ·dY',
  },
  program: [
    'X = [[1, 2, 3], [-0.5, 0.25, 4]]',
    'W = [[0.1, -0.2], [0.3, 0.4], [-0.5, 0.6]]',
    'b = [0.01, -0.02]',
    'Y = affine(X, W, b)',
    '@seed [[1, -1], [0.5, 2]]',
  ].join('\n'),
  opensAt: { at: 'start' },
  notes: [
    {
      place: { at: 'start' },
      text: {
        en: 'A batch of two rows X (2, 3), weights W (3, 2), a bias b (2). One affine node is X·W + b.',
        ko: '두 행짜리 배치 X (2, 3), 가중치 W (3, 2), 편향 b (2). Affine 노드 하나가 X·W + b이다.',
      },
    },
    {
      place: { at: 'forward', node: 'Y' },
      text: {
        en: '(2, 3) · (3, 2) = (2, 2), and b is added to every row.',
        ko: '(2, 3) · (3, 2) = (2, 2)이고, b는 모든 행에 더해진다.',
      },
    },
    {
      place: { at: 'backward', node: 'Y' },
      text: {
        en: 'Let the shapes guide you. dX has the shape of X, (2, 3): dY (2, 2) times Wᵀ (2, 3) gives it. dW has the shape of W, (3, 2): Xᵀ (3, 2) times dY (2, 2). b was added to every row, so db adds up the rows: the column sums of dY.',
        ko: '형상을 따라가자. dX는 X와 같은 (2, 3)이고, dY (2, 2)와 Wᵀ (2, 3)의 곱이 그렇다. dW는 W와 같은 (3, 2)이고, Xᵀ (3, 2)와 dY (2, 2)의 곱이다. b는 모든 행에 더해졌으므로 db는 행들을 더한 것, 곧 dY의 열별 합이다.',
      },
    },
  ],
};
