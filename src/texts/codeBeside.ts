import type { Text, TextOf } from './text.ts';

/** The code beside the graph, its running line lit. */
export const codeBesideTexts = {
  heading: { en: 'Code', ko: '코드' },
  dialects: { en: 'Written as', ko: '코드 종류' },
  pytorch: { en: 'PyTorch', ko: 'PyTorch' },
  numpy: { en: 'NumPy', ko: 'NumPy' },
  scalar: { en: 'Scalar', ko: '스칼라' },
  pytorchAbout: { en: 'PyTorch', ko: 'PyTorch' },
  numpyAbout: { en: 'Layers with forward and backward in NumPy', ko: 'NumPy로 쓴 forward와 backward 계층' },
  scalarAbout: { en: 'A scalar autograd in plain Python', ko: '순수 파이썬으로 쓴 스칼라 자동 미분' },
  what: { en: 'the code', ko: '코드' },
  asText: { en: 'The code as text', ko: '텍스트로 된 코드' },
  close: { en: 'Close the code', ko: '코드 닫기' },
  prints: { en: 'Runs as it stands and prints', ko: '그대로 실행하면 출력되는 수' },
  printed: { en: 'Printed numbers', ko: '출력되는 수' },
  lastDigit: {
    en: 'Another machine may differ in the last digit.',
    ko: '다른 컴퓨터에서는 마지막 자리가 다를 수 있다.',
  },
  hidden: {
    en: 'Runs as it stands. What it prints is hidden while you predict.',
    ko: '그대로 실행된다. 예측하는 동안에는 출력을 가린다.',
  },
  noLine: { en: 'This step has no line of its own here.', ko: '이 코드에는 이 단계만의 줄이 없다.' },
  nothingToClear: {
    en: 'Nothing was left to clear: the code has no line for it.',
    ko: '지울 기울기가 없으므로 이 단계의 줄은 없다.',
  },
  beforeUpdate: { en: 'This code ends before the update.', ko: '이 코드는 갱신 전에 끝난다.' },
  tangent: {
    en: 'The program itself with its backward pass: forward mode is not in it.',
    ko: '역전파를 하는 원래 프로그램의 코드이다. forward 모드는 들어 있지 않다.',
  },
  fault: { en: 'The right code: the fault is not in it.', ko: '올바른 코드이다. 버그는 들어 있지 않다.' },
  derivative: {
    en: 'The code of the program itself, not of its derivative.',
    ko: '도함수가 아니라 원래 프로그램의 코드이다.',
  },
} satisfies Record<string, Text>;

export const codeLineTexts = {
  lines: {
    en: (dialect) => `${dialect} code. Enter on a line goes to its step; ↑ and ↓ move between them`,
    ko: (dialect) => `${dialect} 코드. 줄에서 Enter를 누르면 그 단계로 가고, ↑와 ↓로 줄을 옮긴다`,
  },
} satisfies Record<string, TextOf<string>>;

export const codeInsideTexts = {
  inside: {
    en: (method) => `That line runs ${method}`,
    ko: (method) => `이 줄이 부르는 ${method}`,
  },
} satisfies Record<string, TextOf<string>>;

export const codeStepTexts = {
  goesTo: {
    en: (steps) => (steps.length === 1 ? `Go to step ${steps[0]}` : `Steps ${listed(steps)}: go to the next of them`),
    ko: (steps) => (steps.length === 1 ? `${steps[0]}단계로 가기` : `${listed(steps)}단계 가운데 다음 단계로 가기`),
  },
} satisfies Record<string, TextOf<readonly number[]>>;

function listed(steps: readonly number[]): string {
  return steps.length > 5 ? `${steps.slice(0, 4).join(', ')}, … ${steps[steps.length - 1]}` : steps.join(', ');
}
