import type { FaultName } from '../engine/faults/fault.ts';
import { josa } from './josa.ts';
import type { Text, TextOf } from './text.ts';

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
      en: 'dW is computed from dX in the place of X transposed. Where the shapes do not fit the code stops; where they happen to fit the numbers are wrong.',
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
interface Numbers {
  readonly name: string;
  readonly wrong: string;
  readonly right: string;
  readonly times?: string;
}

/** The panel. */
export const faultTexts = {
  choose: { en: 'Choose a fault', ko: '버그를 고른다' },
  chooseAbout: {
    en: 'It runs beside the right engine on this program.',
    ko: '이 프로그램에서 옳은 엔진과 나란히 실행된다.',
  },
  another: { en: 'Choose another fault', ko: '다른 버그 고르기' },
  hide: { en: 'Close the list', ko: '목록 닫기' },
  quiz: { en: 'Quiz: a fault without its name', ko: '문제: 이름을 가린 버그' },
  hereNot: {
    en: (n: number) => `Not shown by this program (${n})`,
    ko: (n: number) => `이 프로그램에서는 나타나지 않음 (${n})`,
  },
  example: { en: 'Open a program that shows it', ko: '나타나는 프로그램 열기' },
  exampleOf: {
    en: (name: string) => `Open a program that shows it: ${name}`,
    ko: (name: string) => `나타나는 프로그램 열기: ${name}`,
  },
  nextIteration: { en: 'Go to the next iteration', ko: '다음 반복으로 가기' },
  unknown: {
    en: (name: string) => `There is no fault called “${name}”.`,
    ko: (name: string) => `“${name}”이라는 버그는 없다.`,
  },
  right: { en: 'Right', ko: '옳음' },
  wrong: { en: 'Wrong', ko: '틀림' },
  code: { en: 'The line of code', ko: '코드 한 줄' },
  begins: {
    en: ({ name, step }: { name: string; step: number }) => `It begins at ${name}, in step ${step}.`,
    ko: ({ name, step }: { name: string; step: number }) => `${step}단계, ${name}에서 처음 달라진다.`,
  },
  beginsBefore: {
    en: 'It began in an iteration before this one: the parameters are others already.',
    ko: '이 반복 전에 이미 시작되었다. 매개변수부터 다르다.',
  },
  whereBegins: { en: 'Where does it begin?', ko: '어디서 처음 달라지는가?' },
  goThere: { en: 'Go there', ko: '거기로 가기' },
  stops: {
    en: (name: string) => `The code stops at ${name}. What comes after it has no gradient:`,
    ko: (name: string) => `코드가 ${name}에서 멈춘다. 그 뒤에는 기울기가 없다:`,
  },
  stopsInQuiz: {
    en: (name: string) => `The code stops at ${name} with an error. What comes after it has no gradient.`,
    ko: (name: string) => `코드가 ${name}에서 오류로 멈춘다. 그 뒤에는 기울기가 없다.`,
  },
  ledger: { en: (name: string) => `The total of grad(${name})`, ko: (name: string) => `grad(${name})의 장부` },
  noLedger: {
    en: (name: string) => `Nothing arrives at ${name}, neither here nor there.`,
    ko: (name: string) => `${name}에는 양쪽 다 아무것도 오지 않는다.`,
  },
  carried: { en: 'left by the iteration before', ko: '앞 반복이 남긴 값' },
  seed: { en: 'seed', ko: '시작값' },
  reset: { en: 'cleared', ko: '초기화' },
  from: { en: (name: string) => `from ${name}`, ko: (name: string) => `${name}에서` },
  overwritten: { en: 'overwritten in between', ko: '그 사이에 덮어써짐' },
  changed: { en: 'later on', ko: '그 뒤' },
  nothing: { en: 'nothing', ko: '없음' },
  notCleared: { en: 'not cleared', ko: '지우지 않음' },
  notYet: { en: 'Grey lines are still to come.', ko: '회색 줄은 아직 오지 않았다.' },
  moreLines: { en: (n: number) => `${n} more lines`, ko: (n: number) => `${n}줄 더` },
  chartsAreRight: {
    en: 'The training was run again with the fault. The charts still show the right run.',
    ko: '버그를 넣고 학습을 처음부터 다시 했다. 차트는 여전히 옳은 실행을 보여 준다.',
  },
  gradients: { en: 'Gradients at the end', ko: '끝난 뒤의 기울기' },
  updates: { en: 'Parameters after the update', ko: '갱신한 뒤의 매개변수' },
  input: { en: 'input', ko: '입력' },
  check: { en: 'central diff.', ko: '중심 차분' },
  moreElements: { en: (n: number) => `${n} more elements`, ko: (n: number) => `원소 ${n}개 더` },
  caught: {
    en: (names: string) => `The gradient check catches it: at ${names} the central difference is not the gradient.`,
    ko: (names: string) => `기울기 확인으로 잡힌다. ${names}에서 중심 차분과 기울기가 다르다.`,
  },
  notCaught: {
    en: 'The gradient check does not catch it: all gradients of inputs agree with the central differences.',
    ko: '기울기 확인으로는 잡히지 않는다. 입력의 기울기가 모두 중심 차분과 같다.',
  },
  notCheckable: {
    en: 'The gradient check says nothing here: no central difference can be trusted.',
    ko: '여기서는 기울기 확인이 아무 말도 하지 못한다. 믿을 수 있는 중심 차분이 없다.',
  },
  unreliable: { en: 'no statement', ko: '판정 불가' },
  visits: { en: 'Visits of each node', ko: '노드마다 불린 횟수' },
  visitsAll: {
    en: ({ calls, nodes }: { calls: string; nodes: string }) => `${calls} calls of _backward; ${nodes} would do.`,
    ko: ({ calls, nodes }: { calls: string; nodes: string }) => `_backward가 ${calls}번 불린다. ${nodes}번이면 된다.`,
  },
  node: { en: 'node', ko: '노드' },
  soFar: { en: 'so far', ko: '지금까지' },
  torch: {
    en: 'PyTorch clears the gradients of ops by itself: there, forgetting zero_grad would give twice the gradient at the inputs.',
    ko: 'PyTorch는 연산의 기울기를 스스로 지운다. 거기서 zero_grad를 잊으면 입력의 기울기가 두 배가 된다.',
  },
  quizTitle: { en: 'Which rule is wrong?', ko: '어느 규칙이 틀렸는가?' },
  quizAbout: {
    en: 'One rule of this run is wrong. Step through it, compare the totals, and name it.',
    ko: '이 실행에서는 규칙 하나가 틀렸다. 단계를 따라가며 장부를 비교하고 어느 규칙인지 고른다.',
  },
  notYours: {
    en: 'This question uses another program: your own shows too few faults.',
    ko: '이 문제는 다른 프로그램을 쓴다. 원래 프로그램에는 나타나는 버그가 너무 적다.',
  },
  backToYours: { en: 'Back to my program', ko: '내 프로그램으로 돌아가기' },
  arrives: { en: (number: string) => `${number} arrives`, ko: (number: string) => `${number} 도착` },
  runCheck: { en: 'Run the gradient check', ko: '기울기 확인 실행하기' },
  answer: { en: 'Answer', ko: '답하기' },
  showMe: { en: 'Show me', ko: '답 보기' },
  anotherOne: { en: 'Another one', ko: '다른 문제' },
  solved: { en: 'That is it.', ko: '맞다.' },
  notThat: { en: 'Not that one.', ko: '그것이 아니다.' },
  itWas: { en: 'It is this one.', ko: '답은 이것이다.' },
  gone: {
    en: 'With this program the hidden fault no longer shows.',
    ko: '이 프로그램에서는 숨은 버그가 더는 나타나지 않는다.',
  },
  givenAway: {
    en: ({ name, wrong, right }: Numbers) => `What gives it away: grad(${name}) is ${wrong}, and ${right} is right.`,
    ko: ({ name, wrong, right }: Numbers) =>
      `실마리: grad(${name})가 ${josa(wrong, '으로/로')} 나왔는데 ${josa(right, '이/가')} 옳다.`,
  },
  givenAwayTimes: {
    en: ({ name, wrong, right, times }: Numbers) =>
      `What gives it away: grad(${name}) is ${wrong}, exactly ${times} times ${right}, which is right.`,
    ko: ({ name, wrong, right, times }: Numbers) =>
      `실마리: grad(${name})가 ${josa(wrong, '으로/로')}, 옳은 값 ${right}의 꼭 ${times}배다.`,
  },
  givenAwayNone: {
    en: ({ name }: Numbers) => `What gives it away: no gradient arrives at ${name} at all.`,
    ko: ({ name }: Numbers) => `실마리: ${name}에 기울기가 전혀 오지 않는다.`,
  },
  givenAwayExtra: {
    en: ({ name }: Numbers) => `What gives it away: ${name} is a constant and has a gradient.`,
    ko: ({ name }: Numbers) => `실마리: ${josa(name, '은/는')} 상수인데 기울기가 있다.`,
  },
  givenAwayUpdate: {
    en: ({ name, wrong, right }: Numbers) =>
      `What gives it away: after the update ${name} is ${wrong}, and ${right} is right.`,
    ko: ({ name, wrong, right }: Numbers) =>
      `실마리: 갱신한 뒤 ${josa(name, '이/가')} ${wrong}인데 ${josa(right, '이/가')} 옳다.`,
  },
  givenAwayError: {
    en: (message: string) => `What gives it away: ${message}.`,
    ko: (message: string) => `실마리: ${message}.`,
  },
  cannotBe: {
    en: (why: string) => `This program cannot show that: ${why}`,
    ko: (why: string) => `이 프로그램에는 나타날 수 없다: ${why}`,
  },
  wouldBe: {
    en: ({ name, wrong, right }: Numbers) => `With that fault grad(${name}) would be ${wrong}. Here it is ${right}.`,
    ko: ({ name, wrong, right }: Numbers) =>
      `그 버그라면 grad(${name})는 ${josa(wrong, '이다/다')}. 여기서는 ${josa(right, '이다/다')}.`,
  },
  wouldBecome: {
    en: ({ name, wrong, right }: Numbers) =>
      `With that fault ${name} would be ${wrong} after the update. Here it is ${right}.`,
    ko: ({ name, wrong, right }: Numbers) =>
      `그 버그라면 갱신한 뒤 ${josa(name, '은/는')} ${josa(wrong, '이다/다')}. 여기서는 ${josa(right, '이다/다')}.`,
  },
  wouldStop: {
    en: (message: string) => `With that fault the code would stop: ${message}. Here it does not.`,
    ko: (message: string) => `그 버그라면 코드가 멈춘다: ${message}. 여기서는 그렇지 않다.`,
  },
  wouldNotStop: {
    en: 'With that fault the code would go on to the end. Here it stops.',
    ko: '그 버그라면 코드가 끝까지 간다. 여기서는 멈춘다.',
  },
  wouldEndSame: {
    en: 'With that fault the gradients would end the same. Look at the lines of the total: it would come about in another way.',
    ko: '그 버그라도 마지막 기울기는 같다. 장부를 보면 그 수가 되는 과정이 다르다.',
  },
  wouldUpdate: {
    en: 'With that fault one backward pass is right: it shows from one iteration to the next, or at the biases.',
    ko: '그 버그라면 역전파 한 번은 옳다. 반복이 이어질 때나 편향에서 나타난다.',
  },
  flagFirst: { en: 'begins here', ko: '여기서 시작' },
  flagDiffers: { en: 'differs', ko: '다름' },
  flagNone: { en: 'no gradient', ko: '기울기 없음' },
  flagRaises: { en: (type: string) => `raises ${type}`, ko: (type: string) => `${type} 발생` },
  nowIs: { en: (numbers: string) => `now ${numbers}`, ko: (numbers: string) => `지금 ${numbers}` },
} satisfies Record<string, Text | TextOf<never>>;
