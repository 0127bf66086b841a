import { shapeOf } from '../../../engine/graph/graph.ts';
import type { Program } from '../../../engine/program/compile.ts';
import { sizeOf } from '../../../engine/shape.ts';
import type { Predictor } from './predictor.ts';

/** What the data points should be told as. */
export interface Targets {
  /** By sample its class, 0 … `classes` − 1; `null` where targets are plain numbers, or there are none. */
  readonly classOf: Int32Array | null;
  readonly classes: number;
  /** By sample, the target of the first unit; empty without targets. */
  readonly values: Float64Array;
  /** By class what the legend calls it: the target's value, or the number of the class. */
  readonly names: readonly number[];
}

/** How a prediction becomes an answer. */
export type Decision =
  /** Above `at` it is class 1. `first`: the number is the first unit's; `second`: the probability of the second of two. */
  | { readonly kind: 'threshold'; readonly at: number; readonly reads: 'first' | 'logits' | 'probabilities' }
  /** The largest of several units. */
  | { readonly kind: 'largest'; readonly units: number }
  /** The prediction is a number, not an answer. */
  | { readonly kind: 'none' };

/** More distinct targets than this are numbers, not classes. */
const MOST_CLASSES = 4;

/** The targets of a program: one-hot rows and few distinct numbers are classes. */
export function targetsOf(program: Program, predictor: Predictor): Targets {
  const { graph } = program;
  const { target, samples } = predictor;
  const nothing = { classOf: null, classes: 0, values: new Float64Array(), names: [] };
  if (target === null) return nothing;
  const flat = graph.initial.subarray(graph.offsets[target], graph.offsets[target + 1]);
  const units = sizeOf(shapeOf(graph, target)) / samples;
  if (!Number.isInteger(units)) return nothing;
  const values = Float64Array.from({ length: samples }, (_, k) => flat[k * units] as number);
  if (units > 1) return { ...(oneHot(flat, samples, units) ?? nothing), values };
  const found = [...new Set(values)].sort((a, b) => a - b);
  const isBinary = found.every((name) => name === 0 || name === 1);
  // As many values as samples are a regression, also a small one; but zeros and ones are always the two classes.
  if (!isBinary && (found.length > MOST_CLASSES || found.length === samples)) return { ...nothing, values };
  const names = isBinary ? [0, 1] : found;
  return { classOf: Int32Array.from(values, (value) => names.indexOf(value)), classes: names.length, values, names };
}

/** The classes of rows with a single 1 among zeros; `null` where a row is anything else. */
function oneHot(flat: Float64Array, samples: number, units: number): Omit<Targets, 'values'> | null {
  const classOf = new Int32Array(samples);
  for (let k = 0; k < samples; k++) {
    const row = flat.subarray(k * units, (k + 1) * units);
    const own = row.indexOf(1);
    if (own < 0 || row.some((value, unit) => value !== (unit === own ? 1 : 0))) return null;
    classOf[k] = own;
  }
  return { classOf, classes: units, names: Array.from({ length: units }, (_, unit) => unit) };
}

/** The place of the largest of `count` numbers from `at` on; the first of equals. */
export function indexOfLargest(flat: ArrayLike<number>, at: number, count: number): number {
  let largest = 0;
  for (let k = 1; k < count; k++) if ((flat[at + k] as number) > (flat[at + largest] as number)) largest = k;
  return largest;
}

/**
 * How the prediction is read: a probability (bce, a sigmoid at the end) against 0.5, of two classes the second
 * one's probability, of several the largest; a plain score of two classes against the middle of their targets.
 */
export function decisionOf({ graph }: Program, predictor: Predictor, targets: Targets): Decision {
  const last = predictor.layers[predictor.layers.length - 1];
  const units = last?.units ?? 1;
  const named = (node: number | null | undefined) =>
    node == null ? '' : (graph.palette[graph.codes[node] as number]?.op.name ?? '');
  const loss = named(predictor.loss);
  if (units > 2) return targets.classOf === null ? { kind: 'none' } : { kind: 'largest', units };
  if (units === 2) {
    if (targets.classOf === null) return { kind: 'none' };
    return { kind: 'threshold', at: 0.5, reads: loss === 'softmax_cross_entropy' ? 'logits' : 'probabilities' };
  }
  if (loss === 'bce' || named(last?.activation) === 'sigmoid') return { kind: 'threshold', at: 0.5, reads: 'first' };
  const [low, high] = targets.names;
  if (targets.classes !== 2 || low === undefined || high === undefined) return { kind: 'none' };
  return { kind: 'threshold', at: (low + high) / 2, reads: 'first' };
}
