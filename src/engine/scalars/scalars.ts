import type { Graph } from '../graph/graph.ts';
import type { Trace } from '../trace/trace.ts';

/** The most nodes of a scalar view; a network beyond that is answered with `tooLarge`. */
export const MOST_SCALARS = 600;

/** Where the number of a leaf comes from. */
export type Source =
  /** One element (row-major) of a node of the batch's graph. */
  | { readonly kind: 'element'; readonly node: number; readonly element: number }
  /** The same in every iteration: a number of an opened op, or how many there are in a mean. */
  | { readonly kind: 'constant'; readonly value: number }
  /** What all other samples add to a sum over the batch at `node`, computed from the values of the batch's trace. */
  | { readonly kind: 'rest'; readonly node: number; read(values: Float64Array): number };

/** One unit of a layer: what can be opened into its products and additions. */
export interface Neuron {
  /** The key of its node; of its room when it is opened. */
  readonly key: string;
  /** The key of the layer in the batch's graph. */
  readonly layerKey: string;
  /** Which element of the layer's row it is. */
  readonly unit: number;
  /** `h[0]`, or `y` where the layer has one unit. */
  readonly name: string;
  /** The node that holds its value. */
  readonly node: number;
}

/** The arithmetic of one sample, number by number: a graph like any other, and how it belongs to the batch's. */
export interface Scalars {
  /** All values are scalars. A key is the key of the batch's node and the element: `k7.0[1]`. */
  readonly graph: Graph;
  readonly rows: number;
  readonly sample: number;
  /** By leaf. */
  readonly sources: ReadonlyMap<number, Source>;
  readonly neurons: readonly Neuron[];
  /**
   * By node of the batch's graph, the scalar nodes of its elements: of the sample's row where it has rows, else of all. −1
   * where an element is not in the picture. A product of matrices whose bias is added right after it has its neurons' nodes.
   * Nodes that the output does not depend on are absent.
   */
  readonly elementNodes: ReadonlyMap<number, readonly number[]>;
  /** Per scalar node, the node of the batch's graph that it is an element or a piece of. */
  readonly batchNodes: Int32Array;
  /** Per scalar node, its place in the parameter vector (all parameters in program order, row-major); −1 for all others. */
  readonly parameterIndex: Int32Array;
}

/**
 * Why there is no scalar view. `op`: an op that it cannot take apart. `batchAxis`: an op that mixes samples, or moves their
 * axis from the front. `coupled`: what is computed from all samples goes into each of them again, so that no sample has a
 * share of its own. `output`: the output is no single number. `sample`: there is no such sample. `tooLarge`: more than
 * MOST_SCALARS nodes.
 */
export type NoScalars = 'op' | 'batchAxis' | 'coupled' | 'output' | 'sample' | 'tooLarge';

/** The scalar view or why there is none, with the node of the batch's graph that it is about and how its op is called. */
export type ScalarsResult =
  | { readonly ok: true; readonly scalars: Scalars }
  | { readonly ok: false; readonly reason: NoScalars; readonly node: number | null; readonly op: string | null };

/**
 * Writes the leaves of the scalar graph at their nodes' numbers into `into` and answers it, from the values of a trace of the
 * batch (any iteration, any mini-batch of as many rows). Into the graph's own `initial` where no array is given.
 */
export function fillLeaves(
  { graph, sources }: Scalars,
  batch: Pick<Trace, 'graph' | 'values'>,
  into: Float64Array = graph.initial,
): Float64Array {
  for (const [leaf, source] of sources) {
    if (source.kind === 'element')
      into[leaf] = batch.values[(batch.graph.offsets[source.node] as number) + source.element] as number;
    else into[leaf] = source.kind === 'constant' ? source.value : source.read(batch.values);
  }
  return into;
}
