import { josa } from './josa.ts';
import type { Text, TextOf } from './text.ts';

interface Said {
  readonly option: string;
  readonly text: string;
}

interface Name {
  readonly name: string;
  /** What was probably meant. */
  readonly near: string | null;
}

/** What the command line answers on stderr. Its help is in English, as option names are. */
export const cliTexts = {
  unreadable: {
    en: ({ option, text, type }: Said & { type: string }) => `--${option} ${text}: cannot be read; it is ${type}`,
    ko: ({ option, text, type }: Said & { type: string }) =>
      `--${option} ${text}: 읽을 수 없다. 쓸 수 있는 값: ${type}`,
  },
  outOfRange: {
    en: ({ option, text, used }: Said & { used: string }) => `--${option} ${text}: out of range, ${used} is used`,
    ko: ({ option, text, used }: Said & { used: string }) =>
      `--${option} ${text}: 범위를 벗어나 ${josa(used, '을/를')} 쓴다`,
  },
  noLesson: {
    en: (id: string) => `there is no lesson called ${id}`,
    ko: (id: string) => `${josa(id, '이라/라')}는 강의가 없다`,
  },
  unknown: {
    en: ({ name, near }: Name) =>
      `--${name}: neither an option nor an input of the program${near === null ? '' : `; did you mean --${near}?`}`,
    ko: ({ name, near }: Name) =>
      `--${name}: 옵션도 프로그램의 입력도 아니다${near === null ? '' : `. --${near}인가?`}`,
  },
  noValue: {
    en: (name: string) => `--${name}: a value is missing`,
    ko: (name: string) => `--${name}: 값이 없다`,
  },
  twice: {
    en: (file: string) => `one program at a time: ${file} is one too many`,
    ko: (file: string) => `프로그램은 하나만 받는다. ${josa(file, '이/가')} 남는다`,
  },
  noProgram: {
    en: 'which program? Name a file, - for stdin, --program or --lesson',
    ko: '프로그램이 없다. 파일 이름이나 -(표준 입력), --program, --lesson 가운데 하나를 준다',
  },
  noCommand: {
    en: (word: string) => `there is no command ${word}; the commands are render and trace (gradstep --help)`,
    ko: (word: string) => `${josa(word, '이라/라')}는 명령은 없다. 명령은 render와 trace다 (gradstep --help)`,
  },
  notRead: {
    en: (file: string) => `${file}: cannot be read`,
    ko: (file: string) => `${file}: 읽을 수 없다`,
  },
  notWritten: {
    en: (file: string) => `${file}: cannot be written`,
    ko: (file: string) => `${file}: 쓸 수 없다`,
  },
  noFormat: {
    en: ({ format, formats }: { format: string; formats: string }) =>
      `there is no format ${format}; there are ${formats}`,
    ko: ({ format, formats }: { format: string; formats: string }) =>
      `${josa(format, '이라/라')}는 형식은 없다. 있는 형식: ${formats}`,
  },
  needsBrowser: {
    en: (format: string) => `${format} needs a browser: save it on the page, or render SVG and convert that`,
    ko: (format: string) =>
      `${josa(format, '은/는')} 브라우저가 있어야 만든다. 페이지에서 저장하거나 SVG를 만들어 변환한다`,
  },
} satisfies Record<
  string,
  | Text
  | TextOf<string>
  | TextOf<Name>
  | TextOf<Said & { type: string }>
  | TextOf<Said & { used: string }>
  | TextOf<{ format: string; formats: string }>
>;
