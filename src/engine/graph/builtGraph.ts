import type { Graph } from './graph.ts';
import type { KeyMaker } from './keys.ts';

/** A graph whose keys are spelled when first asked for: evaluating, exporting and checking never do. */
export class BuiltGraph implements Graph {
  readonly count: number;
  readonly edgeCount: number;
  readonly codes: Uint16Array;
  readonly inputStart: Int32Array;
  readonly inputs: Int32Array;
  readonly palette: Graph['palette'];
  readonly kernels: Graph['kernels'];
  readonly scalar: boolean;
  readonly shapes: Graph['shapes'];
  readonly offsets: Int32Array;
  readonly initial: Float64Array;
  readonly needsGradient: Uint8Array;
  readonly output: number;
  readonly seed: Float64Array;
  readonly names: Graph['names'];
  readonly formerNames: Graph['formerNames'];
  readonly ranges: Int32Array;
  readonly groups: Graph['groups'];
  readonly #maker: KeyMaker | null;
  #keys: readonly string[] | null = null;

  constructor(maker: KeyMaker | null, parts: Omit<Graph, 'keys'>) {
    this.count = parts.count;
    this.edgeCount = parts.edgeCount;
    this.codes = parts.codes;
    this.inputStart = parts.inputStart;
    this.inputs = parts.inputs;
    this.palette = parts.palette;
    this.kernels = parts.kernels;
    this.scalar = parts.scalar;
    this.shapes = parts.shapes;
    this.offsets = parts.offsets;
    this.initial = parts.initial;
    this.needsGradient = parts.needsGradient;
    this.output = parts.output;
    this.seed = parts.seed;
    this.names = parts.names;
    this.formerNames = parts.formerNames;
    this.ranges = parts.ranges;
    this.groups = parts.groups;
    this.#maker = maker;
  }

  get keys(): readonly string[] {
    this.#keys ??= this.#maker?.all(this.count) ?? [];
    return this.#keys;
  }
}
