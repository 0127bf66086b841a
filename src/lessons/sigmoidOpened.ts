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
      text: {
        en: 'Opened, the last piece, 1/·, sends −y² times the gradient that arrives. Closed, the one node sends y(1 − y) times it, and needs nothing but its output y.',
        ko: '열면 마지막 조각 1/·이 들어온 기울기에 −y²을 곱해 보낸다. 닫으면 노드 하나가 y(1 − y)를 곱해 보낸다. 필요한 것은 출력 y뿐이다.',
      },
    },
    {
      place: { at: 'backward', node: 'c' },
      text: { en: '+1 hands −y² on unchanged.', ko: '+1은 −y²을 그대로 넘긴다.' },
    },
    {
      place: { at: 'backward', node: 'b' },
      text: {
        en: 'exp multiplies by its own output, e⁻ˣ: now it is −y²·e⁻ˣ.',
        ko: 'exp는 자기 출력 e⁻ˣ을 곱한다. 이제 −y²·e⁻ˣ이다.',
      },
    },
    {
      place: { at: 'backward', node: 'a' },
      text: {
        en: '×(−1) turns the sign: y²·e⁻ˣ, which is y(1 − y). x gets {grad x}. Now set x to −1000: exp overflows, and 0 · ∞ is NaN. Close the room (its corner, or key 1): the grouped node gives 0.',
        ko: '×(−1)이 부호를 바꾼다. y²·e⁻ˣ, 곧 y(1 − y)이다. x는 {grad x|을/를} 받는다. 이제 x를 −1000으로 바꾸어 보자. exp가 넘쳐 0 · ∞ = NaN이 된다. 방을 닫으면(모서리 또는 1 키) 묶인 노드는 0을 준다.',
      },
    },
  ],
};
