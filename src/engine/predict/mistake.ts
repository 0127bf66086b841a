/** A known way to a wrong number. What each is in words: src/texts/predict.ts. */
export type MistakeName =
  // the total of a gradient
  | 'onlyThis'
  | 'forgotOld'
  | 'onlyOther'
  | 'oneEdge'
  | 'localOnly'
  | 'upstreamOnly'
  | 'sign'
  | 'swapped'
  | 'swappedMinus'
  | 'otherInput'
  | 'divided'
  | 'added'
  | 'gate'
  | 'exponent'
  | 'notLowered'
  | 'notSquared'
  | 'valueAsLocal'
  | 'inputAsLocal'
  | 'inputInRule'
  | 'valueInstead'
  | 'otherAsLocal'
  // sums and elements
  | 'oneTerm'
  | 'sumForMean'
  | 'meanForSum'
  | 'batch'
  | 'transposed'
  | 'otherElement'
  // a value
  | 'otherOperation'
  | 'swappedOrder'
  | 'upsideDown'
  | 'otherFunction'
  | 'degrees'
  | 'inputInstead'
  | 'derivativeInstead'
  | 'noBias'
  | 'elementwise'
  | 'transposedFactor'
  // seed and zero grad
  | 'seedZero'
  | 'seedOne'
  | 'notCleared'
  // an update
  | 'unmoved'
  | 'wrongWay'
  | 'noRate'
  | 'rateAlone'
  | 'stepAlone'
  | 'rateSize'
  | 'plainRule'
  | 'untouched'
  | 'ruleLine'
  | 'gradientInstead'
  // any
  | 'rounded';

/** A wrong number and how it comes about. Which of the rest is there, follows from the name. */
export interface Mistake {
  readonly name: MistakeName;
  /** The number that it gives instead of the right one. */
  readonly value: number;
  /** The total before is missing as well. */
  readonly alone?: boolean;
  /** The node whose number it is. */
  readonly node?: number;
  /** The element that it belongs to. */
  readonly element?: number;
  /** The op or function that was taken: `+`, `cos`; the line of an optimizer's rule (LaTeX of its symbol). */
  readonly symbol?: string;
  /** What was divided or multiplied by. */
  readonly count?: number;
  /** A guess from far: it counts only where no other way leads to the number. */
  readonly faint?: true;
}
