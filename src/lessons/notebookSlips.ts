import type { Lesson } from './lesson.ts';
import { networkProgram, SEED_42, XOR_TARGETS } from './network.ts';

const program = networkProgram({ hidden: 'sigmoid', units: 2, targets: XOR_TARGETS, weights: SEED_42 });
const training = { optimizer: 'sgd', options: { lr: 0.1 }, seed: 42 } as const;

/** Two slips of the notebook that the XOR network comes from. */

/** z2.grad printed under the name dL/dy. */
export const wrongName: Lesson = {
  id: 'wrong-name',
  title: { en: 'A gradient under a wrong name', ko: '이름이 틀린 기울기' },
  point: { en: 'dL/dz2 is not dL/dy', ko: 'dL/dz2는 dL/dy가 아니다' },
  program,
  training,
  opensAt: { at: 'backward', node: 'loss' },
  notes: [
    {
      place: { at: 'backward', node: 'loss' },
      text: {
        en: 'The notebook prints “Gradient @ Output (dL/dy_pred)” and below it 0.16632186 for the first sample. Look at the gradient of y here: its first entry is 0.7469.',
        ko: '노트북은 “Gradient @ Output (dL/dy_pred)”라는 제목 아래 첫 표본의 값으로 0.16632186을 찍는다. 여기 y의 기울기를 보자. 첫 원소는 0.7469이다.',
      },
    },
    {
      place: { at: 'backward', node: 'y' },
      text: {
        en: 'One step later the number is there, at z2: 0.7469 times the sigmoid’s local derivative y(1 − y). The notebook printed z2.grad, which is dL/dz2.',
        ko: '한 단계 뒤 z2에 그 수가 나온다. 0.7469에 시그모이드의 국소적 미분 y(1 − y)를 곱한 것이다. 노트북은 z2.grad, 곧 dL/dz2를 찍었다.',
      },
    },
    {
      place: { at: 'backward', node: 'z2' },
      text: {
        en: 'Why nobody noticed: dL/dz2 = (y − t)/4 looks like an error at the output, and training does not use the printed text. In PyTorch, y_pred.retain_grad() before backward, then y_pred.grad.',
        ko: '아무도 몰랐던 까닭: dL/dz2 = (y − t)/4는 출력의 오차처럼 보이고, 학습은 찍힌 글자를 쓰지 않는다. PyTorch에서는 backward 전에 y_pred.retain_grad()를 부르고 y_pred.grad를 보면 된다.',
      },
    },
    {
      place: { at: 'start' },
      iteration: 1,
      text: {
        en: 'The numbers that these notes quote are those of iteration 0; the mistake is the same in every one: z2.grad is smaller than y.grad by the factor y(1 − y).',
        ko: '이 강의가 말하는 수는 0번째 반복의 것이다. 잘못은 어느 반복에서나 같다. z2.grad는 y.grad보다 y(1 − y)배만큼 작다.',
      },
    },
  ],
};

/** Only the weight matrices were updated, never the biases. */
export const weightsOnly: Lesson = {
  id: 'weights-only',
  title: { en: 'Weights updated, biases forgotten', ko: '가중치만 갱신하고 편향은 잊었다' },
  point: { en: 'The loss falls all the same, which hides it', ko: '그래도 손실은 줄어서 눈에 띄지 않는다' },
  program,
  training: { ...training, updates: ['W1', 'W2'] },
  trains: 2000,
  charts: ['loss', 'weights'],
  opensAt: { at: 'update', node: 'b1' },
  notes: [
    {
      place: { at: 'update', node: 'W1' },
      text: {
        en: 'The notebook updates the two weight matrices by hand: W −= 0.1 · W.grad.',
        ko: '노트북은 가중치 행렬 둘을 손으로 갱신한다: W −= 0.1 · W.grad.',
      },
    },
    {
      place: { at: 'update', node: 'b1' },
      text: {
        en: 'b1 has a gradient, and nothing uses it: the loop that updates has only the weights. The same goes for b2.',
        ko: 'b1에도 기울기가 있지만 아무도 쓰지 않는다. 갱신하는 반복문에 가중치만 있기 때문이다. b2도 마찬가지다.',
      },
    },
    {
      place: { at: 'end' },
      text: {
        en: 'Train 2,000 iterations, then tick b1 and b2 in the table of weights, so that the optimizer has them too, and train again: the old curve stays for comparison. Right after the start the full update is ahead; the forgotten biases show only if one looks.',
        ko: '2,000번 학습한 뒤, 가중치 표에서 b1과 b2도 갱신하게 하고 다시 학습해 보자. 옛 곡선이 남아 비교된다. 처음에는 모두 갱신하는 쪽이 앞선다. 잊힌 편향은 들여다보아야만 보인다.',
      },
    },
  ],
};
