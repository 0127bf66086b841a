import { OPTIMIZERS } from '../../engine/training/optimizers/table.ts';
import type { Hyperparameters, OptimizerName } from '../../engine/training/settings.ts';
import { particleAfter } from '../josa.ts';
import {
  gradient,
  listed,
  type NodeName,
  nodeLink,
  numberOf,
  type SentenceOf,
  sentence,
  stress,
  value,
} from '../sentence.ts';
import type { Language, Sentence, Text } from '../text.ts';
import type { StepFacts } from './facts.ts';

/** Most parameters that a sentence names. */
const MOST_NAMED = 4;

/** `W1, b1, W2 and b2`, or how many there are. */
function parametersOf(parameters: readonly NodeName[], language: Language): Sentence {
  if (parameters.length <= MOST_NAMED) return listed(parameters.map(nodeLink), language);
  return language === 'en'
    ? sentence`the ${String(parameters.length)} parameters`
    : sentence`매개변수 ${String(parameters.length)}개`;
}

/** Step 0 of an iteration: where its parameters come from. */
export const iterationSentence: SentenceOf<{
  readonly iteration: number;
  readonly parameters: readonly NodeName[];
  readonly output: NodeName;
}> = {
  en: ({ iteration, parameters, output }) => {
    const own = parametersOf(parameters, 'en');
    return iteration === 0
      ? sentence`Iteration 0 begins with the ${value('initial values')} of ${own}. Press Next (→): ${nodeLink(output)} is computed, its ${gradient('gradients')} flow back, and then the parameters move.`
      : sentence`Iteration ${String(iteration)} begins with the ${value('values')} of ${own} that iteration ${String(iteration - 1)} left.`;
  },
  ko: ({ iteration, parameters, output }) => {
    const own = parametersOf(parameters, 'ko');
    return iteration === 0
      ? sentence`0번째 반복은 ${own}의 ${value('초깃값')}에서 시작한다. 다음(→)을 누르면 ${nodeLink(output)}${particleAfter(output.text, '을/를')} 계산하고, ${gradient('기울기')}가 되돌아온 뒤 매개변수가 움직인다.`
      : sentence`${String(iteration)}번째 반복은 ${String(iteration - 1)}번째 반복이 남긴 ${own}의 ${value('값')}에서 시작한다.`;
  },
};

/** What the losses of the op table are called. */
const LOSSES: Readonly<Record<string, Text>> = {
  bce: { en: 'mean binary cross-entropy', ko: '평균 이진 교차 엔트로피' },
  mse: { en: 'mean squared error', ko: '평균 제곱 오차' },
  softmax_cross_entropy: { en: 'mean cross-entropy of the softmax', ko: '소프트맥스의 평균 교차 엔트로피' },
};

/** The step that computes the loss, where its op is one of the table's; `null` for any other. */
export function lossSentence({ op, inputs, output }: StepFacts, sign: string, language: Language): Sentence | null {
  const name = LOSSES[op]?.[language];
  const [y, t] = inputs;
  if (name === undefined || y === undefined || t === undefined) return null;
  return language === 'en'
    ? sentence`The ${stress('loss')} compares ${nodeLink(y)} with ${nodeLink(t)}: ${name} ${sign} ${numberOf(output.node, value(output.value))}.`
    : sentence`${stress('손실')}은 ${nodeLink(y)}${particleAfter(y.text, '을/를')} ${nodeLink(t)}${particleAfter(t.text, '과/와')} 비교한다: ${name} ${sign} ${numberOf(output.node, value(output.value))}.`;
}

/** After the sentence of any other op that computes the loss. */
export const thisIsTheLoss: SentenceOf<{ readonly maximize: boolean }> = {
  en: ({ maximize }) => sentence`It is the ${stress('loss')}: what training makes ${maximize ? 'large' : 'small'}.`,
  ko: ({ maximize }) => sentence`이것이 ${stress('손실')}, 학습이 ${maximize ? '키우려는' : '줄이려는'} 값이다.`,
};

