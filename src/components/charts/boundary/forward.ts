import { shapeOf } from '../../../engine/graph/graph.ts';
import type { Program } from '../../../engine/program/compile.ts';
import type { Network } from '../../../engine/training/network.ts';
import { Probe } from '../../../engine/training/probe.ts';

/** A network over points of its own instead of the program's data. Arrays are filled again at every pass. */
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
  static of({ graph }: Program, network: Network, points: Float64Array): Forward | null {
    const { data, features, layers, prediction } = network;
    const count = points.length / features;
    const isColumn = features > 1 || shapeOf(graph, data).length > 1;
    const replace = new Map([[data, { shape: isColumn ? [count, features] : [count], data: points }]]);
    const nodes = [...layers.flatMap(({ preActivation, output }) => [preActivation, output]), prediction];
    const probe = Probe.of(graph, nodes, replace);
    return probe === null ? null : new Forward(probe, count);
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
