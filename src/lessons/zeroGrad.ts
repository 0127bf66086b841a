import type { Lesson } from './lesson.ts';

/** Two backward calls accumulate: why PyTorch zeroes gradients. */
export const zeroGrad: Lesson = {
  id: 'zero-grad',
  title: { en: 'Why zero_grad', ko: 'zero_grad가 필요한 까닭' },
  point: { en: 'Two backward passes accumulate', ko: '역전파를 두 번 하면 기울기가 쌓인다' },
  program: ['x = 3', 'y = x^2', '@backward', '@backward', '@zero_grad', '@backward'].join('\n'),
  opensAt: { at: 'start' },
  notes: [
    {
      place: { at: 'start' },
      text: {
        en: 'In PyTorch, backward() adds to the gradient that is already there. This program calls it twice, clears, and calls it once more.',
        ko: 'PyTorch에서 backward()는 이미 있는 기울기에 더한다. 이 프로그램은 두 번 부르고, 지우고, 한 번 더 부른다.',
      },
    },
    {
      place: { at: 'backward', node: 'y', pass: 1 },
      text: { en: 'The first pass: x gets 2x.', ko: '첫 번째 역전파: x는 2x를 받는다.' },
    },
    {
      place: { at: 'backward', node: 'y', pass: 2 },
      text: {
        en: 'The second pass did not start from 0: the ledger of x shows what was there before. The total is twice the gradient, and an optimizer would take a step twice as long as it should.',
        ko: '두 번째 역전파는 0에서 시작하지 않았다. x의 장부에 앞의 값이 보인다. 합은 기울기의 두 배이고, 최적화 기법은 두 배로 긴 걸음을 내딛게 된다.',
      },
    },
    {
      place: { at: 'zeroGrad' },
      text: { en: 'zero_grad clears what was accumulated.', ko: 'zero_grad는 쌓인 것을 지운다.' },
    },
    {
      place: { at: 'backward', node: 'y', pass: 3 },
      text: {
        en: 'After that, the same backward gives the right gradient {grad x} again.',
        ko: '그 뒤에는 같은 역전파가 다시 옳은 기울기 {grad x|을/를} 준다.',
      },
    },
  ],
};
