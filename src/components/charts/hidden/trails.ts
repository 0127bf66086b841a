import type { Learner } from '../boundary/learner.ts';
import { hiddenLayerOf } from './hiddenLayer.ts';

/** Places on a trail, the present one included. */
export const STATIONS = 60;
/** Kept activations of earlier iterations, all samples of one being one entry. */
const MOST_KEPT = 2000;

/**
 * The iterations of a trail: from the first to the present, at most STATIONS of them. The distance doubles as it gets
 * long, so that of neighbouring iterations nearly all stations are the same, and nothing wanders while one drags.
 */
export function stationsOf(iteration: number): number[] {
  let stride = 1;
  while (Math.ceil(iteration / stride) > STATIONS - 1) stride *= 2;
  const stations: number[] = [];
  for (let i = 0; i < iteration; i += stride) stations.push(i);
  stations.push(iteration);
  return stations;
}

/** The hidden activations of all samples (samples by units, row-major) at iterations of a run, kept when once computed. */
export class Trails {
  readonly #learner: Learner;
  readonly #kept = new Map<number, Float64Array>();

  constructor(learner: Learner) {
    this.#learner = learner;
  }

  at(iteration: number): Float64Array {
    const known = this.#kept.get(iteration);
    if (known !== undefined) return known;
    const { run, onData, predictor } = this.#learner;
    const node = hiddenLayerOf(this.#learner)?.output ?? predictor.prediction;
    const made = onData.at(run.parametersAt(iteration), `${iteration}`).value(node).slice();
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(iteration, made);
    return made;
  }
}

const trails = new WeakMap<Learner, Trails>();

/** The trails of a run. */
export function trailsOf(learner: Learner): Trails {
  let made = trails.get(learner);
  if (made === undefined) {
    made = new Trails(learner);
    trails.set(learner, made);
  }
  return made;
}
