import { josa } from './josa.ts';
import type { Text, TextOf } from './text.ts';

/** A weight or a bias in words; numbers are written already, `null` is still to come. */
export interface WeightWords {
  readonly name: string;
  readonly value: string;
  readonly gradient: string | null;
  readonly update: string | null;
  readonly now: string | null;
}

/** What a unit says. */
export interface UnitWords {
  readonly kind: 'data' | 'hidden' | 'output' | 'loss';
  readonly name: string;
  readonly value: string | null;
  readonly preActivation: string | null;
  readonly bias: WeightWords | null;
  readonly gradient: string | null;
  readonly partial: boolean;
  readonly preGradient: string | null;
}

/** A weight between two units. */
export interface LineWords extends WeightWords {
  readonly from: string;
  readonly to: string;
}

/** The row that is shown, and how many there are. */
export interface SampleWords {
  readonly sample: number;
  readonly samples: number;
}

const KINDS = {
  data: { en: 'input', ko: '입력' },
  hidden: { en: 'hidden unit', ko: '은닉층 유닛' },
  output: { en: 'output', ko: '출력' },
  loss: { en: 'loss', ko: '손실' },
} satisfies Record<UnitWords['kind'], Text>;

function weightEn({ name, value, gradient, update, now }: WeightWords): string {
  const parts = [`${name} ${value}`];
  if (gradient !== null) parts.push(`its gradient ${gradient}`);
  if (update !== null) parts.push(`update ${update}, now ${now}`);
  return parts.join(', ');
}

function weightKo({ name, value, gradient, update, now }: WeightWords): string {
  const parts = [`${name} ${value}`];
  if (gradient !== null) parts.push(`그 기울기 ${gradient}`);
  if (update !== null) parts.push(`갱신량 ${update}, 새 값 ${now}`);
  return parts.join(', ');
}

function unitEn(unit: UnitWords): string {
  const { kind, name, value, preActivation, bias, gradient, partial, preGradient } = unit;
  const plain = kind === 'data' || kind === 'loss';
  const parts = [value === null ? 'not computed yet' : `${plain ? 'value' : 'activation'} ${value}`];
  if (preActivation !== null) parts.push(`before the activation function ${preActivation}`);
  if (bias !== null) parts.push(`bias ${weightEn(bias)}`);
  if (gradient !== null) parts.push(partial ? `gradient ${gradient} so far` : `gradient ${gradient}`);
  if (preGradient !== null) parts.push(`gradient before the activation function ${preGradient}`);
  return `${name}, ${KINDS[kind].en}: ${parts.join('; ')}`;
}

function unitKo(unit: UnitWords): string {
  const { kind, name, value, preActivation, bias, gradient, partial, preGradient } = unit;
  const plain = kind === 'data' || kind === 'loss';
  const parts = [value === null ? '아직 계산 전' : `${plain ? '값' : '활성화 값'} ${value}`];
  if (preActivation !== null) parts.push(`활성화 함수 앞의 값 ${preActivation}`);
  if (bias !== null) parts.push(`편향 ${weightKo(bias)}`);
  if (gradient !== null) parts.push(partial ? `지금까지의 기울기 ${gradient}` : `기울기 ${gradient}`);
  if (preGradient !== null) parts.push(`활성화 함수 앞의 기울기 ${preGradient}`);
  return `${name}, ${KINDS[kind].ko}: ${parts.join('; ')}`;
}

/** Words in and around the picture of units and weights. */
export const neuronTexts = {
  picture: { en: 'Units and weights of the network', ko: '신경망의 유닛과 가중치' },
  unit: { en: unitEn, ko: unitKo },
  line: {
    en: (line: LineWords) => `${weightEn(line)} (from ${line.from} to ${line.to})`,
    ko: (line: LineWords) => `${weightKo(line)} (${line.from}에서 ${josa(line.to, '으로/로')})`,
  },
  weights: {
    en: (list: string) => `Weights that come in: ${list}`,
    ko: (list: string) => `들어오는 가중치: ${list}`,
  },
  more: { en: (count: number) => `… ${count} more`, ko: (count: number) => `… ${count}개 더` },
  mean: {
    en: (samples: number) => `Units: mean over the ${samples} samples of the batch.`,
    ko: (samples: number) => `유닛: 배치의 표본 ${samples}개의 평균.`,
  },
  sample: {
    en: ({ sample, samples }: SampleWords) => `Units: sample ${sample}, one of the batch's ${samples}.`,
    ko: ({ sample, samples }: SampleWords) => `유닛: 배치의 표본 ${samples}개 가운데 표본 ${sample}.`,
  },
  tangents: {
    en: 'Neurons have no tangents: this is the graph.',
    ko: '뉴런 그림에는 접선값이 없어 그래프로 나타낸다.',
  },
  alone: { en: 'Units: the one sample.', ko: '유닛: 하나뿐인 표본.' },
  weightLines: {
    en: (widest: string) => `weight, at most ${widest}`,
    ko: (widest: string) => `가중치, 크기 최대 ${widest}`,
  },
  gradientLines: {
    en: (widest: string) => `gradient of the weight, at most ${widest}`,
    ko: (widest: string) => `가중치의 기울기, 크기 최대 ${widest}`,
  },
  negative: { en: 'dashed: negative', ko: '파선: 음수' },
  hollow: { en: 'not computed yet', ko: '아직 계산 전' },
  none: {
    en: 'This program has no layers to draw: nothing in it weighs data, adds a bias and passes that on, layer after layer.',
    ko: '이 프로그램에는 그릴 계층이 없다. 데이터에 가중치를 곱하고 편향을 더해 다음으로 넘기는 계층의 줄이 없다.',
  },
  back: { en: 'Show the graph', ko: '그래프 보기' },
} satisfies Record<
  string,
  Text | TextOf<UnitWords> | TextOf<LineWords> | TextOf<SampleWords> | TextOf<string> | TextOf<number>
>;
