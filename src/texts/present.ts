import type { Text, TextOf } from './text.ts';

export interface Place {
  readonly step: number;
  readonly length: number;
}

/** Words of a lecture: of what the audience sees, and of the window that only the teacher sees. */
export const presentTexts = {
  lecture: { en: 'Lecture', ko: '발표' },
  count: {
    en: ({ step, length }: Place) => `${step} of ${length}`,
    ko: ({ step, length }: Place) => `${step} / ${length}`,
  },
  bar: { en: 'Lecture controls', ko: '발표 조작' },
  hint: { en: 'F: full screen', ko: 'F: 전체 화면' },
  blanked: {
    en: 'The screen is blank. Any key or click brings it back.',
    ko: '빈 화면이다. 아무 키나 누르면 돌아온다.',
  },

  next: { en: 'Next', ko: '다음' },
  previous: { en: 'Previous', ko: '이전' },
  stop: { en: 'Stop here', ko: '여기서 멈추기' },
  blank: { en: 'Blank', ko: '빈 화면' },
  pointer: { en: 'Pointer', ko: '포인터' },
  words: { en: 'In words', ko: '문장으로' },
  charts: { en: 'Charts', ko: '차트' },
  speaker: { en: 'Speaker window', ko: '발표자 창' },
  fullScreen: { en: 'Full screen', ko: '전체 화면' },
  keys: { en: 'Keys', ko: '단축키' },
  leave: { en: 'Leave', ko: '나가기' },
  noWindow: { en: 'The browser did not open the speaker window.', ko: '브라우저가 발표자 창을 열지 않았다.' },

  keyNext: { en: 'To the next step or stop', ko: '다음 단계나 멈출 단계로' },
  keyPrevious: { en: 'To the previous step or stop', ko: '이전 단계나 멈출 단계로' },
  keyBlank: { en: 'Blank the screen; any key brings it back', ko: '화면 비우기, 아무 키나 누르면 복귀' },
  keyPointer: { en: 'Pointer, on and off, or while held', ko: '포인터 켜고 끄기, 누르는 동안 켜기' },
  keyWords: { en: 'The step in words, or as a formula', ko: '이 단계를 문장으로, 또는 수식으로' },
  keyCharts: { en: 'Charts of the training', ko: '학습 차트' },
  keyStop: { en: 'Mark this step as a stop, or not', ko: '이 단계에서 멈추기 표시, 또는 해제' },
  keySpeaker: { en: 'Open the speaker window', ko: '발표자 창 열기' },
  keyFullScreen: { en: 'Full screen, on and off', ko: '전체 화면 켜고 끄기' },
  keyStart: { en: 'Full screen, then leave', ko: '전체 화면, 한 번 더 누르면 나가기' },
  keyLeave: { en: 'Leave the lecture', ko: '발표 끝내기' },

  speakerTitle: { en: 'Speaker', ko: '발표자' },
  connected: { en: 'Connected to the lecture', ko: '발표 화면과 연결됨' },
  waiting: { en: 'No lecture window', ko: '발표 창이 없다' },
  noChannel: {
    en: 'This browser does not let two windows talk here: the lecture works, without a speaker window.',
    ko: '이 브라우저에서는 두 창이 서로 통신할 수 없다. 발표는 발표자 창 없이 할 수 있다.',
  },
  openLecture: { en: 'Open the lecture window', ko: '발표 창 열기' },
  now: { en: 'Now', ko: '지금' },
  upcoming: { en: 'Next', ko: '다음' },
  atEnd: { en: 'This is the end.', ko: '마지막이다.' },
  nextIteration: {
    en: ({ iteration }: { readonly iteration: number }) => `Next comes iteration ${iteration}.`,
    ko: ({ iteration }: { readonly iteration: number }) => `다음은 ${iteration}번째 반복이다.`,
  },
  lessonNote: { en: 'The lesson says', ko: '강의 노트' },
  notes: { en: 'Your notes on this step', ko: '이 단계에 대한 나의 메모' },
  notesUnsaved: {
    en: 'This browser keeps nothing here: copy your notes before you close the window.',
    ko: '이 브라우저는 여기서 아무것도 저장하지 않는다. 창을 닫기 전에 메모를 복사해 두자.',
  },
  clock: { en: 'Time', ko: '시각' },
  elapsed: { en: 'Since the start', ko: '지난 시간' },
  pause: { en: 'Pause', ko: '멈추기' },
  goOn: { en: 'Go on', ko: '계속' },
  reset: { en: 'Reset', ko: '처음부터' },
} satisfies Record<string, Text | TextOf<Place> | TextOf<{ readonly iteration: number }>>;
