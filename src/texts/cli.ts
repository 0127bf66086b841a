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

/** How docs/links.md says what a field takes, piece by piece: fields.ts puts them together. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [
    /^step, `7`; an edge of a step, `7\.2`; or `end`\. A step past the end is the last one$/,
    '단계 7, 단계의 에지 7.2, end',
  ],
  [/^any of /, '다음 가운데 몇 개: '],
  [/\bsteps separated by commas\b/, '쉼표로 나눈 단계 번호'],
  [/\bnames separated by commas\b/, '쉼표로 나눈 이름'],
  [/\btwo numbers separated by a comma\b/, '쉼표로 나눈 두 수'],
  [/\btext, at most (\d+) characters\b/, '$1자까지의 텍스트'],
  [/\bwhole number from (\S+)/, '$1 이상의 정수'],
  [/\bwhole number (\S+) to ([^\s;]+)/, '$1~$2의 정수'],
  [/\bnumber (\S+) to ([^\s;]+)/, '$1~$2의 수'],
  [/\bnumber\b/, '수'],
  [/[,;]? or (?=`)/g, ', '],
];

/** What the command line answers on stderr. Its help is in English, as option names are. */
export const cliTexts = {
  unreadable: {
    en: ({ option, text, type }: Said & { type: string }) => `--${option} ${text}: cannot be read; it is ${type}`,
    ko: ({ option, text, type }: Said & { type: string }) =>
      `--${option} ${text}: 읽을 수 없다. 쓸 수 있는 값: ${type}`,
  },
  /** What a field takes, from the words that docs/links.md has for it. */
  type: {
    en: (type: string) => type.replaceAll('`', ''),
    ko: (type: string) =>
      TYPES.reduce((text, [words, korean]) => text.replace(words, korean), type).replaceAll('`', ''),
  },
  ofInput: {
    en: 'a number or a matrix such as [[1, 2], [3, 4]]',
    ko: '수, 또는 [[1, 2], [3, 4]] 같은 행렬',
  },
  ofThePage: {
    en: (options: string) => `${options}: without effect here; it is about what a page shows`,
    ko: (options: string) => `${options}: 페이지에만 쓰는 옵션이라 여기서는 효과가 없다`,
  },
  ofScalars: {
    en: (options: string) => `${options}: without effect but at --level 3`,
    ko: (options: string) => `${options}: --level 3에서만 효과가 있다`,
  },
  noNeuron: {
    en: (name: string) => `--neuron ${name}: there is no such neuron to open; they are called as h[0]`,
    ko: (name: string) => `--neuron ${name}: 그런 뉴런은 없다. h[0]처럼 부른다`,
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
