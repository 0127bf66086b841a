import type { Lesson } from './lesson.ts';

/** (x²)² at 3: recursion without topological order gives 216 instead of 108. */
export const topologicalOrder: Lesson = {
  id: 'topological-order',
  title: { en: 'Why order matters', ko: '순서가 중요한 까닭' },
  point: { en: 'Naive recursion counts a shared node twice', ko: '무심코 재귀하면 공유 노드를 두 번 센다' },
  program: ['x = 3', 'a = x * x', 'y = a * a', '@backward recursive'].join('\n'),
  opensAt: { at: 'start' },
  notes: [
    {
      place: { at: 'start' },
      text: {
        en: 'y = (x²)² = x⁴, so the gradient at 3 should be 4x³ = 108. But the last line asks for a backward pass as it is often written first: every node sends to its inputs and at once calls backward on each of them.',
        ko: 'y = (x²)² = x⁴이므로 3에서 기울기는 4x³ = 108이어야 한다. 그런데 마지막 줄은 흔히 처음 쓰는 역전파를 시킨다. 노드마다 입력에 보내고, 곧바로 그 입력의 역전파를 부른다.',
      },
    },
    {
      place: { at: 'backward', node: 'y' },
      text: {
        en: 'y sends twice to a, once for each of its two uses. That part is right: the gradient of a is complete.',
        ko: 'y는 a에 두 번 보낸다. a를 두 번 썼기 때문이다. 여기까지는 맞다. a의 기울기는 완성되었다.',
      },
    },
    {
      place: { at: 'backward', node: 'a' },
      text: {
        en: 'The recursion visits a, and x receives its two contributions. This should be the end.',
        ko: '재귀가 a를 찾아가고, x는 두 몫을 받는다. 여기서 끝나야 한다.',
      },
    },
    {
      place: { at: 'end' },
      text: {
        en: 'But a was an input of y twice, so it is visited twice, and sends its whole gradient again: x has {grad x}, twice what it should be. Delete the last line: in topological order each node sends once, when its gradient is complete.',
        ko: '그러나 a는 y의 입력으로 두 번 쓰였으므로 두 번 찾아가고, 기울기 전체를 또 보낸다. x는 {grad x}, 두 배가 되었다. 마지막 줄을 지워 보자. 위상 정렬 순서에서는 노드마다 기울기가 완성된 뒤 한 번만 보낸다.',
      },
    },
  ],
};
