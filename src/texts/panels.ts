import type { Text, TextOf } from './text.ts';

/** Words of what comes after the first view: tabs, the sheet of a phone, lesson notes, dialogs, the menu of a phone. */
export const panelTexts = {
  theme: { en: 'Theme', ko: '테마' },
  more: { en: 'More', ko: '더 보기' },
  close: { en: 'Close', ko: '닫기' },
  program: { en: 'Program', ko: '프로그램' },
  programWrong: { en: 'Program, has a mistake', ko: '프로그램, 잘못된 곳이 있다' },
  inputs: { en: 'Inputs', ko: '입력' },
  train: { en: 'Train', ko: '학습' },
  charts: { en: 'Charts', ko: '차트' },
  lesson: { en: 'Lesson', ko: '강의' },
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
  otherRun: {
    en: 'The notes of this lesson are about its own run. They come back when the mode is closed.',
    ko: '강의의 설명은 원래의 실행에 관한 것이다. 모드를 닫으면 다시 나온다.',
  },
  readNote: { en: 'Read the whole note', ko: '설명 전체 읽기' },
} satisfies Record<string, Text | TextOf<Count>>;

interface Count {
  readonly index: number;
  readonly count: number;
}
