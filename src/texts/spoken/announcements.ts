import { josa } from '../josa.ts';
import type { Text, TextOf } from '../text.ts';

/** What a screen reader hears of changes that are no step. */
export const announcements = {
  opened: {
    en: ({ mode }) => `${mode} opened.`,
    ko: ({ mode }) => `${josa(mode, '을/를')} 열었다.`,
  },
  closed: {
    en: ({ mode }) => `${mode} closed.`,
    ko: ({ mode }) => `${josa(mode, '을/를')} 닫았다.`,
  },
} satisfies Record<string, TextOf<{ mode: string }>>;

/** The level of detail that is shown now. */
export const levelAnnouncements = {
  1: { en: 'Level 1: composites closed.', ko: '상세 수준 1: 합성 노드를 닫았다.' },
  2: { en: 'Level 2: opened to ops.', ko: '상세 수준 2: 연산까지 열었다.' },
  3: { en: 'Level 3: the arithmetic of one sample.', ko: '상세 수준 3: 표본 하나의 스칼라 계산이다.' },
} satisfies Record<1 | 2 | 3, Text>;
