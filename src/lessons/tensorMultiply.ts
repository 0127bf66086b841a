import type { Lesson } from './lesson.ts';

/** Elementwise multiplication of two matrices with an upstream of ones. */
export const tensorMultiply: Lesson = {
  id: 'tensor-multiply',
  title: { en: 'Elementwise product of tensors', ko: '텐서의 원소별 곱' },
  point: { en: 'A gradient has the shape of its value', ko: '기울기의 형상은 값의 형상과 같다' },
  program: ['a = [[1, 2], [3, 4]]', 'b = [[5, -6], [0.5, 0]]', 'y = a * b'].join('\n'),
  opensAt: { at: 'start' },
  notes: [
    {
      place: { at: 'start' },
      text: {
        en: 'Two matrices, multiplied element by element. A tensor is drawn as a small grid on its edge.',
        ko: '두 행렬을 원소별로 곱한다. 텐서는 에지 위의 작은 표로 그린다.',
      },
    },
    {
      place: { at: 'forward', node: 'y' },
      text: {
        en: 'Four products at once, none knows of the others.',
        ko: '곱셈 네 개가 한꺼번에 일어나고, 서로를 모른다.',
      },
    },
    {
      place: { at: 'seed' },
      text: {
        en: 'The output is no single number, so the seed is a matrix of ones: the gradient of the sum of all entries.',
        ko: '출력이 수 하나가 아니므로 시작값은 1로 채운 행렬이다. 모든 원소의 합의 기울기와 같다.',
      },
    },
    {
      place: { at: 'backward', node: 'y' },
      text: {
        en: 'a gets b, b gets a, entry by entry. Both gradients are (2, 2), like their values: always.',
        ko: '원소마다 a는 b를, b는 a를 받는다. 두 기울기 모두 값과 같은 (2, 2)이다. 언제나 그렇다.',
      },
    },
  ],
};
