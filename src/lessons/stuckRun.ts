import type { Lesson } from './lesson.ts';
import { networkProgram, SEED_42, XOR_TARGETS } from './network.ts';

/** The run that gets stuck: SGD with learning rate 0.1 stays on the plateau where Adam has long left it. */
export const stuckRun: Lesson = {
  id: 'stuck',
  title: { en: 'The run that gets stuck', ko: '제자리에 갇힌 학습' },
  point: { en: 'Small gradients times a small learning rate', ko: '작은 기울기에 작은 학습률을 곱하면' },
  program: networkProgram({ hidden: 'sigmoid', units: 2, targets: XOR_TARGETS, weights: SEED_42 }),
  training: { optimizer: 'sgd', options: { lr: 0.1 }, seed: 42 },
  trains: 2000,
  opensAt: { at: 'start' },
  notes: [
    {
      place: { at: 'start' },
      text: {
        en: 'The XOR network again, now with plain SGD and learning rate 0.1. Train 2,000 iterations.',
        ko: '다시 XOR 신경망이다. 이번에는 학습률 0.1의 기본 SGD를 쓴다. 2,000번 학습해 보자.',
      },
    },
    {
      place: { at: 'update' },
      text: {
        en: 'SGD moves a weight by learning rate · gradient. The gradient of W1 came through two sigmoids, each with a slope of at most ¼, and through the small weights of W2.',
        ko: 'SGD는 가중치를 학습률 · 기울기만큼 옮긴다. W1의 기울기는 기울기가 많아야 ¼인 시그모이드 두 개와 W2의 작은 가중치를 지나온 것이다.',
      },
    },
    {
      place: { at: 'start' },
      iteration: 200,
      text: {
        en: 'Stuck at ln 2 ≈ 0.6931. All four answers are about one half, so the errors of the four samples cancel in the sum over the batch: the gradients are nearly 0, and so is every step.',
        ko: 'ln 2 ≈ 0.6931에 갇혔다. 네 답이 모두 절반쯤이어서 표본 네 개의 오차가 배치의 합에서 서로 지워진다. 기울기가 거의 0이니 걸음도 거의 0이다.',
      },
    },
    {
      place: { at: 'start' },
      iteration: 1500,
      text: {
        en: 'Not a minimum, only a plateau: train 18,000 more and it leaves at about iteration 10,000. Learning rate 1 leaves ten times sooner; Adam, which scales each gradient by its own size, at about 300.',
        ko: '최솟값이 아니라 평평한 구간일 뿐이다. 18,000번 더 학습하면 10,000번쯤에서 벗어난다. 학습률 1은 열 배 일찍, 기울기를 그 크기로 나누는 Adam은 300번쯤에서 벗어난다.',
      },
    },
  ],
};
