import type { Text, TextOf } from './text.ts';

/** Words of the gradient check. */
export const checkTexts = {
  title: { en: 'Gradient check', ko: '기울기 확인' },
  back: { en: 'Back to this step', ko: '이 단계로 돌아가기' },
  what: {
    en: ({ h }: { h: string }) => `Autograd beside the central difference (F(x + h) − F(x − h)) / 2h, h = ${h}`,
    ko: ({ h }: { h: string }) => `역전파의 기울기와 중심 차분 (F(x + h) − F(x − h)) / 2h, h = ${h}`,
  },
  withoutCarried: {
    en: 'What earlier iterations left in the gradients is not counted here: it is no derivative of this loss.',
    ko: '앞선 반복이 기울기에 남긴 것은 여기서 세지 않는다. 이 손실의 미분이 아니기 때문이다.',
  },
  nothing: {
    en: 'There is no gradient to check: the output depends on no input.',
    ko: '확인할 기울기가 없다. 출력이 어떤 입력에도 의존하지 않는다.',
  },
  input: { en: 'input', ko: '입력' },
  autograd: { en: 'autograd', ko: '역전파' },
  difference: { en: 'difference', ko: '수치 미분' },
  absolute: { en: 'abs. error', ko: '절대 오차' },
  relative: { en: 'rel. error', ko: '상대 오차' },
  unreliable: { en: 'unreliable', ko: '믿을 수 없음' },
  kink: {
    en: 'Unreliable: within ±h the function has a kink or leaves its domain, round-off is larger than the change, or the difference sees through a detach. The central difference means nothing there.',
    ko: '믿을 수 없음: ±h 안에서 함수가 꺾이거나 정의역을 벗어나거나, 반올림 오차가 변화보다 크거나, detach 너머까지 차분에 잡힌다. 이때 중심 차분에는 의미가 없다.',
  },
  more: { en: ({ n }: { n: number }) => `… and ${n} more`, ko: ({ n }: { n: number }) => `… ${n}개 더` },
  plot: {
    en: ({ name }: { name: string }) =>
      `Relative error for ${name} against h. h too large: truncation error; too small: round-off error`,
    ko: ({ name }: { name: string }) => `h에 따른 ${name}의 상대 오차: 너무 크면 절단 오차, 너무 작으면 반올림 오차`,
  },
  plotSays: {
    en: ({ h, error }: { h: string; error: string }) =>
      `The error is least, ${error}, at h = ${h}. The table below has every point.`,
    ko: ({ h, error }: { h: string; error: string }) =>
      `오차는 h = ${h}에서 ${error}로 가장 작다. 모든 점은 아래 표에 있다.`,
  },
  zero: { en: 'hollow: error 0, which a logarithm cannot show', ko: '빈 점: 오차 0 (로그 축에 나타낼 수 없다)' },
  asTable: { en: 'As a table', ko: '표로 보기' },
  missing: {
    en: 'This part could not be loaded. With a network, reload the page.',
    ko: '이 부분을 불러오지 못했다. 네트워크에 연결한 뒤 새로 고친다.',
  },
} satisfies Record<string, Text | TextOf<never>>;
