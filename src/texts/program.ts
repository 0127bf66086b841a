import type { Text, TextOf } from './text.ts';

interface Cell {
  readonly name: string;
  readonly row: number;
  readonly column: number;
}

/** Words of the program editor and of the inputs panel. */
export const programTexts = {
  editor: { en: 'Program', ko: '프로그램' },
  editorHelp: {
    en: 'Tab leaves the editor, Escape goes to the graph.',
    ko: 'Tab은 편집기를 떠나고 Escape는 그래프로 간다.',
  },
  mistakes: { en: 'Mistakes in the program', ko: '프로그램의 잘못된 곳' },
  line: { en: (line: number) => `line ${line}`, ko: (line: number) => `${line}행` },
  moreMistakes: { en: (count: number) => `and ${count} more`, ko: (count: number) => `그 밖에 ${count}개` },
  completions: { en: 'Names and functions', ko: '이름과 함수' },

  inputs: { en: 'Inputs', ko: '입력' },
  noInputs: {
    en: 'This program has no inputs. Set a name to a number, for example `a = 2`, and it gets a slider here.',
    ko: '이 프로그램에는 입력이 없다. `a = 2`처럼 이름에 숫자를 정하면 여기에 슬라이더가 생긴다.',
  },
  resting: {
    en: 'Fix the mistake to use the inputs.',
    ko: '프로그램의 잘못된 곳을 고칠 때까지 입력을 바꿀 수 없다.',
  },
  parameter: { en: 'parameter (trained)', ko: '매개변수 (학습됨)' },
  startValues: {
    en: 'θ marks parameters: here with the values that training begins with.',
    ko: 'θ는 매개변수다. 여기에는 학습을 시작하는 값이 있다.',
  },
  drawnValues: {
    en: (seed: number) =>
      `θ marks parameters: here with the values drawn from seed ${seed}. Changing one writes all of them into the program.`,
    ko: (seed: number) =>
      `θ는 매개변수다. 여기에는 시드 ${seed}에서 뽑은 처음 값이 있다. 하나를 바꾸면 모두 프로그램에 써 넣는다.`,
  },
  scrub: { en: 'Drag sideways to change; Shift ×10, Alt ÷10', ko: '옆으로 끌어서 바꾼다. Shift ×10, Alt ÷10' },
  slider: { en: (name: string) => `${name}, slider`, ko: (name: string) => `${name}, 슬라이더` },
  notANumber: {
    en: ({ text, kept }: { text: string; kept: string }) => `“${text}” is not a number. It stays ${kept}.`,
    ko: ({ text, kept }: { text: string; kept: string }) => `“${text}”: 숫자가 아니라서 ${kept} 그대로 둔다.`,
  },
  matrix: {
    en: ({ name, shape }: { name: string; shape: string }) => `${name}, shape ${shape}`,
    ko: ({ name, shape }: { name: string; shape: string }) => `${name}, 형상 ${shape}`,
  },
  entry: {
    en: ({ name, row, column }: Cell) => `${name}, row ${row}, column ${column}`,
    ko: ({ name, row, column }: Cell) => `${name}, ${row}행 ${column}열`,
  },
  vectorEntry: {
    en: ({ name, column }: Cell) => `${name}, entry ${column}`,
    ko: ({ name, column }: Cell) => `${name}, ${column}번째 값`,
  },
  moreEntries: {
    en: (count: number) => `${count} more entries are set in the program.`,
    ko: (count: number) => `나머지 ${count}개는 프로그램에서 바꾼다.`,
  },
} satisfies Record<
  string,
  | Text
  | TextOf<number>
  | TextOf<string>
  | TextOf<Cell>
  | TextOf<{ text: string; kept: string }>
  | TextOf<{ name: string; shape: string }>
>;
