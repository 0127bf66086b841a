import type { Text } from './text.ts';

/** Words of the page that has failed: shown in both languages, as nothing else can be relied on then. */
export const safetyTexts = {
  failed: {
    en: 'Something in this page has failed. Your program is kept.',
    ko: '이 페이지에 문제가 생겼다. 프로그램은 그대로 있다.',
  },
  reload: { en: 'Reload', ko: '새로 고침' },
} satisfies Record<string, Text>;
