import type { Text, TextOf } from './text.ts';

/** Words where a number leads to its explanation, or why it does not. */
export const placesTexts = {
  explain: { en: (name: string) => `Explain ${name}`, ko: (name: string) => `${name} 풀어 보기` },
  number: { en: 'Explain this number', ko: '이 수 풀어 보기' },
  mean: {
    en: 'A mean over the samples is no number of the run. Choose one sample and its number can be explained.',
    ko: '표본들의 평균은 실행 중에 나온 수가 아니다. 표본 하나를 고르면 그 표본의 수를 풀어 볼 수 있다.',
  },
  before: { en: 'before its update', ko: '갱신하기 전의 값' },
  batch: {
    en: 'of the whole batch, and the graph is that of one sample',
    ko: '배치 전체의 기울기이고, 그래프는 표본 하나의 것이다',
  },
} satisfies Record<string, Text | TextOf<string>>;
