import type { Lesson } from './lesson.ts';

/** sigmoid(tanh(x)) at 1, the number that the DeZero and PyTorch notebooks compare. */
export const tanhSigmoid: Lesson = {
  id: 'tanh-sigmoid',
  title: { en: 'tanh, then sigmoid', ko: 'tanh 다음 sigmoid' },
  point: {
    en: 'Two functions that use only their outputs; the same number as PyTorch',
    ko: '출력만으로 미분하는 두 함수. PyTorch와 같은 수',
  },
  program: ['x = 1', 'a = tanh(x)', 'y = sigmoid(a)'].join('\n'),
  opensAt: { at: 'start' },
  notes: [
    {
      place: { at: 'start' },
      text: { en: 'Two activation functions in a row.', ko: '활성화 함수 두 개를 이어 놓았다.' },
    },
    {
      place: { at: 'forward', node: 'a' },
      text: {
        en: 'tanh saves its output {a}: the way back needs 1 − a², and never x again.',
        ko: 'tanh는 출력 {a|을/를} 저장한다. 돌아갈 때 필요한 것은 1 − a²뿐, x는 다시 필요 없다.',
      },
    },
    {
      place: { at: 'forward', node: 'y' },
      text: { en: 'The sigmoid, too, saves its output only.', ko: 'sigmoid도 출력만 저장한다.' },
    },
    {
      place: { at: 'backward', node: 'y' },
      text: { en: 'y(1 − y) = {grad a}.', ko: 'y(1 − y) = {grad a}.' },
    },
    {
      place: { at: 'backward', node: 'a' },
      text: {
        en: '{grad a} · (1 − a²) gives x its gradient {full grad x}: digit by digit what PyTorch answers in float64.',
        ko: '{grad a} · (1 − a²)이 x의 기울기 {full grad x}이다. PyTorch의 float64 답과 자리마다 같다.',
      },
    },
  ],
};
