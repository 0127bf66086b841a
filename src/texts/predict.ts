import { josa, particleAfter } from './josa.ts';
import { gradient, type NodeName, nodeLink, type SentenceOf, sentence, value } from './sentence.ts';
import type { Text, TextOf } from './text.ts';

/** Words of the predict panel. */
export const predictTexts = {
  field: { en: 'Your answer', ko: '답' },
  hint: {
    en: 'A number, or an expression: 1.1 * 100, grad(y) * x. Four digits are enough.',
    ko: '수나 식을 쓴다: 1.1 * 100, grad(y) * x. 유효 숫자 네 자리까지 맞으면 된다.',
  },
  check: { en: 'Check', ko: '확인' },
  show: { en: 'Show me', ko: '답 보기' },
  skip: { en: 'Skip', ko: '건너뛰기' },
  notYet: { en: 'Not yet.', ko: '아직 아니다.' },
  oneWay: {
    en: ({ answer, title }: { answer: string; title: string }) => `One way to get ${answer}: ${title}`,
    ko: ({ answer, title }: { answer: string; title: string }) =>
      `${josa(answer, '이/가')} 나오는 한 가지 길: ${title}`,
  },
  otherWay: {
    en: ({ title }: { title: string }) => `Another way: ${title}`,
    ko: ({ title }: { title: string }) => `다른 길: ${title}`,
  },
  right: { en: ({ what }: { what: string }) => `Right: ${what}`, ko: ({ what }: { what: string }) => `맞다: ${what}` },
  shown: {
    en: ({ what }: { what: string }) => `Shown: ${what}`,
    ko: ({ what }: { what: string }) => `답: ${what}`,
  },
  skipped: {
    en: ({ what }: { what: string }) => `Skipped: ${what}`,
    ko: ({ what }: { what: string }) => `건너뛰었다: ${what}`,
  },
  ledger: { en: 'What has arrived so far', ko: '지금까지 온 것' },
  leftOut: { en: 'left out', ko: '빠뜨림' },
  score: { en: 'For yourself', ko: '내 기록' },
  first: { en: 'right at once', ko: '한 번에 맞힘' },
  later: { en: 'right later', ko: '나중에 맞힘' },
  seen: { en: 'shown', ko: '답을 봄' },
  passed: { en: 'skipped', ko: '건너뜀' },
  reset: { en: 'Reset', ko: '기록 지우기' },
  end: { en: 'That was the last step.', ko: '마지막 단계였다.' },
  nothing: { en: 'There is no figure to ask about yet.', ko: '아직 물어볼 계산 그래프가 없다.' },
  again: { en: 'Start again', ko: '처음부터 다시' },
  nextIteration: { en: 'Next iteration', ko: '다음 반복' },
  summary: { en: 'What went wrong on the way', ko: '그동안 틀린 것' },
  noMistakes: { en: 'No answer was wrong.', ko: '틀린 답이 없었다.' },
  unnamed: { en: 'Another number', ko: '그 밖의 수' },
  times: { en: ({ n }: { n: number }) => `${n}×`, ko: ({ n }: { n: number }) => `${n}번` },
  hiddenCharts: {
    en: 'The charts are hidden while you predict: they know what comes.',
    ko: '예측하는 동안에는 차트를 숨긴다. 차트에는 앞으로 나올 수가 있다.',
  },
} satisfies Record<string, Text | TextOf<never>>;

/** What a question is about. `what`: `x`, `W[0, 1]`; `grad`: `grad(x)`, `grad(W)[0, 1]`. */
export interface Asked {
  readonly symbol: string;
  readonly sender: NodeName;
  readonly node: NodeName;
  readonly what: string;
  readonly grad: string;
}

/** The questions, one a kind of step. */
export const questionSentences = {
  forward: {
    en: ({ symbol, node, what }: Asked) => sentence`${symbol} computes ${nodeLink(node)}. What is ${value(what)}?`,
    ko: ({ symbol, node, what }: Asked) =>
      sentence`${josa(symbol, '이/가')} ${nodeLink(node)}${particleAfter(node.text, '을/를')} 계산한다. ${value(what)}${particleAfter(what, '은/는')} 얼마인가?`,
  },
  loss: {
    en: ({ symbol, what }: Asked) => sentence`${symbol} computes the loss. What is ${value(what)}?`,
    ko: ({ symbol, what }: Asked) =>
      sentence`${josa(symbol, '이/가')} 손실을 계산한다. ${value(what)}${particleAfter(what, '은/는')} 얼마인가?`,
  },
  seed: {
    en: ({ node, grad }: Asked) =>
      sentence`The backward pass begins at ${nodeLink(node)}. What is ${gradient(grad)} there?`,
    ko: ({ node, grad }: Asked) =>
      sentence`역전파가 ${nodeLink(node)}에서 시작한다. 여기서 ${gradient(grad)}${particleAfter(grad, '은/는')} 얼마인가?`,
  },
  zeroGrad: {
    en: ({ grad }: Asked) => sentence`Zero grad comes next. What is ${gradient(grad)} after it?`,
    ko: ({ grad }: Asked) =>
      sentence`다음은 기울기 초기화이다. 그 뒤 ${gradient(grad)}${particleAfter(grad, '은/는')} 얼마인가?`,
  },
  backward: {
    en: ({ symbol, node, grad }: Asked) =>
      sentence`${symbol} sends its ${gradient('gradient')} to ${nodeLink(node)}. What is ${gradient(grad)} after this step?`,
    ko: ({ symbol, node, grad }: Asked) =>
      sentence`${josa(symbol, '이/가')} ${nodeLink(node)}에 ${gradient('기울기')}를 보낸다. 이 단계 뒤 ${gradient(grad)}${particleAfter(grad, '은/는')} 얼마인가?`,
  },
  update: {
    en: ({ symbol, node, what }: Asked) =>
      sentence`${symbol} moves ${nodeLink(node)}. What is ${value(what)} after it?`,
    ko: ({ symbol, node, what }: Asked) =>
      sentence`${josa(symbol, '이/가')} ${nodeLink(node)}${particleAfter(node.text, '을/를')} 옮긴다. 그 뒤 ${value(what)}${particleAfter(what, '은/는')} 얼마인가?`,
  },
} satisfies Record<string, SentenceOf<Asked>>;
