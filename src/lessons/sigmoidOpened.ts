import type { Lesson } from './lesson.ts';

/** The sigmoid as four nodes and as one: why layers are grouped. */
export const sigmoid: Lesson = {
  id: 'sigmoid',
  title: { en: 'Sigmoid, opened and grouped', ko: 'sigmoid 열기와 묶기' },
  point: { en: 'Why grouping pays: y(1 − y), and no NaN', ko: '묶으면 좋은 까닭: y(1 − y), 그리고 NaN이 없다' },
  program: ['x = 1', 'y = sigmoid(x)'].join('\n'),
  opensAt: { at: 'start' },
  open: 'all',
  notes: [
    {
      place: { at: 'start' },
      text: {
        en: 'A sigmoid can be drawn as four nodes: ×(−1), exp, +1, 1/·. The dashed room is one sigmoid node, opened. Its corner closes it.',
        ko: 'sigmoid는 네 노드로 그릴 수 있다. ×(−1), exp, +1, 1/·. 점선 방이 열린 sigmoid 노드 하나다. 모서리를 누르면 닫힌다.',
      },
    },
    {
      place: { at: 'forward', node: 'y' },
      text: {
        en: 'Opened, forward takes four steps. Closed, it takes one and the number is the same.',
        ko: '열면 순전파가 네 단계이고, 닫으면 한 단계다. 수는 같다.',
      },
    },
    {
      place: { at: 'backward', node: 'y' },
      text: { en: '1/· sends −y² times the gradient that arrives.', ko: '1/·은 들어온 기울기에 −y²을 곱해 보낸다.' },
    },
    {
      place: { at: 'end' },
      text: {
        en: 'Multiplied together, the four local derivatives are y(1 − y): x gets {grad x}. Now close the room (key 1): one node, its output, one product. Then set x to −1000 and compare: opened, exp overflows and 0 · ∞ is NaN; grouped, the gradient is 0.',
        ko: '네 국소적 미분을 곱하면 y(1 − y)이고, x는 {grad x|을/를} 받는다. 이제 방을 닫아 보자(1 키). 노드 하나, 출력 하나, 곱 하나다. x를 −1000으로 바꾸어 비교하자. 열면 exp가 넘쳐 0 · ∞ = NaN이 되고, 묶으면 기울기는 0이다.',
      },
    },
  ],
};
