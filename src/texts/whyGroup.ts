import { count } from './errorWords.ts';
import { particleAfter } from './josa.ts';
import { listed, plainText } from './sentence.ts';
import type { Language, Text, TextOf } from './text.ts';

/** What a composite saves, closed beside opened. */
export const whyGroupTexts = {
  about: {
    en: 'One node in place of its pieces. Both were run on this program:',
    ko: '조각들을 노드 하나로 묶었다. 이 프로그램에서 둘 다 실행해 측정했다.',
  },
  which: { en: 'Composite', ko: '합성 노드' },
  closed: { en: 'One node', ko: '묶은 노드' },
  opened: { en: 'Pieces', ko: '연 노드들' },
  measured: { en: 'Measured', ko: '측정값' },
  nodes: { en: 'Nodes', ko: '노드' },
  forwardSteps: { en: 'Steps forward', ko: '순전파 단계' },
  backwardSteps: { en: 'Steps backward', ko: '역전파 단계' },
  saved: { en: 'Numbers kept for the way back', ko: '역전파를 위해 저장한 수' },
  bytes: { en: 'Bytes they take', ko: '차지하는 바이트' },
  same: {
    en: 'Value and gradients are the same to the last digit.',
    ko: '값과 기울기가 마지막 자리까지 같다.',
  },
  apart: {
    en: 'In pieces, ∞ or NaN appears; as one node it does not.',
    ko: '열면 ∞나 NaN이 나오지만 묶으면 나오지 않는다.',
  },
  none: {
    en: 'No node of this program is a composite: there is nothing to open.',
    ko: '이 프로그램에는 합성 노드가 없어서 열 것이 없다.',
  },
  tooLong: { en: 'Opened, this program would be too long.', ko: '열면 프로그램이 너무 길어진다.' },
  breaks: { en: 'Where the pieces fail', ko: '열면 계산이 깨지는 곳' },
  value: { en: 'value', ko: '값' },
  gradient: { en: 'gradient', ko: '기울기' },
  unbroken: {
    en: 'Inputs 0, ±1, ±10, ±100 and ±1000 were tried: the pieces break at none of them.',
    ko: '입력 0, ±1, ±10, ±100, ±1000으로 실행해 보았으나 열어도 계산이 깨지는 곳이 없다.',
  },
  shifted: {
    en: 'They subtract the largest input before exp. Without that, exp(1000) would be ∞.',
    ko: '조각들은 exp 전에 가장 큰 입력을 뺀다. 빼지 않으면 exp(1000)은 ∞가 된다.',
  },
} satisfies Record<string, Text>;

interface Example {
  readonly op: string;
}

export const whyGroupSentences = {
  differ: {
    en: ({ value, gradient }) =>
      `${value === '0' ? 'The value is the same' : `Values differ by at most ${value}`}, gradients ${value === '0' ? 'differ by' : 'by'} at most ${gradient}: rounding.`,
    ko: ({ value, gradient }) =>
      `${value === '0' ? '값은 같고' : `값의 차이는 최대 ${value},`} 기울기의 차이는 최대 ${gradient}이다. 반올림에서 온 차이이다.`,
  },
} satisfies Record<string, TextOf<{ readonly value: string; readonly gradient: string }>>;

/** Of what a composite may need less than its pieces do. */
export type Saved = 'nodes' | 'steps' | 'memory';

const SAVED: Readonly<Record<Saved, Text>> = {
  nodes: { en: 'nodes', ko: '노드' },
  steps: { en: 'steps', ko: '단계' },
  memory: { en: 'memory', ko: '메모리' },
};

const savedWords = (saved: readonly Saved[], language: Language) =>
  plainText(
    listed(
      saved.map((what) => ({ kind: 'plain', text: SAVED[what][language] })),
      language,
    ),
  );

export const whyGroupSavings = {
  saves: {
    en: (saved) =>
      saved.length === 0
        ? 'On this program grouping saves nothing.'
        : `What grouping saves on this program: ${savedWords(saved, 'en')}.`,
    ko: (saved) =>
      saved.length === 0
        ? '이 프로그램에서는 묶어도 아끼는 것이 없다.'
        : `이 프로그램에서 묶어서 아끼는 것: ${savedWords(saved, 'ko')}.`,
  },
} satisfies Record<string, TextOf<readonly Saved[]>>;

export const whyGroupActions = {
  open: { en: ({ op }) => `Open ${op} in the graph`, ko: ({ op }) => `그래프에서 ${op} 열기` },
  close: { en: ({ op }) => `Close ${op} in the graph`, ko: ({ op }) => `그래프에서 ${op} 닫기` },
  use: {
    en: ({ op }) => `Use y = ${op}(x)`,
    ko: ({ op }) => `y = ${op}(x)로 바꾸기`,
  },
} satisfies Record<string, TextOf<Example>>;

export const whyGroupPlaces = {
  at: { en: ({ inputs }) => `At ${inputs}`, ko: ({ inputs }) => `${inputs}일 때` },
  tryHere: {
    en: ({ inputs }) => `Try ${inputs} here`,
    ko: ({ inputs }) => `여기서 ${inputs}${particleAfter(inputs, '으로/로')} 해 보기`,
  },
  tryAlone: {
    en: ({ inputs }) => `Try ${inputs} in a program of its own`,
    ko: ({ inputs }) => `${inputs}인 새 프로그램으로 해 보기`,
  },
} satisfies Record<string, TextOf<{ readonly inputs: string }>>;

/** How many numbers, thousands apart. */
export const counted = count;
