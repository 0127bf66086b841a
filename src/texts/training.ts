import { josa } from './josa.ts';
import type { Text, TextOf } from './text.ts';

/** How far a training has come. */
export interface Progress {
  readonly at: number;
  /** `null` where only the loss says when it ends. */
  readonly to: number | null;
}

/** What a number must be, for a field that was given another one. */
export interface Bounds {
  readonly text: string;
  /** The number that stays. */
  readonly kept: string;
  readonly min: string | null;
  /** The largest one that is allowed. */
  readonly max: string | null;
  /** The first one that is too large. */
  readonly below: string | null;
  readonly whole: boolean;
}

function wantsEn({ min, max, below, whole }: Bounds): string {
  const what = whole ? 'a whole number' : 'a number';
  if (min !== null && max !== null) return `${what} from ${min} to ${max}`;
  if (min !== null && below !== null) return `${what} from ${min} to below ${below}`;
  return min === null ? what : `${what} of at least ${min}`;
}

function wantsKo({ min, max, below, whole }: Bounds): string {
  const what = whole ? '정수' : '수';
  if (min !== null && max !== null) return `${min} 이상 ${max} 이하의 ${what}`;
  if (min !== null && below !== null) return `${min} 이상 ${below} 미만의 ${what}`;
  return min === null ? what : `${min} 이상의 ${what}`;
}

/** Where a training met a number that is none. */
export interface StoppedAt {
  readonly iteration: number;
  /** The loss of that iteration, written. */
  readonly loss: string;
  /** The loss itself is a number still. */
  readonly finite: boolean;
  readonly name: string;
}

/** What became of the loss, as the beginning of the message. */
function lostEn({ iteration, loss, finite }: StoppedAt): string {
  const at = `at iteration ${counted(iteration)}`;
  return finite ? `Training stopped ${at}` : `The loss became ${loss} ${at}, and training stopped`;
}

function lostKo({ iteration, loss, finite }: StoppedAt): string {
  const at = `${counted(iteration)}번째 반복에서`;
  return finite ? `${at} 학습이 멈췄다` : `${at} 손실이 ${josa(loss, '이/가')} 되어 학습이 멈췄다`;
}

/** A count as one reads it: 2,000. */
export function counted(count: number): string {
  return count.toLocaleString('en');
}

