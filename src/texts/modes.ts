import type { Text } from './text.ts';

/** A mode by name, and in one line what one does in it: for the menu. */
interface ModeTexts {
  readonly name: Text;
  readonly about: Text;
}

/** The menu of modes, and what stands over each of them. */
export const modesTexts = {
  menu: { en: 'Learn', ko: '익히기' },
  close: { en: 'Back to the steps', ko: '단계로 돌아가기' },
} satisfies Record<string, Text>;

/** The words of each mode. */
export const MODE_TEXTS = {
  predict: {
    name: { en: 'Predict', ko: '예측하기' },
    about: {
      en: 'Guess the next number and hear what was wrong',
      ko: '다음 수를 맞혀 보고, 틀리면 왜 틀렸는지 듣는다',
    },
  },
  explain: {
    name: { en: 'Explain a number', ko: '수 풀어 보기' },
    about: { en: 'Follow any number back to the inputs', ko: '어떤 수든 입력까지 거슬러 올라간다' },
  },
  gradientCheck: {
    name: { en: 'Gradient check', ko: '기울기 확인' },
    about: { en: 'Autograd beside central differences', ko: '자동 미분과 중심 차분을 나란히 본다' },
  },
  findBug: {
    name: { en: 'Find the bug', ko: '버그 찾기' },
    about: { en: 'A wrong rule beside the right one', ko: '틀린 규칙을 옳은 규칙과 나란히 본다' },
  },
  forwardMode: {
    name: { en: 'Forward mode', ko: 'forward 모드' },
    about: { en: 'Tangents along the values, one pass per input', ko: '값을 따라가는 접선값, 입력마다 패스 한 번' },
  },
  derivative: {
    name: { en: 'Double backward', ko: '두 번 역전파' },
    about: { en: 'The gradient as a graph of its own', ko: '기울기를 계산하는 그래프를 따로 본다' },
  },
  whyGroup: {
    name: { en: 'Why group?', ko: '왜 묶는가' },
    about: { en: 'What a composite node saves', ko: '합성 노드가 무엇을 아끼는지 본다' },
  },
  code: {
    name: { en: 'Code', ko: '코드' },
    about: {
      en: 'PyTorch, NumPy or scalar code, the running line lit',
      ko: '실행 중인 줄이 표시되는 PyTorch·NumPy·스칼라 코드',
    },
  },
} satisfies Record<string, ModeTexts>;
