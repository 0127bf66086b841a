import { josa } from './josa.ts';
import type { TextOf } from './text.ts';

/** What of a link, an attribute or a message could not be used as it was said. */
export type LinkProblem =
  /** It could not be read; nothing stands for it. */
  | { readonly problem: 'unreadable'; readonly name: string; readonly text: string }
  /** Out of range: `used` stands for it. */
  | { readonly problem: 'outOfRange'; readonly name: string; readonly text: string; readonly used: string }
  | { readonly problem: 'noLesson'; readonly name: string; readonly text: string }
  /** Written by a later version of the page. */
  | { readonly problem: 'later'; readonly name: string; readonly text: string };

const said = ({ name, text }: LinkProblem) => `${name}=${text}`;

export const linkTexts = {
  problem: {
    en: (data) => {
      switch (data.problem) {
        case 'unreadable':
          return `The link says ${said(data)}, which cannot be used; it was left out.`;
        case 'outOfRange':
          return `The link says ${said(data)}; ${data.used} is shown instead.`;
        case 'noLesson':
          return `There is no lesson called ${data.text}.`;
        case 'later':
          return 'The link was made by a later version; what this one knows of it is shown.';
      }
    },
    ko: (data) => {
      switch (data.problem) {
        case 'unreadable':
          return `링크의 ${josa(said(data), '은/는')} 쓸 수 없어 뺐다.`;
        case 'outOfRange':
          return `링크의 ${said(data)} 대신 ${josa(data.used, '을/를')} 보여 준다.`;
        case 'noLesson':
          return `${josa(data.text, '이라/라')}는 강의가 없다.`;
        case 'later':
          return '더 새로운 버전에서 만든 링크다. 이 버전이 아는 것만 보여 준다.';
      }
    },
  } satisfies TextOf<LinkProblem>,
  /** After the first one. */
  more: {
    en: (count) => ` And ${count} more.`,
    ko: (count) => ` 그 밖에 ${count}개 더 있다.`,
  } satisfies TextOf<number>,
};