/** zero_grad inside a training loop. */
export const clearsIterationSentence: SentenceOf<{ readonly iteration: number }> = {
  en: ({ iteration }) =>
    iteration === 0
      ? sentence`zero_grad clears the ${gradient('gradients')} of the parameters. Before the first backward pass there is nothing to clear.`
      : sentence`zero_grad clears the ${gradient('gradients')} that iteration ${String(iteration - 1)} left, so that this backward pass starts from nothing.`,
  ko: ({ iteration }) =>
    iteration === 0
      ? sentence`zero_grad는 매개변수의 ${gradient('기울기')}를 지운다. 첫 역전파 전이므로 아직 지울 것이 없다.`
      : sentence`zero_grad가 ${String(iteration - 1)}번째 반복이 남긴 ${gradient('기울기')}를 지워, 이번 역전파가 0에서 시작하게 한다.`,
};

/** What nobody has cleared: `iteration 0` has left it, or all iterations so far. */
const leftBy = (iteration: number) => (iteration === 1 ? 'what iteration 0 left' : 'what the iterations before left');
const leftByKo = (iteration: number) => (iteration === 1 ? '0번째 반복이 남긴 것' : '앞선 반복들이 남긴 것');

/** The seed of an iteration whose gradients were not cleared. */
export const seedOverCarriedSentence: SentenceOf<{
  readonly output: NodeName;
  readonly seed: string;
  readonly iteration: number;
}> = {
  en: ({ output, seed, iteration }) =>
    sentence`The backward pass starts at ${nodeLink(output)} with the ${gradient('gradient')} ${gradient(seed)}. Nobody called zero_grad: what it sends to the parameters will be ${stress('added')} to ${leftBy(iteration)}.`,
  ko: ({ output, seed, iteration }) =>
    sentence`역전파는 ${nodeLink(output)}에서 ${gradient('기울기')} ${gradient(seed)}${particleAfter(seed, '으로/로')} 시작한다. zero_grad를 부르지 않았으므로 매개변수로 가는 기울기는 ${leftByKo(iteration)}에 ${stress('누적된다')}.`,
};

/** A contribution to a parameter that still holds gradients that nobody has cleared. */
export const addedToCarriedSentence: SentenceOf<{
  readonly targets: readonly NodeName[];
  readonly iteration: number;
}> = {
  en: ({ targets, iteration }) =>
    sentence`What arrives at ${listed(targets.map(nodeLink), 'en')} is ${stress('added')} to ${leftBy(iteration)}: the total is not the gradient of this loss.`,
  ko: ({ targets, iteration }) =>
    sentence`${listed(targets.map(nodeLink), 'ko')}에 온 몫은 ${leftByKo(iteration)}에 ${stress('더해진다')}: 그 합은 이 손실의 기울기가 아니다.`,
};

/** What an optimizer does to a gradient before it takes a step, by the vectors that it keeps: its table entry says which. */
function wayOf({ optimizer, options }: Updated): 'meanScaled' | 'scaled' | 'momentum' | 'plain' {
  const kept = OPTIMIZERS[optimizer].state(options);
  if (kept.includes('exp_avg_sq')) return 'meanScaled';
  if (kept.includes('square_avg')) return 'scaled';
  return kept.includes('momentum_buffer') ? 'momentum' : 'plain';
}

/** What an update step is about. */
export interface Updated {
  readonly optimizer: OptimizerName;
  readonly options: Hyperparameters;
  readonly parameter: NodeName;
  /** `frozen`: the optimizer was not given it; `unreached`: it gets no gradient. */
  readonly untouched: 'frozen' | 'unreached' | null;
  /** It has the same value after the update; `zero`: its gradient is 0 as well. */
  readonly still: 'no' | 'zero' | 'yes';
  /** Its gradient is a pile: nobody has cleared what the iterations before left. */
  readonly piled: boolean;
  /** Of a plain number, before and after. */
  readonly numbers: readonly [string, string] | null;
}

