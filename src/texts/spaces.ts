import type { Text, TextOf } from './text.ts';

/** A prediction and how well it answers, in words for those who do not see the picture. */
export interface PredictionWords {
  readonly name: string;
  /** The first few numbers. */
  readonly numbers: readonly string[];
  /** Some were left out. */
  readonly more: boolean;
  readonly right: number | null;
  readonly samples: number;
}

/** One data point. */
export interface PointWords {
  readonly sample: number;
  /** Its coordinates. */
  readonly at: readonly string[];
  readonly target: string | null;
  readonly name: string;
  readonly prediction: string;
}

interface Range {
  readonly name: string;
  readonly low: string;
  readonly high: string;
}

function predictionEn({ name, numbers, more, right, samples }: PredictionWords): string {
  const list = `${numbers.join(', ')}${more ? ', …' : ''}`;
  return `Prediction ${name}: ${list}${right === null ? '' : `; ${right} of ${samples} points on the right side`}.`;
}

function predictionKo({ name, numbers, more, right, samples }: PredictionWords): string {
  const list = `${numbers.join(', ')}${more ? ', …' : ''}`;
  return `예측 ${name}: ${list}${right === null ? '' : `; 점 ${samples}개 중 ${right}개가 맞는 쪽에 있다`}.`;
}

const pointEn = ({ sample, at, target, name, prediction }: PointWords) =>
  `sample ${sample} at (${at.join(', ')})${target === null ? '' : `, target ${target}`}, ${name} ${prediction}`;
const pointKo = ({ sample, at, target, name, prediction }: PointWords) =>
  `표본 ${sample}, 위치 (${at.join(', ')})${target === null ? '' : `, 정답 ${target}`}, ${name} ${prediction}`;

/** Words of the charts of spaces: decision boundary, fit, hidden space. */
export const spacesTexts = {
  boundary: { en: 'Decision boundary', ko: '결정 경계' },
  fit: { en: 'Fit', ko: '맞춘 곡선' },
  hidden: { en: 'Hidden space', ko: '은닉 공간' },
  range: {
    en: ({ name, low, high }: Range) => `${name} ≈ ${low} to ${high}`,
    ko: ({ name, low, high }: Range) => `${name} ≈ ${low} ~ ${high}`,
  },
  notFinite: { en: (name: string) => `${name} is not finite`, ko: (name: string) => `${name} 값이 유한하지 않다` },
  prediction: { en: predictionEn, ko: predictionKo },
  point: { en: pointEn, ko: pointKo },
  probabilityOf: { en: (own: string) => `p(class ${own})`, ko: (own: string) => `p(클래스 ${own})` },
  target: { en: (value: string) => `target ${value}`, ko: (value: string) => `정답 ${value}` },
  data: { en: 'data', ko: '데이터' },
  every: {
    en: ({ name, every }: { name: string; every: string }) => `${name} every ${every}`,
    ko: ({ name, every }: { name: string; every: string }) => `${name} ${every}마다`,
  },
  border: {
    en: ({ name, at }: { name: string; at: string }) => `${name} = ${at}`,
    ko: ({ name, at }: { name: string; at: string }) => `${name} = ${at}`,
  },
  borders: { en: 'between classes', ko: '클래스 사이' },
  zeroLine: { en: 'hidden unit at 0', ko: '은닉 유닛이 0' },
  pickSample: { en: 'Sample', ko: '표본' },
  wholeBatch: { en: 'all samples', ko: '모든 표본' },
  sampleColumn: { en: 'sample', ko: '표본' },
  targetColumn: { en: 'target', ko: '정답' },
  moreRows: { en: (count: number) => `${count} more`, ko: (count: number) => `${count}개 더` },
  nowAndWay: { en: (name: string) => `${name}, now and its way`, ko: (name: string) => `${name}의 지금과 지나온 길` },
  now: { en: (name: string) => `${name}, now`, ko: (name: string) => `${name}의 지금` },
  horizontal: { en: 'Horizontal', ko: '가로' },
  vertical: { en: 'Vertical', ko: '세로' },
  unit: {
    en: ({ name, unit }: { name: string; unit: number }) => `${name}[${unit}]`,
    ko: ({ name, unit }: { name: string; unit: number }) => `${name}[${unit}]`,
  },
  hiddenSays: {
    en: ({ samples, iteration, points }: { samples: number; iteration: number; points: string }) =>
      `Where the hidden layer puts ${samples} samples at iteration ${iteration}: ${points}.`,
    ko: ({ samples, iteration, points }: { samples: number; iteration: number; points: string }) =>
      `반복 ${iteration}에서 은닉층이 표본 ${samples}개를 놓는 자리: ${points}.`,
  },
  grid: { en: 'input grid', ko: '입력의 격자' },
  way: { en: 'way so far', ko: '지나온 길' },
} satisfies Record<
  string,
  | Text
  | TextOf<string>
  | TextOf<number>
  | TextOf<Range>
  | TextOf<PredictionWords>
  | TextOf<PointWords>
  | TextOf<{ name: string; every: string }>
  | TextOf<{ name: string; at: string }>
  | TextOf<{ name: string; unit: number }>
  | TextOf<{ samples: number; iteration: number; points: string }>
>;
