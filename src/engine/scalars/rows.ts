import { type Graph, opOf, shapeOf } from '../graph/graph.ts';
import type { TensorContext } from '../ops/define.ts';
import { sizeOf } from '../shape.ts';
import { Refusal } from './sheet.ts';

/**
 * Which sample every element of a graph belongs to. Elements go by their position in the flat arrays of a trace. The samples
 * lie along the first axis of the data, and every op has to keep them there.
 */
export class Rows {
  readonly graph: Graph;
  readonly count: number;
  readonly sample: number;
  /** Per position, the position where its value is first computed: elements that only move are those they come from. */
  readonly origin: Float64Array;
  /** Per position, its row; −1 where it belongs to all samples (weights, sums over the batch). */
  readonly rowAt: Int32Array;
  /** Per node, 1 when it has a row a sample. */
  readonly rowed: Uint8Array;

  /** `data`: leaves whose first axis is the batch. Where there is one sample, nothing has to be told apart. */
  constructor(graph: Graph, count: number, sample: number, data: Iterable<number>) {
    this.graph = graph;
    this.count = count;
    this.sample = sample;
    const total = graph.offsets[graph.count] as number;
    this.origin = Float64Array.from({ length: total }, (_, at) => at);
    this.rowAt = new Int32Array(total).fill(-1);
    this.rowed = new Uint8Array(graph.count);
    if (count > 1) for (const leaf of data) if (shapeOf(graph, leaf)[0] === count) this.#mark(leaf);
  }

  /** Elements of a node that the picture has: one row, or all of them. */
  size(node: number): number {
    const all = sizeOf(shapeOf(this.graph, node));
    return this.rowed[node] === 1 ? all / this.count : all;
  }

  /** Index, row-major in the whole value, of element `k` of what the picture has. */
  element(node: number, k: number): number {
    return this.rowed[node] === 1 ? this.sample * this.size(node) + k : k;
  }

  position(node: number, k: number): number {
    return (this.graph.offsets[node] as number) + this.element(node, k);
  }

  row(position: number): number {
    return this.rowAt[position] as number;
  }

  /**
   * Finds out whether a node has a row a sample, from the positions that each of its elements is computed from. Throws a
   * Refusal where an element needs another sample than the one whose row it stands in.
   */
  settle(node: number, members: (element: number) => readonly number[]): void {
    const shape = shapeOf(this.graph, node);
    const size = sizeOf(shape);
    const fits = shape[0] === this.count;
    const width = fits ? size / this.count : size;
    let any = false;
    for (const element of this.#probes(size, width)) {
      for (const position of members(element)) {
        const row = this.row(position);
        if (row < 0) continue;
        any = true;
        if (!fits || row !== Math.floor(element / width)) throw new Refusal('batchAxis', node);
      }
    }
    if (any) this.#mark(node);
  }

  /** What the rules of a tensor op get, with positions in place of values: so its own rules say where values come from. */
  context(node: number): TensorContext {
    const { graph } = this;
    const slice = (at: number) => ({ offset: graph.offsets[at] as number, shape: shapeOf(graph, at) });
    const inputs = [...graph.inputs.subarray(graph.inputStart[node] as number, graph.inputStart[node + 1] as number)];
    return {
      v: this.origin,
      out: slice(node),
      inputs: inputs.map(slice),
      attributes: opOf(graph, node)?.attributes ?? {},
    };
  }

  /** All elements of a small value; of a large one two rows, as ops treat all rows alike. */
  *#probes(size: number, width: number): Iterable<number> {
    if (size <= MOST_PROBES) for (let k = 0; k < size; k++) yield k;
    else {
      const other = (this.sample + 1) % this.count;
      for (const row of [this.sample, other]) {
        for (let k = 0; k < width && row * width + k < size; k++) yield row * width + k;
      }
    }
  }

  #mark(node: number): void {
    this.rowed[node] = 1;
    const from = this.graph.offsets[node] as number;
    const to = this.graph.offsets[node + 1] as number;
    const width = (to - from) / this.count;
    for (let at = from; at < to; at++) this.rowAt[at] = Math.floor((at - from) / width);
  }
}

const MOST_PROBES = 2048;