/** One parameter moves. */
export const updateSentence: SentenceOf<Updated> = {
  en: (u) => {
    const name = nodeLink(u.parameter);
    const optimizer = OPTIMIZERS[u.optimizer].title;
    if (u.untouched === 'unreached') return sentence`${name} stays: no ${gradient('gradient')} reaches it.`;
    if (u.untouched !== null) return sentence`${name} stays: the optimizer was not given it.`;
    if (u.still === 'zero')
      return sentence`${optimizer} leaves ${name} where it is: ${u.piled ? 'the pile of its' : 'its'} ${gradient(u.piled ? 'gradients' : 'gradient')} is 0.`;
    if (u.still === 'yes')
      return sentence`${optimizer} leaves ${name} where it is: the step is too small to change it.`;
    const way = u.options.maximize ? 'along' : 'against';
    const pile = sentence` the pile of ${gradient('gradients')}`;
    const plain = u.piled ? pile : sentence` its ${gradient('gradient')}`;
    const how = {
      meanScaled: u.piled
        ? sentence` the running mean of the pile of ${gradient('gradients')}, divided by how large it usually is`
        : sentence` the running mean of its ${gradient('gradients')}, divided by how large they usually are`,
      scaled: sentence`${plain}, divided by how large it usually is`,
      momentum: u.piled
        ? sentence`${pile}, with the piles before it in its momentum`
        : sentence` its ${gradient('gradients')}: the latest one, and those before in their momentum`,
      plain,
    }[wayOf(u)];
    return sentence`${optimizer} moves ${name} a step ${way}${how}${moved(u)}.`;
  },
  ko: (u) => {
    const name = nodeLink(u.parameter);
    const optimizer = OPTIMIZERS[u.optimizer].title;
    const topic = particleAfter(u.parameter.text, '은/는');
    if (u.untouched === 'unreached') return sentence`${name}${topic} 그대로이다: ${gradient('기울기')}가 오지 않는다.`;
    if (u.untouched !== null) return sentence`${name}${topic} 그대로이다: 최적화 기법에 주지 않았다.`;
    if (u.still === 'zero')
      return sentence`${name}${topic} 그대로이다: ${u.piled ? '쌓인 ' : ''}${gradient('기울기')}가 0이다.`;
    if (u.still === 'yes') return sentence`${name}${topic} 그대로이다: 걸음이 너무 작아 값이 바뀌지 않는다.`;
    const way = u.options.maximize ? '방향' : '반대 방향';
    const own = u.piled ? sentence`쌓인 ${gradient('기울기')}` : sentence`${gradient('기울기')}`;
    const subject = sentence`${optimizer}${particleAfter(optimizer, '이/가')}`;
    const object = sentence`${name}${particleAfter(u.parameter.text, '을/를')}`;
    const how = {
      meanScaled: sentence`${own}의 이동 평균을 평소 크기로 나누어, ${object} 그 ${way}으로`,
      scaled: sentence`${own}를 평소 크기로 나누어, ${object} 그 ${way}으로`,
      momentum: sentence`${object} 지금까지의 기울기가 실린 ${own}의 ${way}으로`,
      plain: sentence`${object} ${own}의 ${way}으로`,
    }[wayOf(u)];
    return sentence`${subject} ${how} 한 걸음 옮긴다${moved(u)}.`;
  },
};

const moved = ({ numbers, parameter }: Updated): Sentence =>
  numbers === null ? sentence`` : sentence`: ${value(numbers[0])} → ${numberOf(parameter.node, value(numbers[1]))}`;

/** The last step of an iteration. `finite`: so are the loss and every parameter after it; otherwise the run ends here. */
export const nextIterationSentence: SentenceOf<{ readonly iteration: number; readonly finite: boolean }> = {
  en: ({ iteration, finite }) =>
    finite
      ? sentence`Next goes to iteration ${String(iteration + 1)}.`
      : sentence`Training ${stress('stops here')}: not every number is finite any more.`,
  ko: ({ iteration, finite }) =>
    finite
      ? sentence`다음을 누르면 ${String(iteration + 1)}번째 반복으로 간다.`
      : sentence`유한하지 않은 수가 생겨 학습은 ${stress('여기서 멈춘다')}.`,
};
