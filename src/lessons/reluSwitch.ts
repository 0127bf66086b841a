import type { Lesson } from './lesson.ts';

/** ReLU as a switch: the mask x ≤ 0 is saved, the gradient is 0 there, also at 0. */
export const relu: Lesson = {
  id: 'relu',
  title: { en: 'ReLU, a switch', ko: 'ReLU는 스위치' },
  point: { en: 'Where x ≤ 0 nothing flows back, also at 0', ko: 'x ≤ 0이면 아무것도 돌아가지 않는다. 0에서도' },
  program: ['x = [[1, -0.5], [-2, 3], [0, 2]]', 'y = relu(x)', '@seed [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]'].join('\n'),
  opensAt: { at: 'start' },
  notes: [
    {
      place: { at: 'start' },
      text: {
        en: 'ReLU lets positive numbers through and makes the rest 0. The line @seed says which gradients arrive from outside.',
        ko: 'ReLU는 양수는 그대로 통과시키고 나머지는 0으로 만든다. @seed는 밖에서 도착하는 기울기를 정한다.',
      },
    },
    {
      place: { at: 'forward', node: 'y' },
      text: {
        en: 'It saves no numbers, only a mask: where x ≤ 0. That is all that the way back needs.',
        ko: '수가 아니라 마스크만 저장한다. x ≤ 0인 곳이 어디인가. 돌아갈 때 필요한 것은 그것뿐이다.',
      },
    },
    {
      place: { at: 'backward', node: 'y' },
      text: {
        en: 'Where the switch was open, the gradient passes unchanged; where it was closed, exactly 0, also at x = 0 (PyTorch’s convention). Click a cell to see one entry.',
        ko: '스위치가 켜진 곳에서는 기울기가 그대로 지나가고, 꺼진 곳에서는 정확히 0이다. x = 0에서도 그렇다(PyTorch의 규칙). 칸을 눌러 한 원소를 보자.',
      },
    },
  ],
};
