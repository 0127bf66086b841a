import type { Lesson } from './lesson.ts';

/** x*x + sin(x): the sum in the chain rule. */
export const fanOut: Lesson = {
  id: 'fan-out',
  title: { en: 'Fan-out: contributions add up', ko: '여러 곳에 쓰인 값' },
  point: { en: 'A value used several times receives the sum', ko: '여러 번 쓰인 값은 몫의 합을 받는다' },
  program: ['x = 3', 'y = x*x + sin(x)'].join('\n'),
  opensAt: { at: 'start' },
  edgeByEdge: true,
  notes: [
    {
      place: { at: 'start' },
      text: {
        en: 'x is used three times: twice by × and once by sin. Its card has one socket for each use.',
        ko: 'x는 세 번 쓰인다. ×에서 두 번, sin에서 한 번. 카드에 쓰임마다 소켓이 하나씩 있다.',
      },
    },
    {
      place: { at: 'forward', node: 'y' },
      text: {
        en: 'Forward, the same {x} goes out along three edges.',
        ko: '순전파에서는 같은 {x|이/가} 세 에지로 나간다.',
      },
    },
    {
      place: { at: 'backward', node: 'y' },
      text: { en: '+ hands 1 to both branches.', ko: '+는 두 갈래에 1을 보낸다.' },
    },
    {
      place: { at: 'backward', node: 'b' },
      text: {
        en: 'sin sends its contribution. The total is drawn dashed: it is not yet the gradient.',
        ko: 'sin이 자기 몫을 보낸다. 합은 점선 상자에 있다. 아직 기울기가 아니다.',
      },
    },
    {
      place: { at: 'backward', node: 'a' },
      text: {
        en: 'The two edges of × send one after the other, and each is added. When the last has come, and not before, the total {grad x} is the gradient, 2x + cos x.',
        ko: '×의 두 에지가 차례로 보내고, 하나씩 더해진다. 마지막 몫이 온 다음에야 합 {grad x|이/가} 기울기, 2x + cos x이다.',
      },
    },
  ],
};
