import { josa } from './josa.ts';
import type { Text, TextOf } from './text.ts';

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
