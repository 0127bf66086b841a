import type { Lesson } from './lesson.ts';

/** ReLU saves a mask, sigmoid its output, × its inputs, + nothing: the memory of the backward pass. */
export const whatNodesSave: Lesson = {
  id: 'what-nodes-save',
  title: { en: 'What each node saves', ko: '노드가 저장하는 것' },
  point: {
    en: 'Training needs memory: the backward pass uses what forward kept',
    ko: '학습에는 메모리가 든다. 역전파는 순전파가 남긴 것을 쓴다',
  },
  program: ['x = 2; w = -1.5; b = 3.5', 'u = x * w', 'z = u + b', 's = sigmoid(z)', 'y = relu(s)'].join('\n'),
  opensAt: { at: 'start' },
  notes: [
    {
      place: { at: 'start' },
      text: {
        en: 'Four kinds of node in a row. At every forward step look at “Saved for backward” on the right.',
        ko: '네 종류의 노드가 이어져 있다. 순전파 단계마다 오른쪽의 “역전파를 위해 저장한 값”을 보자.',
      },
    },
    {
      place: { at: 'forward', node: 'u' },
      text: {
        en: '× keeps both inputs, because the gradient of one is the other.',
        ko: '×는 두 입력을 모두 저장한다. 한쪽의 기울기가 다른 쪽 값이기 때문이다.',
      },
    },
    {
      place: { at: 'forward', node: 'z' },
      text: { en: '+ keeps nothing at all.', ko: '+는 아무것도 저장하지 않는다.' },
    },
    {
      place: { at: 'forward', node: 's' },
      text: {
        en: 'The sigmoid keeps its output {s}, not its input.',
        ko: 'sigmoid는 입력이 아니라 출력 {s|을/를} 저장한다.',
      },
    },
    {
      place: { at: 'forward', node: 'y' },
      text: { en: 'ReLU keeps a mask: one bit a number.', ko: 'ReLU는 마스크를 저장한다. 수 하나에 한 비트다.' },
    },
    {
      place: { at: 'backward', node: 'u' },
      text: {
        en: 'Each saved thing has now been used once. This is why training takes more memory than running.',
        ko: '저장한 것을 이제 한 번씩 다 썼다. 학습이 실행보다 메모리를 더 쓰는 까닭이다.',
      },
    },
  ],
};
