import { type Graph, opOf, shapeOf } from '../graph/graph.ts';
import { sameShape } from '../shape.ts';
import type { Sent } from './rules.ts';

/**
 * Who holds which array, where gradients are NumPy arrays that are handed on: `+` returns the very array that it was given to
 * both of its inputs, the left of `−` too, and a ReLU that works in place returns its own. A second contribution makes a new
 * array (`x.grad = x.grad + dx`). Numbers are no arrays: nobody shares them.
 */
export class Arrays {
  readonly #graph: Graph;
  /** By node, the array that is its gradient. */
  readonly #held = new Map<number, number>();
  #next = 0;

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** A backward pass begins: the seed is an array of its own. */
  restart(): void {
    this.#held.clear();
    this.#held.set(this.#graph.output, this.#next++);
  }

  /** A contribution has arrived: the first one is held as it is, a later one is added into a new array. */
  arrive({ node, source, slot }: Sent): void {
    const own = this.#held.get(node);
    const first = !this.#held.has(source);
    const shared = first && own !== undefined && this.#handsOn(node, slot, source);
    this.#held.set(source, shared ? own : this.#next++);
  }

  /** All nodes whose gradient is the same array as that of `node`, which is among them. */
  holders(node: number): readonly number[] {
    const own = this.#held.get(node);
    if (own === undefined || shapeOf(this.#graph, node).length === 0) return [node];
    return [...this.#held].filter(([, array]) => array === own).map(([holder]) => holder);
  }

  #handsOn(node: number, slot: number, source: number): boolean {
    if (!sameShape(shapeOf(this.#graph, node), shapeOf(this.#graph, source))) return false;
    const name = opOf(this.#graph, node)?.op.name ?? '';
    return name === 'add' || (name === 'sub' && slot === 0) || name === 'relu';
  }
}
