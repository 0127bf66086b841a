import { josa } from './josa.ts';
import type { Text, TextOf } from './text.ts';

/** A loss curve in facts. Numbers are written already. */
export interface CurveFacts {
  /** Last iteration that was run. */
  readonly last: number;
  readonly first: string;
  readonly now: string;
  /** The least loss, and where; `null` where there is no number. */
  readonly least: { readonly loss: string; readonly iteration: number } | null;
}

/** How a curve before differs in one setting from the one that is drawn now. */
export type Difference =
  | { readonly what: 'program' | 'asWritten' | 'wholeBatch' | 'zeroGrad' | 'noZeroGrad' | 'allUpdated' | 'nothing' }
  | { readonly what: 'optimizer'; readonly title: string; readonly rate: string }
  | { readonly what: 'option'; readonly name: string; readonly value: string }
  | { readonly what: 'seed' | 'batch'; readonly number: number }
  | { readonly what: 'updated'; readonly names: readonly string[] };

/** One parameter's gradient norm. */
export interface NormOf {
  readonly name: string;
  readonly norm: string;
}

function factsEn({ last, first, now, least }: CurveFacts): string {
  if (last === 0) return `Loss at iteration 0: ${first}. Nothing is trained yet.`;
  const low = least === null ? '' : `, lowest ${least.loss} at iteration ${least.iteration}`;
  return `Loss over the iterations 0 to ${last}: ${first} at the start, ${now} at the end${low}.`;
}

function factsKo({ last, first, now, least }: CurveFacts): string {
  if (last === 0) return `반복 0의 손실은 ${first}. 아직 학습하지 않았다.`;
  const low = least === null ? '' : `, 가장 작은 값은 반복 ${least.iteration}의 ${least.loss}`;
  return `반복 0부터 ${last}까지의 손실: 처음 ${first}, 끝 ${now}${low}.`;
}

function differenceEn(one: Difference): string {
  switch (one.what) {
    case 'program':
      return 'other program';
    case 'optimizer':
      return `${one.title} ${one.rate}`;
    case 'option':
      return `${one.name} ${one.value}`;
    case 'seed':
      return `seed ${one.number}`;
    case 'asWritten':
      return 'weights as written';
    case 'batch':
      return `mini-batch ${one.number}`;
    case 'wholeBatch':
      return 'full batch';
    case 'zeroGrad':
      return 'with zero grad';
    case 'noZeroGrad':
      return 'no zero grad';
    case 'updated':
      return one.names.length === 0 ? 'nothing updated' : `only ${one.names.join(', ')} updated`;
    case 'allUpdated':
      return 'all updated';
    case 'nothing':
      return 'same settings';
  }
}

function differenceKo(one: Difference): string {
  switch (one.what) {
    case 'program':
      return '다른 프로그램';
    case 'optimizer':
      return `${one.title} ${one.rate}`;
    case 'option':
      return `${one.name} ${one.value}`;
    case 'seed':
      return `시드 ${one.number}`;
    case 'asWritten':
      return '프로그램대로의 가중치';
    case 'batch':
      return `미니배치 ${one.number}`;
    case 'wholeBatch':
      return '전체 배치';
    case 'zeroGrad':
      return '기울기 초기화 함';
    case 'noZeroGrad':
      return '기울기 초기화 안 함';
    case 'updated':
      return one.names.length === 0 ? '갱신 없음' : `${one.names.join(', ')}만 갱신`;
    case 'allUpdated':
      return '모두 갱신';
    case 'nothing':
      return '같은 설정';
  }
}

const listed = (norms: readonly NormOf[]) => norms.map(({ name, norm }) => `${name} ${norm}`).join(', ');

