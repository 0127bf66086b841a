import type { Text } from './text.ts';

/** The levels of detail: of the whole graph, and of one node. */
export const levelTexts = {
  scalars: { en: '3 Scalars', ko: '3 스칼라' },
  takeApart: { en: 'As scalars', ko: '스칼라로 보기' },
  together: { en: 'Back to tensors', ko: '텐서로 돌아가기' },
} satisfies Record<string, Text>;
