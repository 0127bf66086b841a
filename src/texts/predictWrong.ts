import { josa } from './josa.ts';
import type { Text, TextOf } from './text.ts';

/** What the words about a wrong answer may use. Numbers are texts as on the graph. */
export interface Wrong {
  readonly answer: string;
  readonly symbol: string;
  readonly what: string;
  readonly grad: string;
  readonly target: string;
  readonly before: string;
  /** The step brings one product upstream · local to the element, not a sum of several. */
  readonly single: boolean;
  readonly upstream: string;
  readonly local: string;
  /** The node, the place and the function that the mistake names; what it counts. */
  readonly other: string;
  readonly place: string;
  readonly taken: string;
  readonly count: string;
}

/** A mistake in a few words, and why it gives that number. */
export interface MistakeTexts {
  readonly title: Text;
  readonly why: TextOf<Wrong>;
}

/** The rule of a step, said where nothing more is known of a wrong answer. */
export const ruleTexts = {
  forward: {
    en: () => 'It is none of the usual slips. The rule of this step:',
    ko: () => '흔한 실수는 아니다. 이 단계의 규칙은 다음과 같다.',
  },
  loss: {
    en: () => 'It is none of the usual slips. The rule of this step:',
    ko: () => '흔한 실수는 아니다. 이 단계의 규칙은 다음과 같다.',
  },
  seed: {
    en: () => 'It is none of the usual slips. The rule: how fast does the output change with itself?',
    ko: () => '흔한 실수는 아니다. 규칙: 출력이 자기 자신에 대해 얼마나 빨리 변하는지 생각한다.',
  },
  zeroGrad: {
    en: () => 'It is none of the usual slips. The rule: every gradient begins again from nothing.',
    ko: () => '흔한 실수는 아니다. 규칙: 모든 기울기가 처음 상태로 돌아간다.',
  },
  backward: {
    en: ({ symbol, grad }: Wrong) =>
      `It is none of the usual slips. What ${symbol} sends is added to what ${grad} was before:`,
    ko: ({ symbol, grad }: Wrong) => `흔한 실수는 아니다. ${josa(symbol, '이/가')} 보내는 몫을 이전 ${grad}에 더한다.`,
  },
  update: {
    en: ({ symbol }: Wrong) => `It is none of the usual slips. The rule of ${symbol}, with η for the learning rate:`,
    ko: ({ symbol }: Wrong) => `흔한 실수는 아니다. η가 학습률일 때 ${symbol}의 규칙은 다음과 같다.`,
  },
} satisfies Record<string, TextOf<Wrong>>;

/** Said behind a reason where the total before is missing as well. */
export const aloneText: TextOf<Wrong> = {
  en: ({ before }) => `And the ${before} that was there before is missing.`,
  ko: ({ before }) => `게다가 먼저 와 있던 ${josa(before, '이/가')} 빠졌다.`,
};
