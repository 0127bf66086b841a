import { shapeOf } from '../../../engine/graph/graph.ts';
import type { Program } from '../../../engine/program/compile.ts';
import { Probe, type Replacement } from '../../../engine/training/probe.ts';
import type { Predictor } from './predictor.ts';

/** A predictor over points of its own instead of the program's data. Arrays are filled again at every pass. */
export class Forward {
  /** Number of points. */
  readonly count: number;
  readonly #probe: Probe;
  #shown: string | null = null;

  private constructor(probe: Probe, count: number) {
    this.#probe = probe;
    this.count = count;
  }

  /** `points` are samples by features, row-major. `null` where the program's shapes do not fit them. */
  static of({ graph }: Program, predictor: Predictor, points: Float64Array): Forward | null {
    const { leaves, features, layers, prediction } = predictor;
    const count = points.length / features;
    const replace = new Map<number, Replacement>();
    let first = 0;
    for (const { node, features: own } of leaves) {
      const from = first;
      const data = Float64Array.from(
        { length: count * own },
        (_, k) => points[Math.floor(k / own) * features + from + (k % own)] as number,
      );
      // A vector is one feature of many samples, unless it is the one sample of several features.
      const isMatrix = own > 1 || shapeOf(graph, node).length > 1;
      replace.set(node, { shape: isMatrix ? [count, own] : [count], data });
      first += own;
    }
    const nodes = [...layers.flatMap(({ preActivation, output }) => [preActivation, output]), prediction];
    const probe = Probe.of(graph, nodes, replace);
    return probe === null || probe.shape(prediction)[0] !== count ? null : new Forward(probe, count);
  }

  /** Computes with a parameter vector; once for all that ask for the same moment (a name of their own making). */
  at(parameters: Float64Array, moment: string): this {
    if (moment === this.#shown) return this;
    this.#probe.run(parameters);
    this.#shown = moment;
    return this;
  }

  /** What a node of a layer, or the prediction, is worth at every point in the latest pass (a view). */
  value(node: number): Float64Array {
    return this.#probe.value(node);
  }
}
