import type { Text } from './text.ts';

/** Words about the page's own versions. */
export const offlineTexts = {
  ready: { en: 'A new version is ready.', ko: '새 버전이 준비되었다.' },
  reload: { en: 'Reload', ko: '새로 고침' },
  later: { en: 'Later', ko: '나중에' },
} satisfies Record<string, Text>;
