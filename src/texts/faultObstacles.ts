import type { Impossible, Obstacle } from '../engine/faults/fault.ts';
import { formatNumber } from '../format/number.ts';
import type { Text, TextOf } from './text.ts';

type Data = Impossible['data'];
const number = (data: Data, name: string) => formatNumber(Number(data[name] ?? 0));

/** Why a program cannot show a fault. */
export const OBSTACLE_TEXTS: Readonly<Record<Obstacle, Text | TextOf<Data>>> = {
  nothingShared: { en: 'No value is used twice.', ko: '두 번 쓰이는 값이 없다.' },
  noDoubleEdge: { en: 'No node takes the same input twice.', ko: '같은 입력을 두 번 받는 노드가 없다.' },
  noSharedOp: {
    en: 'No node that computes something is used twice; visiting an input twice does no harm.',
    ko: '두 번 쓰이는 연산 노드가 없다. 입력은 두 번 불려도 달라지지 않는다.',
  },
  ownRecursion: { en: 'The program asks for this order itself.', ko: '프로그램이 스스로 이 순서를 쓴다.' },
  tooManyVisits: {
    en: (data: Data) =>
      `It would take ${number(data, 'calls')} calls; at most ${number(data, 'limit')} are shown. That is the point of it.`,
    ko: (data: Data) =>
      `노드를 ${number(data, 'calls')}번 부르게 된다. ${number(data, 'limit')}번까지만 보여 준다. 이렇게 많아지는 것이 이 버그의 문제이다.`,
  },
  noGradient: { en: 'No gradient flows in this program.', ko: '이 프로그램에는 기울기가 흐르지 않는다.' },
  noActivation: { en: 'There is no activation function.', ko: '활성화 함수가 없다.' },
  noSecondCall: {
    en: 'No two nodes of one kind save something.',
    ko: '값을 저장하는 노드 가운데 같은 종류가 둘 이상 없다.',
  },
  noRelu: { en: 'There is no ReLU.', ko: 'ReLU가 없다.' },
  numbersAreCopied: {
    en: 'This ReLU works on a number. Numbers are copied; only arrays are shared.',
    ko: '이 ReLU는 수 하나를 다룬다. 수는 복사되고, 배열만 함께 쓰인다.',
  },
  gradientNotShared: {
    en: 'Nobody else holds the array that ReLU overwrites, or it writes no zeros over other numbers.',
    ko: 'ReLU가 덮어쓰는 배열을 다른 노드가 쓰지 않거나, 덮어써도 달라지는 수가 없다.',
  },
  noAffine: { en: 'There is no affine layer with rows of samples.', ko: '표본을 행으로 받는 affine 계층이 없다.' },
  noSingleSample: { en: 'No layer gets one sample as a vector.', ko: '표본 하나를 벡터로 받는 계층이 없다.' },
  noSoftmaxLoss: { en: 'There is no softmax_cross_entropy.', ko: 'softmax_cross_entropy가 없다.' },
  upstreamIsOne: {
    en: 'The loss stands last and gets 1 from above: leaving it out changes nothing.',
    ko: '손실이 맨 끝에 있어 상류에서 1이 온다. 곱하지 않아도 달라지지 않는다.',
  },
  noSigmoid: { en: 'There is no sigmoid node.', ko: 'sigmoid 노드가 없다.' },
  noTanh: { en: 'There is no tanh node.', ko: 'tanh 노드가 없다.' },
  noOverflow: {
    en: 'Its inputs are small: exp overflows beyond 709.78.',
    ko: '입력이 작다. exp는 709.78을 넘어야 오버플로한다.',
  },
  noConstants: { en: 'There is no constant that the output depends on.', ko: '출력에 쓰이는 상수가 없다.' },
  notTrained: { en: 'Nothing is trained.', ko: '학습되는 것이 없다.' },
  noBiases: { en: 'There are no biases among the parameters.', ko: '매개변수 가운데 편향이 없다.' },
  onlyBiases: { en: 'There are no weights, only biases.', ko: '가중치는 없고 편향만 있다.' },
  firstIteration: {
    en: 'In the first iteration there is nothing left from before. It begins in the next one.',
    ko: '첫 반복에는 앞에서 남은 것이 없다. 다음 반복부터 나타난다.',
  },
  zeroGradIsOff: {
    en: 'zero_grad is off already, in the settings of the training.',
    ko: '학습 설정에서 zero_grad가 이미 꺼져 있다.',
  },
  tooFar: {
    en: (data: Data) =>
      `The training is run again with the fault, and has come to iteration ${number(data, 'reached')}. Go to that one, or come back.`,
    ko: (data: Data) =>
      `버그를 넣고 학습을 다시 하는 중이며 ${number(data, 'reached')}번째 반복까지 왔다. 그 반복으로 가거나 다시 오면 된다.`,
  },
  tooLarge: {
    en: (data: Data) => `The program is too large: faults are run on up to ${number(data, 'limit')} elements.`,
    ko: (data: Data) => `프로그램이 너무 크다. 원소 ${number(data, 'limit')}개까지만 버그를 넣어 실행한다.`,
  },
  sameNumbers: { en: 'With these values all numbers stay the same.', ko: '이 값에서는 모든 수가 그대로다.' },
};