/** Words of the charts over iterations: the loss curve and the gradient norms. */
export const chartTexts = {
  loss: { en: 'Loss', ko: '손실' },
  dragHint: { en: 'drag to visit an iteration', ko: '끌어서 반복을 찾아간다' },
  trainHint: { en: 'Train to see the curve', ko: '학습하면 곡선이 그려진다' },
  scale: { en: 'Scale of the loss', ko: '손실의 눈금' },
  linear: { en: 'linear', ko: '선형' },
  log: { en: 'log', ko: '로그' },
  noLog: { en: 'A log scale shows only a loss above 0', ko: '로그 눈금에는 0보다 큰 손실만 나타난다' },
  playhead: { en: 'Iteration', ko: '반복' },
  flag: {
    en: ({ iteration, value }: { iteration: number; value: string }) => `iteration ${iteration} · ${value}`,
    ko: ({ iteration, value }: { iteration: number; value: string }) => `반복 ${iteration} · ${value}`,
  },
  spokenLoss: {
    en: ({ iteration, value }: { iteration: number; value: string }) => `iteration ${iteration}, loss ${value}`,
    ko: ({ iteration, value }: { iteration: number; value: string }) => `반복 ${iteration}, 손실 ${value}`,
  },
  facts: { en: factsEn, ko: factsKo },
  /** `value` with what it is and how exact: "ln 2 ≈ 0.6931", "≈ 0.5623", "0.25". */
  guessing: { en: (value: string) => `${value}: guessing`, ko: (value: string) => `${value}: 찍었을 때` },
  guessingFact: {
    en: (value: string) => `The same answer for every sample, the best one, would have a loss of ${value}.`,
    ko: (value: string) => `모든 표본에 가장 나은 한 가지 답만 하면 손실은 ${josa(value, '이다/다')}.`,
  },
  ended: {
    en: ({ iteration, value }: { iteration: number; value: string }) => `${value} at iteration ${iteration}`,
    ko: ({ iteration, value }: { iteration: number; value: string }) => `반복 ${iteration}에서 ${value}`,
  },
  endedFact: {
    en: ({ iteration, value }: { iteration: number; value: string }) =>
      `The curve ends at iteration ${iteration}, where the loss is ${value}.`,
    ko: ({ iteration, value }: { iteration: number; value: string }) =>
      `곡선은 손실이 ${value}인 반복 ${iteration}에서 끊긴다.`,
  },
  stopped: {
    en: (iteration: number) => `no number after iteration ${iteration}`,
    ko: (iteration: number) => `반복 ${iteration} 다음은 수가 아니다`,
  },
  stoppedFact: {
    en: (iteration: number) => `Training stopped at iteration ${iteration}: its gradient or update is no number.`,
    ko: (iteration: number) => `반복 ${iteration}에서 학습이 멈췄다. 기울기나 갱신한 값이 수가 아니다.`,
  },
  before: { en: 'Before:', ko: '이전:' },
  difference: { en: differenceEn, ko: differenceKo },
  ghostFact: {
    en: ({ words, last, now }: { words: string; last: number; now: string }) =>
      `Curve before, ${words}: ${now} at iteration ${last}.`,
    ko: ({ words, last, now }: { words: string; last: number; now: string }) =>
      `이전 곡선, ${words}: 반복 ${last}에서 ${now}.`,
  },
  /** On a name in the legend. */
  strengthen: { en: 'Show this curve strongly', ko: '이 곡선을 진하게 보기' },
  clear: { en: 'Clear', ko: '지우기' },
  clearGhosts: { en: 'Clear the curves before', ko: '이전 곡선 지우기' },
  iterationColumn: { en: 'iteration', ko: '반복' },
  lossColumn: { en: 'loss', ko: '손실' },

  moreLeft: { en: 'Charts to the left', ko: '왼쪽 차트' },
  moreRight: { en: 'Charts to the right', ko: '오른쪽 차트' },

  norms: { en: 'Gradient norms', ko: '기울기 크기' },
  normsHint: { en: '‖gradient‖ by parameter', ko: '매개변수마다 ‖기울기‖' },
  normsFlag: {
    en: (iteration: number) => `iteration ${iteration}`,
    ko: (iteration: number) => `반복 ${iteration}`,
  },
  spokenNorms: {
    en: ({ iteration, norms, more }: { iteration: number; norms: readonly NormOf[]; more: number }) =>
      `iteration ${iteration}, ${listed(norms)}${more > 0 ? `, ${more} more` : ''}`,
    ko: ({ iteration, norms, more }: { iteration: number; norms: readonly NormOf[]; more: number }) =>
      `반복 ${iteration}, ${listed(norms)}${more > 0 ? `, 그 밖에 ${more}개` : ''}`,
  },
  normsFacts: {
    en: ({ last, largest, smallest }: { last: number; largest: NormOf; smallest: NormOf | null }) =>
      `Gradient norms over the iterations 0 to ${last}, log scale. At the end ${
        smallest === null
          ? `${largest.name} has ${largest.norm}`
          : `the largest is ${largest.norm} (${largest.name}), the smallest ${smallest.norm} (${smallest.name})`
      }.`,
    ko: ({ last, largest, smallest }: { last: number; largest: NormOf; smallest: NormOf | null }) =>
      `반복 0부터 ${last}까지의 기울기 크기, 로그 눈금. 끝에서 ${
        smallest === null
          ? `${largest.name}: ${largest.norm}`
          : `가장 큰 것은 ${largest.name}의 ${largest.norm}, 가장 작은 것은 ${smallest.name}의 ${smallest.norm}`
      }.`,
  },
  isZero: { en: (name: string) => `${name} = 0`, ko: (name: string) => `${name} = 0` },
} satisfies Record<
  string,
  | Text
  | TextOf<string>
  | TextOf<number>
  | TextOf<CurveFacts>
  | TextOf<Difference>
  | TextOf<{ iteration: number; value: string }>
  | TextOf<{ words: string; last: number; now: string }>
  | TextOf<{ iteration: number; norms: readonly NormOf[]; more: number }>
  | TextOf<{ last: number; largest: NormOf; smallest: NormOf | null }>
>;
