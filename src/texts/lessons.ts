import type { Text, TextOf } from './text.ts';

/** Words of the course: its menu, the questions of a lesson, the ways on. */
export const lessonTexts = {
  done: { en: 'done', ko: '마침' },
  read: { en: 'read, question open', ko: '읽음, 질문이 남음' },
  progress: {
    en: ({ done, count }: Progress) => `${done} of ${count} done`,
    ko: ({ done, count }: Progress) => `${count}개 중 ${done}개 마침`,
  },
  /** Before the titles of the lessons that this one builds on. */
  before: { en: 'Before this:', ko: '먼저 볼 강의:' },
  next: { en: 'Go on with', ko: '이어서' },
  question: { en: 'Question', ko: '질문' },
  check: { en: 'Check', ko: '확인' },
  nextStep: { en: 'Next step', ko: '다음 단계' },
  show: { en: 'Show the answer', ko: '답 보기' },
  choose: { en: 'Choose one of them first.', ko: '먼저 하나를 고른다.' },
  unreadable: {
    en: 'That is not one number. Write it as 110, −0.5 or 1.1 * 100.',
    ko: '수 하나로 읽을 수 없다. 110, −0.5 또는 1.1 * 100처럼 쓴다.',
  },
  /** The answer itself, whose number comes behind it. */
  right: { en: 'That is it:', ko: '맞다:' },
  shown: { en: 'The answer:', ko: '답:' },
  wrong: { en: 'Not this one.', ko: '이것은 아니다.' },
  wrongNumber: {
    en: 'Not this number (4 significant digits count). Look at the step once more, or go on and see.',
    ko: '이 수가 아니다(유효 숫자 4자리까지 본다). 이 단계를 다시 보거나, 넘어가서 확인한다.',
  },
} satisfies Record<string, Text | TextOf<Progress>>;

interface Progress {
  readonly done: number;
  readonly count: number;
}
