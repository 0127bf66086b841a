import type { FaultName } from '../engine/faults/fault.ts';
import type { Text } from './text.ts';

/** A fault in words: its name, and what the code does instead of what it should. */
interface FaultTexts {
  readonly name: Text;
  readonly wrong: Text;
}

export const FAULT_TEXTS: Readonly<Record<FaultName, FaultTexts>> = {
  assignment: {
    name: { en: 'Assignment instead of accumulation', ko: '누적 대신 대입' },
    wrong: {
      en: 'Each contribution replaces the gradient that is there. Where a value is used twice, only the last contribution stays.',
      ko: '몫이 올 때마다 이미 있던 기울기를 덮어쓴다. 값이 두 번 쓰이면 마지막 몫만 남는다.',
    },
  },
  'set-of-parents': {
    name: { en: 'Parents kept as a set', ko: '집합에 담은 부모' },
    wrong: {
      en: 'A node keeps its inputs in a set. An input that stands in two places is in the set once, so one of its edges is lost.',
      ko: '노드가 입력을 집합에 담는다. 두 자리에 쓰인 입력도 집합에는 하나뿐이어서 에지 하나가 사라진다.',
    },
  },
  'no-topological-order': {
    name: { en: 'Recursion without topological order', ko: '위상 정렬 없는 재귀' },
    wrong: {
      en: 'A node sends and then calls its inputs at once. A shared node is called once for every path, and each time it sends again what it had sent before.',
      ko: '노드가 기울기를 보내고 곧바로 입력을 부른다. 함께 쓰이는 노드는 경로마다 한 번씩 불리고, 그때마다 전에 보낸 것을 또 보낸다.',
    },
  },
  'no-zero-grad': {
    name: { en: 'No zero_grad', ko: 'zero_grad 없음' },
    wrong: {
      en: 'Nothing clears the gradients before the next backward pass, so it adds to what the last one left.',
      ko: '다음 역전파 전에 기울기를 지우지 않아, 앞의 역전파가 남긴 값 위에 더한다.',
    },
  },
  'cut-graph': {
    name: { en: 'A layer that records no parents', ko: '부모를 기록하지 않는 계층' },
    wrong: {
      en: 'The activation returns a new tensor that does not know where it came from. Backward ends there, and what is before it has no gradient.',
      ko: '활성화 함수가 돌려주는 새 텐서는 자기가 어디서 왔는지 모른다. 역전파는 거기서 끝나고, 그 앞에는 기울기가 없다.',
    },
  },
  'shared-layer': {
    name: { en: 'One layer object used twice', ko: '두 번 쓰인 계층 객체' },
    wrong: {
      en: 'All nodes of one kind are one object. Its second forward overwrites what the first had saved, and backward reads the wrong numbers.',
      ko: '같은 종류의 노드가 모두 한 객체다. 두 번째 순전파가 첫 번째가 저장한 값을 덮어써서, 역전파가 엉뚱한 수를 읽는다.',
    },
  },
  'relu-overwrites-upstream': {
    name: { en: 'ReLU overwrites its upstream', ko: '상류의 기울기를 덮어쓰는 ReLU' },
    wrong: {
      en: 'ReLU writes its zeros into the array that it is given. Whoever holds the same array finds zeros in it.',
      ko: 'ReLU가 받은 배열에 그대로 0을 써넣는다. 같은 배열을 쓰는 다른 노드도 0을 보게 된다.',
    },
  },
  'relu-returns-zero': {
    name: { en: 'ReLU returns the number 0', ko: '수 0을 돌려주는 ReLU' },
    wrong: {
      en: 'A chained assignment gives both names the last value: dx is the number 0, and nothing goes back.',
      ko: '연쇄 대입은 두 이름에 마지막 값을 준다. dx가 수 0이 되어 아무것도 되돌아가지 않는다.',
    },
  },
  'affine-dw-from-dx': {
    name: { en: 'Affine: dW from dX', ko: 'Affine: dX로 계산한 dW' },
    wrong: {
      en: 'dW is computed from dX in place of X transposed. Where the shapes do not fit the code stops; where they happen to fit the numbers are wrong.',
      ko: 'dW를 X의 전치 대신 dX로 계산한다. 형상이 맞지 않으면 코드가 멈추고, 우연히 맞으면 수가 틀린다.',
    },
  },
  'affine-single-sample': {
    name: { en: 'Affine on one 1-D sample', ko: '1차원 표본을 받은 Affine' },
    wrong: {
      en: 'The transpose of a vector is the vector itself, so that X.T · dY is no outer product but a number, or an error.',
      ko: '벡터의 전치는 벡터 자신이다. 그래서 X.T · dY가 외적이 아니라 수 하나가 되거나 오류가 난다.',
    },
  },
  'loss-ignores-upstream': {
    name: { en: 'SoftmaxWithLoss ignores its upstream', ko: '상류를 보지 않는 SoftmaxWithLoss' },
    wrong: {
      en: 'The loss takes it for granted that it stands last. What is multiplied or added behind it has no effect on the gradients.',
      ko: '손실이 언제나 맨 끝에 있다고 여긴다. 그 뒤에 무엇을 곱해도 기울기에 나타나지 않는다.',
    },
  },
  'loss-wrong-batch': {
    name: { en: 'SoftmaxWithLoss divides by the wrong number', ko: '엉뚱한 수로 나누는 SoftmaxWithLoss' },
    wrong: {
      en: 'The first extent of t is taken for the batch. For one sample as a vector it is the number of classes.',
      ko: 't의 첫 축을 배치 크기로 여긴다. 표본 하나가 벡터이면 그것은 클래스의 수다.',
    },
  },
  'sigmoid-missing-times': {
    name: { en: 'A × missing in Sigmoid', ko: '곱셈 기호가 빠진 Sigmoid' },
    wrong: {
      en: 'Without the × the output stands before a bracket, and Python calls it like a function.',
      ko: '곱셈 기호가 없으면 출력 뒤에 괄호가 오고, 파이썬은 그것을 함수처럼 부른다.',
    },
  },
  'sigmoid-overflow': {
    name: { en: 'A sigmoid that overflows', ko: '오버플로하는 sigmoid' },
    wrong: {
      en: 'For x below −709.78, exp(−x) is ∞. The value ends as 0, but the derivative is ∞ divided by ∞.',
      ko: 'x가 −709.78보다 작으면 exp(−x)가 ∞다. 값은 0으로 끝나지만 미분은 ∞ 나누기 ∞가 된다.',
    },
  },
  'tanh-overflow': {
    name: { en: 'A tanh that overflows', ko: '오버플로하는 tanh' },
    wrong: {
      en: 'Beyond ±709.78 both exponentials are ∞ or 0, and the quotient is ∞ divided by ∞.',
      ko: '±709.78을 넘으면 지수 함수가 ∞나 0이 되어, 몫이 ∞ 나누기 ∞가 된다.',
    },
  },
  'requires-grad-ignored': {
    name: { en: 'requires_grad is never read', ko: '읽히지 않는 requires_grad' },
    wrong: {
      en: 'Constants get gradients too. That costs work and memory; no other number changes.',
      ko: '상수도 기울기를 받는다. 계산과 메모리가 더 들 뿐, 다른 수는 변하지 않는다.',
    },
  },
  'weights-not-biases': {
    name: { en: 'Weights updated, biases not', ko: '가중치만 갱신되는 학습' },
    wrong: {
      en: 'The optimizer was given the weights alone. All gradients are right, and the biases never move.',
      ko: '최적화 기법에 가중치만 넘겼다. 기울기는 모두 옳지만 편향은 움직이지 않는다.',
    },
  },
};

/** A gradient in two runs, as written; `times` where one is a whole multiple of the other. */
