import type { Text, TextOf } from './text.ts';

/** Words of the page around the figure: header, menus, panels, lesson note, keys. */
export const frameTexts = {
  skip: { en: 'Skip to the graph', ko: '그래프로 건너뛰기' },
  lessons: { en: 'Lessons', ko: '강의' },
  currentLesson: { en: 'open now', ko: '지금 열림' },
  ownProgram: { en: 'Your program', ko: '내 프로그램' },
  language: { en: 'Language', ko: '언어' },
  theme: { en: 'Theme', ko: '테마' },
  themeAuto: { en: 'as the system', ko: '시스템 설정' },
  themeLight: { en: 'light', ko: '밝게' },
  themeDark: { en: 'dark', ko: '어둡게' },
  themeIs: {
    en: (name: string) => `Theme: ${name}`,
    ko: (name: string) => `테마: ${name}`,
  },
  undo: { en: 'Undo', ko: '실행 취소' },
  redo: { en: 'Redo', ko: '다시 실행' },
  more: { en: 'More', ko: '더 보기' },
  keys: { en: 'Keys', ko: '단축키' },
  close: { en: 'Close', ko: '닫기' },
  view: { en: 'Detail', ko: '자세히' },
  level1: { en: 'Closed', ko: '닫기' },
  level2: { en: 'Ops', ko: '연산' },

  program: { en: 'Program', ko: '프로그램' },
  programWrong: { en: 'Program, has a mistake', ko: '프로그램, 잘못된 곳이 있다' },
  inputs: { en: 'Inputs', ko: '입력' },
  train: { en: 'Train', ko: '학습' },
  charts: { en: 'Charts', ko: '차트' },
  thisStep: { en: 'This step', ko: '이 단계' },
  lesson: { en: 'Lesson', ko: '강의' },
  graph: { en: 'Graph', ko: '그래프' },
  programAndInputs: { en: 'Program and inputs', ko: '프로그램과 입력' },
  panels: { en: 'Panels', ko: '패널' },
  sheet: { en: 'Size of the panel', ko: '패널 크기' },
  sheetSmall: { en: 'small', ko: '작게' },
  sheetHalf: { en: 'half', ko: '절반' },
  sheetFull: { en: 'full', ko: '전체' },

  closeLesson: { en: 'Close the lesson', ko: '강의 닫기' },
  noteOf: {
    en: ({ index, count }: Count) => `${index} of ${count}`,
    ko: ({ index, count }: Count) => `${count}개 중 ${index}`,
  },
  previousNote: { en: 'Previous note', ko: '이전 설명' },
  nextNote: { en: 'Next note', ko: '다음 설명' },
  noNote: {
    en: 'The notes of this lesson no longer fit the program.',
    ko: '강의의 설명이 지금 프로그램과 맞지 않는다.',
  },
  readNote: { en: 'Read the whole note', ko: '설명 전체 읽기' },
} satisfies Record<string, Text | TextOf<string> | TextOf<Count>>;

interface Count {
  readonly index: number;
  readonly count: number;
}
