import type { Lesson } from './lesson.ts';

/** Softmax with cross-entropy loss over a batch of four. */
export const softmaxLoss: Lesson = {
  id: 'softmax-loss',
  title: { en: 'Softmax with loss', ko: 'Softmax-with-Loss' },
  point: { en: 'Why this pair: the gradient is (y − t)/batch', ko: '이 둘을 묶는 까닭: 기울기가 (y − t)/배치' },
  program: [
    'a = [[0.3, 2.9, 4], [1, 2, 0.5], [1000, 1001, 999], [-3, 0, 3]]',
    't = const([[0, 0, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1]])',
    'L = softmax_cross_entropy(a, t)',
  ].join('\n'),
  opensAt: { at: 'start' },
  notes: [
    {
      place: { at: 'start' },
      text: {
        en: 'Four samples, three classes. Each row of t is one-hot: the right class. Row three has scores near 1000, where a careless exp would overflow.',
        ko: '표본 네 개, 클래스 세 개. t의 각 행은 정답을 나타내는 원-핫이다. 세 번째 행의 점수는 1000 근처라, 생각 없이 exp를 쓰면 넘친다.',
      },
    },
    {
      place: { at: 'forward', node: 'L' },
      text: {
        en: 'Softmax turns each row into probabilities, and the loss is the mean of −log of the right one: {L}.',
        ko: 'softmax는 각 행을 확률로 바꾸고, 손실은 정답 확률의 −log를 평균한 것이다: {L}.',
      },
    },
    {
      place: { at: 'seed' },
      text: {
        en: 'Backward starts with 1 at the loss. The targets t are a constant: no gradient goes there.',
        ko: '역전파는 손실의 1에서 시작한다. 정답 t는 상수이므로 기울기가 가지 않는다.',
      },
    },
    {
      place: { at: 'backward', node: 'L' },
      text: {
        en: 'All of softmax, log and mean together: (y − t) divided by the 4 rows. Each row of the gradient adds up to 0; only the right class is pulled up. Open the node (key 2) to see the same gradient travel through its pieces.',
        ko: 'softmax와 log와 평균을 모두 합치면 (y − t)를 행 수 4로 나눈 것이다. 기울기의 각 행을 더하면 0이고, 정답 클래스만 끌어올린다. 노드를 열면(2 키) 같은 기울기가 조각들을 하나씩 지나가는 것이 보인다.',
      },
    },
  ],
};
