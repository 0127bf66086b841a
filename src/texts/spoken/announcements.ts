import type { Text, TextOf } from '../text.ts';

/** What a screen reader hears of changes that are no step. */
export const announcements = {
  opened: {
    en: ({ mode }) => `${mode} opened.`,
    ko: ({ mode }) => `${mode}: 열렸다.`,
  },
  closed: {
    en: ({ mode }) => `${mode} closed.`,
    ko: ({ mode }) => `${mode}: 닫혔다.`,
  },
} satisfies Record<string, TextOf<{ mode: string }>>;

/** The level of detail that is shown now. */
export const levelAnnouncements = {
  1: { en: 'Level 1: composites closed.', ko: '1단계: 합성 노드를 닫았다.' },
  2: { en: 'Level 2: opened to ops.', ko: '2단계: 연산까지 열었다.' },
  3: { en: 'Level 3: the arithmetic of one sample.', ko: '3단계: 샘플 하나의 스칼라 계산이다.' },
} satisfies Record<1 | 2 | 3, Text>;
