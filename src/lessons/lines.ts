import type { Lesson } from './lesson.ts';

const FIT = [
  'x = const([[0], [1], [2], [3], [4], [5]])',
  't = const([[1.1], [2.9], [5.2], [7.1], [8.8], [11.1]])',
  'w = param(0)',
  'b = param(0)',
  'y = w*x + b',
  'loss = mse(y, t)',
].join('\n');

/** The smallest program that learns: two numbers. */
export const fitLine: Lesson = {
  id: 'fit-line',
  title: { en: 'Fit a line', ko: '직선 맞추기' },
  point: { en: 'Gradient descent with two parameters', ko: '매개변수 두 개로 보는 경사 하강법' },
  program: FIT,
  training: { optimizer: 'sgd', options: { lr: 0.05 } },
  trains: 100,
  opensAt: { at: 'start' },
  notes: [
    {
      place: { at: 'start' },
      text: {
        en: 'param(0) marks a number that is learned. The line y = w·x + b starts flat at 0.',
        ko: 'param(0)은 배울 수를 나타낸다. 직선 y = w·x + b는 0에 누운 채 시작한다.',
      },
    },
    {
      place: { at: 'forward', node: 'loss' },
      text: {
        en: 'The mean of the squared distances to the six points: {loss}.',
        ko: '여섯 점까지의 거리를 제곱해 평균한 것: {loss}.',
      },
    },
    {
      place: { at: 'update' },
      text: {
        en: 'w −= η · ∂loss/∂w. w meets every x, so its gradient is a sum over the points, each weighted by its x.',
        ko: 'w −= η · ∂loss/∂w. w는 모든 x와 만나므로, 그 기울기는 점마다 x를 곱해 더한 것이다.',
      },
    },
    {
      place: { at: 'start' },
      iteration: 1,
      text: {
        en: 'One step, and most of the loss is gone: for a steep bowl a good step is large. Try the learning rate 5 as well: within 100 iterations the loss is beyond all numbers, and the page says where.',
        ko: '한 걸음에 손실이 거의 사라졌다. 가파른 그릇에서 좋은 걸음은 크다. 학습률 5도 써 보자. 100번 안에 손실이 수를 벗어나고, 어디서 그랬는지 나온다.',
      },
    },
  ],
};

/** zero_grad switched off: gradients pile up, and the descent swings for ever. */
export const piledGradients: Lesson = {
  id: 'no-zero-grad',
  title: { en: 'Without zero_grad', ko: 'zero_grad를 빼먹으면' },
  point: { en: 'Gradients pile up and the loss swings', ko: '기울기가 쌓여 손실이 출렁인다' },
  program: FIT,
  training: { optimizer: 'sgd', options: { lr: 0.01 }, zeroGrad: false },
  trains: 100,
  opensAt: { at: 'start' },
  notes: [
    {
      place: { at: 'start' },
      text: {
        en: 'The line again, but optimizer.zero_grad() is missing. The first iteration is right all the same.',
        ko: '같은 직선이지만 optimizer.zero_grad()가 빠졌다. 그래도 첫 반복은 옳다.',
      },
    },
    {
      place: { at: 'start' },
      iteration: 1,
      text: {
        en: 'w and b still hold the gradients of the iteration before. backward() adds to them: open the ledger of w.',
        ko: 'w와 b에 앞 반복의 기울기가 남아 있다. backward()는 거기에 더한다. w의 장부를 열어 보자.',
      },
    },
    {
      place: { at: 'start' },
      iteration: 10,
      text: {
        en: 'Near the best line the new gradient is small, but the pile is not: the step goes far past it, up the other side, and back. Switch Zero grad on and train again to compare the curves.',
        ko: '가장 좋은 직선 가까이에서 새 기울기는 작지만 쌓인 것은 작지 않다. 걸음은 그곳을 훌쩍 지나 건너편으로 올라갔다가 돌아온다. 기울기 초기화를 켜고 다시 학습해 곡선을 비교하자.',
      },
    },
  ],
};

/** Logistic regression: the line bent by a sigmoid into a probability. */
export const logistic: Lesson = {
  id: 'logistic',
  title: { en: 'Logistic regression', ko: '로지스틱 회귀' },
  point: { en: 'A probability from a line', ko: '직선으로 얻는 확률' },
  program: [
    '# hours of study, and whether the exam was passed',
    'x = const([[0.5], [1], [1.5], [2], [2.5], [3], [3.5], [4]])',
    't = const([[0], [0], [0], [1], [0], [1], [1], [1]])',
    'w = param(0)',
    'b = param(0)',
    'z = w*x + b',
    'p = sigmoid(z)',
    'loss = bce(p, t)',
  ].join('\n'),
  training: { optimizer: 'sgd', options: { lr: 0.5 } },
  trains: 500,
  opensAt: { at: 'start' },
  notes: [
    {
      place: { at: 'start' },
      text: {
        en: 'Eight students. The line z = w·x + b goes through a sigmoid and becomes a probability; at 0 it says one half to everybody.',
        ko: '학생 여덟 명이다. 직선 z = w·x + b가 시그모이드를 지나 확률이 된다. 처음에는 모두에게 절반이라고 한다.',
      },
    },
    {
      place: { at: 'backward', node: 'p' },
      text: {
        en: 'At z the gradient is (p − t)/8: the mistake itself, shared among the eight.',
        ko: 'z에서 기울기는 (p − t)/8이다. 틀린 만큼을 여덟으로 나눈 것이다.',
      },
    },
    {
      place: { at: 'start' },
      iteration: 50,
      text: {
        en: 'The curve crosses one half between the last who failed and the first who passed. The loss cannot reach 0: the two in the middle contradict each other.',
        ko: '곡선은 떨어진 학생과 붙은 학생 사이에서 절반을 지난다. 손실은 0이 될 수 없다. 가운데의 두 학생이 서로 어긋나기 때문이다.',
      },
    },
  ],
};