/** Words of the training's controls. */
export const trainingTexts = {
  training: { en: 'Training', ko: '학습' },
  noTraining: { en: 'No training.', ko: '학습할 수 없다.' },
  program: { en: 'Program', ko: '프로그램' },
  optimizer: { en: 'Optimizer', ko: '최적화 기법' },
  learningRate: { en: 'Learning rate', ko: '학습률' },
  rateSlider: { en: 'Learning rate, slider from 0.00001 to 10', ko: '학습률, 0.00001부터 10까지의 슬라이더' },

  weights: { en: 'Weights', ko: '가중치 초깃값' },
  asWritten: { en: 'as written', ko: '프로그램대로' },
  seedIs: { en: (seed: number) => `seed ${seed}`, ko: (seed: number) => `시드 ${seed}` },
  otherSeed: { en: 'another seed …', ko: '다른 시드…' },
  drawAnew: { en: 'draw anew', ko: '새로 뽑기' },
  seed: { en: 'Seed', ko: '시드' },

  batch: { en: 'Batch', ko: '배치' },
  fullBatch: { en: (rows: number) => `all ${rows}`, ko: (rows: number) => `전체 ${rows}개` },
  miniBatch: { en: 'mini-batch', ko: '미니배치' },
  batchSizeShort: { en: 'Rows', ko: '행' },
  batchSize: { en: 'Rows of a mini-batch', ko: '미니배치의 행 수' },

  iterations: { en: 'Iterations', ko: '반복' },
  train: { en: 'Train', ko: '학습' },
  trainSome: {
    en: (count: number) => (count === 1 ? 'Train 1 iteration' : `Train ${counted(count)} iterations`),
    ko: (count: number) => `${counted(count)}번 반복 학습`,
  },
  trainShort: { en: (count: number) => `Train ${count}`, ko: (count: number) => `${count}번 학습` },
  otherTrains: { en: 'Other ways to train', ko: '다른 학습 방법' },
  untilLoss: { en: 'Train until loss <', ko: '다음 손실까지 학습 <' },
  lossBelow: { en: 'Loss to reach', ko: '목표 손실' },
  pause: { en: 'Pause', ko: '정지' },
  progress: {
    en: ({ at, to }: Progress) => (to === null ? `iteration ${counted(at)}` : `${counted(at)} of ${counted(to)}`),
    ko: ({ at, to }: Progress) => (to === null ? `${counted(at)}번째 반복` : `${counted(to)} 중 ${counted(at)}`),
  },
  trainingNow: {
    en: ({ at, to }: Progress) =>
      to === null ? `Training, iteration ${counted(at)}` : `Training, iteration ${counted(at)} of ${counted(to)}`,
    ko: ({ at, to }: Progress) =>
      to === null ? `학습 중, ${counted(at)}번째 반복` : `학습 중, 반복 ${counted(to)}번 중 ${counted(at)}번`,
  },
  trained: {
    en: ({ at, loss }: { at: number; loss: string }) => `Iteration ${counted(at)}, loss ${loss}`,
    ko: ({ at, loss }: { at: number; loss: string }) => `${counted(at)}번째 반복, 손실 ${loss}`,
  },

  zeroGrad: { en: 'Zero grad', ko: '기울기 초기화' },
  zeroGradHelp: {
    en: 'Clear the gradients before each backward pass. Without it they pile up from one iteration to the next.',
    ko: '역전파 전에 기울기를 지운다. 끄면 기울기가 반복마다 계속 쌓인다.',
  },
  more: { en: 'More', ko: '더 보기' },
  options: {
    en: (name: string) => `Hyperparameters of ${name}`,
    ko: (name: string) => `${name}의 하이퍼파라미터`,
  },
  entryOf: {
    en: ({ name, entry }: { name: string; entry: number }) => `${name}, number ${entry} of 2`,
    ko: ({ name, entry }: { name: string; entry: number }) => `${name}, 2개 중 ${entry}번째`,
  },
  nesterovNeedsMomentum: {
    en: 'nesterov needs a momentum above 0 and a dampening of 0.',
    ko: 'nesterov는 momentum이 0보다 크고 dampening이 0일 때만 쓸 수 있다.',
  },
  defaults: { en: 'Back to PyTorch’s defaults', ko: 'PyTorch 기본값으로' },

  picture: { en: 'What is shown', ko: '보기' },
  layers: { en: 'Layers', ko: '계층' },
  ops: { en: 'Ops', ko: '연산' },
  scalars: { en: 'Scalars', ko: '스칼라' },
  neurons: { en: 'Neurons', ko: '뉴런' },
  sample: { en: 'Sample', ko: '표본' },
  sampleIs: { en: (row: number) => `sample ${row}`, ko: (row: number) => `표본 ${row}` },
  wholeBatch: { en: 'whole batch', ko: '배치 전체' },

  charts: { en: 'Charts', ko: '차트' },
  foldCharts: { en: 'Close the charts', ko: '차트 닫기' },
  chartsShown: { en: 'Charts that are shown', ko: '보이는 차트' },
  lossCurve: { en: 'Loss', ko: '손실' },
  boundary: { en: 'Boundary', ko: '결정 경계' },
  fit: { en: 'Fit', ko: '맞춤' },
  hiddenSpace: { en: 'Hidden space', ko: '은닉 공간' },
  norms: { en: 'Gradient norms', ko: '기울기 크기' },
  weightsTable: { en: 'Weights', ko: '가중치' },

  goThere: { en: 'Go there', ko: '그곳으로 가기' },

  wrongNumber: {
    en: (bounds: Bounds) => `“${bounds.text}” is not ${wantsEn(bounds)}. It stays ${bounds.kept}.`,
    ko: (bounds: Bounds) => `“${bounds.text}”: ${josa(wantsKo(bounds), '이/가')} 아니라서 ${bounds.kept} 그대로 둔다.`,
  },

  /** Why there is no arithmetic of one sample to show. */
  refused: {
    op: {
      en: (op: string) => `${op} is not written out in scalars: its layers are shown instead.`,
      ko: (op: string) => `${josa(op, '은/는')} 스칼라로 풀어 쓰지 않는다. 대신 계층을 보인다.`,
    },
    batchAxis: {
      en: (op: string) => `${op} mixes the samples, so that none can be looked at alone: the layers are shown instead.`,
      ko: (op: string) => `${josa(op, '이/가')} 표본을 섞어서 하나만 볼 수 없다. 대신 계층을 보인다.`,
    },
    coupled: {
      en: (op: string) => `${op} computes with several samples at once: the layers are shown instead.`,
      ko: (op: string) => `${josa(op, '이/가')} 여러 표본을 함께 계산한다. 대신 계층을 보인다.`,
    },
    output: {
      en: () => 'The output is no single number: the layers are shown instead.',
      ko: () => '출력이 수 하나가 아니다. 대신 계층을 보인다.',
    },
    sample: {
      en: () => 'There is no such sample: the layers are shown instead.',
      ko: () => '그런 표본이 없다. 대신 계층을 보인다.',
    },
    tooLarge: {
      en: () => 'The arithmetic of one sample is too large to be drawn: the layers are shown instead.',
      ko: () => '표본 하나의 계산이 너무 커서 그릴 수 없다. 대신 계층을 보인다.',
    },
  },
  stopped: {
    value: {
      en: (at: StoppedAt) => `${lostEn(at)}. First in the value of ${at.name}.`,
      ko: (at: StoppedAt) => `${lostKo(at)}. 처음 나타난 곳은 ${at.name}의 값이다.`,
    },
    gradient: {
      en: (at: StoppedAt) => `${lostEn(at)}: a gradient is no number any more. First that of ${at.name}.`,
      ko: (at: StoppedAt) => `${lostKo(at)}. 기울기가 더는 수가 아니다. 처음 나타난 곳은 ${at.name}의 기울기다.`,
    },
    parameter: {
      en: (at: StoppedAt) => `${lostEn(at)}: the update of ${at.name} gives no number any more.`,
      ko: (at: StoppedAt) => `${lostKo(at)}. ${josa(at.name, '을/를')} 갱신한 값이 더는 수가 아니다.`,
    },
  },
  limit: {
    memory: {
      en: (iteration: number) =>
        `All memory for a run is used after ${counted(iteration)} iterations. Change a setting to begin another one.`,
      ko: (iteration: number) =>
        `${counted(iteration)}번 반복해서 학습에 쓸 메모리를 모두 썼다. 설정을 바꾸면 새로 시작한다.`,
    },
    iterations: {
      en: (iteration: number) =>
        `A run has at most ${counted(iteration)} iterations. Change a setting to begin another one.`,
      ko: (iteration: number) => `한 번에 ${counted(iteration)}번까지 반복한다. 설정을 바꾸면 새로 시작한다.`,
    },
  },
} satisfies Record<
  string,
  | Text
  | Record<string, TextOf<StoppedAt> | TextOf<number> | TextOf<string>>
  | TextOf<number>
  | TextOf<string>
  | TextOf<Progress>
  | TextOf<Bounds>
  | TextOf<{ at: number; loss: string }>
  | TextOf<{ name: string; entry: number }>
>;
