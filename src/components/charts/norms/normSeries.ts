import type { Parameter } from '../../../engine/training/parameters.ts';
import type { TrainingRun } from '../../../engine/training/run.ts';

/** The gradient norms of a run: by parameter of its table, one number an iteration. */
export class NormSeries {
  readonly #run: TrainingRun;
  readonly #norms: Float64Array[];
  #count = 0;

  constructor(run: TrainingRun) {
    this.#run = run;
    this.#norms = run.table.parameters.map(() => new Float64Array(256));
  }

  /**
   * By parameter, √Σg² of the iterations 0 … count − 1 (views). Only those that were not asked for before are computed.
   * Throws RangeError when the run has fewer.
   */
  upTo(count: number): readonly Float64Array[] {
    for (let k = 0; k < this.#norms.length; k++) {
      if (count > (this.#norms[k] as Float64Array).length)
        this.#norms[k] = longer(this.#norms[k] as Float64Array, count);
      const norms = this.#norms[k] as Float64Array;
      for (let i = this.#count; i < count; i++) norms[i] = normOf(this.#run, i, k);
    }
    this.#count = Math.max(this.#count, count);
    return this.#norms.map((norms) => norms.subarray(0, count));
  }
}

/** Between them the squares of a norm neither vanish nor overflow. */
const SMALL = 1e-140;
const LARGE = 1e150;

/** √Σg², by the largest |g| where the squares would be 0 or ∞ while the gradient is not: m·√Σ(g/m)². */
function normOf(run: TrainingRun, i: number, parameter: number): number {
  const plain = run.gradientNorm(i, parameter);
  if (plain > SMALL && plain < LARGE) return plain;
  const { start, size } = run.table.parameters[parameter] as Parameter;
  const gradient = run.gradientsAt(i).subarray(start, start + size);
  let largest = 0;
  for (const g of gradient) largest = Math.max(largest, Math.abs(g));
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  let sum = 0;
  for (const g of gradient) sum += (g / largest) ** 2;
  return largest * Math.sqrt(sum);
}

function longer(norms: Float64Array, count: number): Float64Array {
  const room = new Float64Array(Math.max(count, 2 * norms.length));
  room.set(norms);
  return room;
}

const known = new WeakMap<TrainingRun, NormSeries>();

/** The series of a run, the same one as long as the run lives. */
export function normSeriesOf(run: TrainingRun): NormSeries {
  let series = known.get(run);
  if (series === undefined) {
    series = new NormSeries(run);
    known.set(run, series);
  }
  return series;
}
