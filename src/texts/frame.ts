import type { Text, TextOf } from './text.ts';

/** Words of the page around the figure that stand in its first view: header, rooms, keys. */
export const frameTexts = {
  skip: { en: 'Skip to the graph', ko: '그래프로 건너뛰기' },
  lessons: { en: 'Lessons', ko: '강의' },
  language: { en: 'Language', ko: '언어' },
  themeAuto: { en: 'as the system', ko: '시스템 설정' },
  themeLight: { en: 'light', ko: '밝게' },
  themeDark: { en: 'dark', ko: '어둡게' },
  themeIs: {
    en: (name: string) => `Theme: ${name}`,
    ko: (name: string) => `테마: ${name}`,
  },
  undo: { en: 'Undo', ko: '실행 취소' },
  redo: { en: 'Redo', ko: '다시 실행' },
  keys: { en: 'Keys', ko: '단축키' },
  thisStep: { en: 'This step', ko: '이 단계' },
  graph: { en: 'Graph', ko: '그래프' },
  programAndInputs: { en: 'Program and inputs', ko: '프로그램과 입력' },
} satisfies Record<string, Text | TextOf<string>>;
