import type { Text } from './text.ts';

/** The buttons that lead out of the page. They are in the first view; what they open has its words in share.ts. */
export const headerButtons = {
  share: { en: 'Share', ko: '공유' },
  embed: { en: 'Embed', ko: '임베드' },
  export: { en: 'Export', ko: '내보내기' },
  present: { en: 'Present', ko: '발표' },
} satisfies Record<string, Text>;
