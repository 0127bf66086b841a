import type { Text, TextOf } from './text.ts';

/** What a step is about: the symbol of its op and the name of the node. */
export interface StepAbout {
  readonly symbol: string;
  readonly name: string;
}

export interface Position {
  readonly step: number;
  readonly length: number;
}

export interface IterationPosition {
  readonly iteration: number;
  /** The last iteration that was run. */
  readonly last: number;
}

export interface EdgePosition {
  readonly edge: number;
  readonly edges: number;
}

/** Words of the timeline and of the keys that move in it. */
export const timelineTexts = {
  timeline: { en: 'Timeline', ko: '타임라인' },
  first: { en: 'First step', ko: '처음으로' },
  last: { en: 'Last step', ko: '끝으로' },
  previous: { en: 'Previous', ko: '이전' },
  next: { en: 'Next', ko: '다음' },
  previousStep: { en: 'Previous step', ko: '이전 단계' },
  nextStep: { en: 'Next step', ko: '다음 단계' },
  previousIteration: { en: 'Previous iteration', ko: '이전 반복' },
  nextIteration: { en: 'Next iteration', ko: '다음 반복' },
  play: { en: 'Play', ko: '재생' },
  pause: { en: 'Pause', ko: '정지' },
  speed: { en: 'Speed', ko: '속도' },
  edgeByEdge: { en: 'Edge by edge', ko: '에지 하나씩' },

  forward: { en: 'Forward', ko: '순전파' },
  loss: { en: 'Loss', ko: '손실' },
  backward: { en: 'Backward', ko: '역전파' },
  zeroGrad: { en: 'Zero grad', ko: '기울기 초기화' },
  update: { en: 'Update', ko: '갱신' },

  start: { en: 'Start', ko: '시작' },
  stepsInAll: {
    en: ({ length }: Position) => (length === 1 ? '1 step' : `${length} steps`),
    ko: ({ length }: Position) => `${length}단계`,
  },
  stepOf: {
    en: ({ step, length }: Position) => `Step ${step} of ${length}`,
    ko: ({ step, length }: Position) => `${length}단계 중 ${step}단계`,
  },
  inIteration: {
    en: ({ iteration }: IterationPosition) => `iteration ${iteration}`,
    ko: ({ iteration }: IterationPosition) => `${iteration}번째 반복`,
  },
  iterationOf: {
    en: ({ iteration, last }: IterationPosition) => `iteration ${iteration} of ${last}`,
    ko: ({ iteration, last }: IterationPosition) => `반복 ${iteration} / ${last}`,
  },
  edgeOf: {
    en: ({ edge, edges }: EdgePosition) => `edge ${edge} of ${edges}`,
    ko: ({ edge, edges }: EdgePosition) => `에지 ${edges}개 중 ${edge}번째`,
  },

  atStart: { en: 'before the first step', ko: '첫 단계 전' },
  atForward: {
    en: ({ symbol, name }: StepAbout) => `forward through ${symbol} ${name}`,
    ko: ({ symbol, name }: StepAbout) => `순전파: ${symbol} ${name}`,
  },
  atSeed: {
    en: ({ name }: StepAbout) => `seed: ∂${name}/∂${name} = 1`,
    ko: ({ name }: StepAbout) => `시작값: ∂${name}/∂${name} = 1`,
  },
  atSeedTensor: {
    en: ({ name }: StepAbout) => `seed: the gradient that ${name} starts with`,
    ko: ({ name }: StepAbout) => `시작값: ${name} 자신의 기울기`,
  },
  atBackward: {
    en: ({ symbol, name }: StepAbout) => `backward through ${symbol} ${name}`,
    ko: ({ symbol, name }: StepAbout) => `역전파: ${symbol} ${name}`,
  },
  atZeroGrad: { en: 'zero grad: every total starts from 0 again', ko: '기울기 초기화: 모든 합이 다시 0이 된다' },
  atUpdate: {
    en: ({ name }: StepAbout) => `update of ${name}`,
    ko: ({ name }: StepAbout) => `갱신: ${name}`,
  },
} satisfies Record<
  string,
  Text | TextOf<Position> | TextOf<EdgePosition> | TextOf<StepAbout> | TextOf<IterationPosition>
>;
