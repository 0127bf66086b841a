import type { SourceRange } from '../errors.ts';
import { BuildError, GraphBuilder } from '../graph/builder.ts';
import type { Graph, LEAF } from '../graph/graph.ts';
import type { ManyOp } from './neuronOp.ts';
import { MOST_SCALARS, type Neuron, type NoScalars, type Source } from './scalars.ts';

/** Thrown while a scalar graph is made, and answered as data by `expandScalars`. */
export class Refusal extends Error {
  readonly reason: NoScalars;
  /** The node of the batch's graph; `null` when it is about none. */
  readonly node: number | null;
  constructor(reason: NoScalars, node: number | null) {
    super(reason);
    this.reason = reason;
    this.node = node;
  }
}

/** The scalar graph as it grows: the builder, and what it does not keep. */
export class Sheet {
  readonly builder = new GraphBuilder({ maxNodes: MOST_SCALARS });
  readonly sources = new Map<number, Source>();
  readonly neurons: Neuron[] = [];
  /** Keys of neurons and other composites that are opened. */
  readonly open: ReadonlySet<string>;
  /** The node of the batch's graph whose pieces are being made. */
  owner = -1;
  readonly #keys: string[] = [];
  readonly #owners: number[] = [];

  constructor(open: ReadonlySet<string>) {
    this.open = open;
  }

  leaf(kind: keyof typeof LEAF, source: Source, key: string): number {
    const node = this.#added(
      key,
      this.#within(() => this.builder.leaf(kind, source.kind === 'constant' ? source.value : 0)),
    );
    this.sources.set(node, source);
    return node;
  }

  op({ op, attributes }: ManyOp, inputs: readonly number[], key: string): number {
    const code = Object.keys(attributes).length === 0 ? this.builder.use(op) : this.builder.use(op, attributes);
    return this.#added(
      key,
      this.#within(() => this.builder.nary(code, inputs)),
    );
  }

  range(node: number, range: SourceRange | null): void {
    if (range !== null) this.builder.range(node, range);
  }

  finish(output: number, seed: Float64Array): { readonly graph: Graph; readonly batchNodes: Int32Array } {
    return {
      graph: { ...this.builder.build(output, seed), keys: this.#keys },
      batchNodes: Int32Array.from(this.#owners),
    };
  }

  #within(make: () => number): number {
    try {
      return make();
    } catch (thrown) {
      if (thrown instanceof BuildError) throw new Refusal('tooLarge', this.owner);
      throw thrown;
    }
  }

  #added(key: string, node: number): number {
    this.#keys[node] = key;
    this.#owners[node] = this.owner;
    return node;
  }
}
