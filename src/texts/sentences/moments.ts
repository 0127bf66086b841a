import { particleAfter } from '../josa.ts';
import { gradient, type NodeName, nodeLink, numberOf, type SentenceOf, sentence, stress } from '../sentence.ts';
import type { Sentence } from '../text.ts';

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;
const ORDINALS = [
  '',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
] as const;
const COUNTED = ['', '한', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉', '열'] as const;

const number = (n: number) => NUMBERS[n] ?? String(n);
const counted = (n: number) => COUNTED[n] ?? String(n);
const ordinalKo = (n: number) => (n === 1 ? '첫' : counted(n));

function ordinal(n: number): string {
  const ending = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return ORDINALS[n] ?? `${n}${ending}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export interface FanOut extends NodeName {
  readonly added: number;
  readonly expected: number;
  /** How many wires leave the node; more than `expected` where some use lets no gradient back. */
  readonly wires: number;
  /** How many of them this step has just added. */
  readonly now: number;
}

/** A node that was used several times gets one contribution after another. */
export const fanOutSentence: SentenceOf<FanOut> = {
  en: (f) => {
    const rest = f.expected - f.added;
    const count = f.expected === 2 ? 'twice' : `${number(f.expected)} times`;
    const just =
      f.now === 1
        ? `The ${ordinal(f.added)} has just been added`
        : `${f.now === 2 && f.expected === 2 ? 'Both' : capital(number(f.now))} have just been added`;
    const coming =
      rest === 0
        ? sentence`now the sum is ${stress('complete')}`
        : sentence`${number(rest)} ${rest === 1 ? 'is' : 'are'} still to come`;
    const back = sentence`${number(f.expected)} ${gradient('contributions')} flow back into it`;
    const used =
      f.wires > f.expected
        ? sentence`Of the ${number(f.wires)} uses of ${nodeLink(f)} only ${number(f.expected)} send a gradient back, so ${back}`
        : sentence`${nodeLink(f)} was used ${count}, so ${back}`;
    return sentence`${used}. ${just}; ${coming}.`;
  },
  ko: (f) => {
    const rest = f.expected - f.added;
    const just = f.now === 1 ? `방금 ${ordinalKo(f.added)} 번째 몫이 더해졌고` : `방금 ${counted(f.now)} 몫이 더해졌고`;
    const coming =
      rest === 0 ? sentence`이제 합이 ${stress('완성되었다')}` : sentence`${counted(rest)} 개가 아직 남았다`;
    const back = sentence`${gradient('몫')} ${counted(f.expected)} 개가 돌아온다`;
    const used =
      f.wires > f.expected
        ? sentence`${nodeLink(f)}${particleAfter(f.text, '은/는')} ${counted(f.wires)} 번 쓰였지만 그중 ${counted(f.expected)} 번만 기울기를 되돌려 보내므로 ${back}`
        : sentence`${nodeLink(f)}${particleAfter(f.text, '은/는')} ${counted(f.expected)} 번 쓰였으므로 ${back}`;
    return sentence`${used}. ${just}, ${coming}.`;
  },
};

/** A second pass without zero_grad: what an input already holds is not replaced. */
export const accumulateSentence: SentenceOf<
  NodeName & { readonly old: string | null; readonly contribution: string; readonly total: string }
> = {
  en: (f) =>
    sentence`${nodeLink(f)} still holds ${gradient(f.old ?? '')} from the pass before. The new ${gradient(f.contribution)} is ${stress('added')} to it: now ${numberOf(f.node, gradient(f.total))}.`,
  ko: (f) =>
    sentence`${nodeLink(f)}에는 이전 역전파의 ${gradient(f.old ?? '')}${particleAfter(f.old ?? '', '이/가')} 남아 있다. 새 ${gradient(f.contribution)}${particleAfter(f.contribution, '이/가')} 거기에 ${stress('더해져')} ${numberOf(f.node, gradient(f.total))}${particleAfter(f.total, '이/가')} 되었다.`,
};

/** Recursion without topological order: a shared node sends again what it has sent before. */
export const visitedAgainSentence: SentenceOf<{
  readonly by: NodeName;
  readonly to: NodeName;
  readonly visit: number;
}> = {
  en: ({ by, to, visit }) =>
    sentence`The recursion visits ${nodeLink(by)} for the ${ordinal(visit)} time, and it sends its whole ${gradient('gradient')} to ${nodeLink(to)} ${stress('again')}, with what it had sent before: counted twice.`,
  ko: ({ by, to, visit }) =>
    sentence`재귀가 ${nodeLink(by)}에 ${ordinalKo(visit)} 번째로 들른다. 이미 보낸 것까지 합친 ${gradient('기울기')} 전체를 ${nodeLink(to)}${particleAfter(to.text, '으로/로')} ${stress('다시')} 보내므로 두 번 세게 된다.`,
};

/** Step 0. */
export const startSentence: SentenceOf<{
  readonly output: NodeName;
  readonly steps: number;
  readonly gradients: boolean;
}> = {
  en: ({ output, steps, gradients }) =>
    steps === 0
      ? sentence`There is nothing to compute yet: ${nodeLink(output)} is given.`
      : sentence`The inputs are known. Press Next (→) to watch ${nodeLink(output)} being computed${gradients ? sentence`, and then its ${gradient('gradients')} flowing back` : ''}.`,
  ko: ({ output, steps, gradients }) =>
    steps === 0
      ? sentence`아직 계산할 것이 없다: ${nodeLink(output)}의 값이 이미 주어져 있다.`
      : sentence`입력값은 주어져 있다. 다음(→)을 눌러 ${nodeLink(output)}${particleAfter(output.text, '이/가')} 계산되는 과정${gradients ? sentence`과 ${gradient('기울기')}가 되돌아오는 과정` : ''}을 따라가 보자.`,
};

export interface Seeded {
  readonly output: NodeName;
  readonly seed: string;
  readonly scalar: boolean;
  readonly ones: boolean;
  /** Backward passes before this one, without a zero_grad between. */
  readonly unclearedPasses: number;
}

/** ∂y/∂y = 1; a second pass without zero_grad accumulates. */
export const seedSentence: SentenceOf<Seeded> = {
  en: ({ output, seed, scalar, ones, unclearedPasses }) => {
    const name = nodeLink(output);
    const start = scalar
      ? sentence`The backward pass starts at ${name} with the ${gradient('gradient')} ${numberOf(output.node, gradient(seed))}`
      : sentence`The backward pass starts at ${name} with ${ones ? sentence`a ${gradient('gradient')} of ones` : sentence`the ${gradient('seed')} that the program gives`}, ${gradient(seed)}`;
    if (unclearedPasses > 0)
      return sentence`${start}, a second time. Nobody called zero_grad, so the gradients of the inputs will be ${stress('added')} to the old ones.`;
    return scalar && seed === '1'
      ? sentence`${start}, because the derivative of ${name} with respect to itself is 1.`
      : sentence`${start}.`;
  },
  ko: ({ output, seed, scalar, ones, unclearedPasses }) => {
    const name = nodeLink(output);
    if (unclearedPasses > 0)
      return sentence`역전파를 ${name}에서 한 번 더 시작한다. zero_grad를 부르지 않았으므로 입력의 ${gradient('기울기')}는 이전 값에 ${stress('누적된다')}.`;
    if (!scalar)
      return sentence`역전파는 ${name}에서 ${ones ? sentence`모두 1인 ${gradient('기울기')}` : sentence`${gradient('시작값')}`} ${gradient(seed)}${particleAfter(seed, '으로/로')} 시작한다.`;
    const why =
      seed === '1'
        ? sentence`. ${name}${particleAfter(output.text, '을/를')} 자기 자신으로 미분하면 1이기 때문이다`
        : sentence``;
    return sentence`역전파는 ${name}에서 ${gradient('기울기')} ${numberOf(output.node, gradient(seed))}${particleAfter(seed, '으로/로')} 시작한다${why}.`;
  },
};

/** zero_grad clears what a pass before it left. */
export const zeroGradSentence: SentenceOf<{ readonly cleared: number }> = {
  en: ({ cleared }) =>
    cleared === 0
      ? sentence`zero_grad sets the ${gradient('gradients')} of all inputs to 0; they are 0 already.`
      : sentence`zero_grad sets the ${gradient('gradients')} of all inputs back to 0, so that the next backward pass starts from nothing.`,
  ko: ({ cleared }) =>
    cleared === 0
      ? sentence`zero_grad는 모든 입력의 ${gradient('기울기')}를 0으로 만든다. 지금은 이미 0이다.`
      : sentence`zero_grad가 모든 입력의 ${gradient('기울기')}를 0으로 되돌려, 다음 역전파가 처음부터 시작하게 한다.`,
};

/** One input's gradient when the last step is done. */
export interface FinalGradient extends NodeName {
  readonly amount: string;
  readonly sign: '=' | '≈';
}

/** The result of it all, for a function of few inputs: `Finished: grad(a) = 2 and grad(b) = 3.` With `differential`, `da`. */
export const finishedSentence: SentenceOf<{
  readonly differential: boolean;
  readonly gradients: readonly FinalGradient[];
}> = {
  en: (f) => sentence`Finished: ${results(f, ' and ')}.`,
  ko: (f) => sentence`역전파가 끝났다: ${results(f, ', ')}.`,
};

function results(
  { differential, gradients }: Parameters<(typeof finishedSentence)['en']>[0],
  between: string,
): Sentence {
  return gradients.reduce((all, one, k) => {
    const left = differential ? sentence`d${nodeLink(one)}` : sentence`grad(${nodeLink(one)})`;
    return sentence`${all}${k > 0 ? between : ''}${left} ${one.sign} ${numberOf(one.node, gradient(one.amount))}`;
  }, sentence``);
}
