import type { Attributes, Opening } from '../ops/define.ts';
import type { Shape } from '../shape.ts';
import type { ManyOp } from './neuronOp.ts';

/** How a closed op opens here: its program, with the numbers of the op bound to its parameters, `shapes` of them each. */
export interface Opens {
  readonly opening: Opening;
  readonly attributes: Attributes;
  readonly shapes: readonly Shape[];
  /** Which element of the program's value is the op's. */
  readonly element: number;
}

/** An op to be made of scalar nodes. */
export interface Making {
  /** The node of the graph that is taken apart, and which of its elements this is. */
  readonly node: number;
  readonly k: number;
  /** Between the node's key and the element, for the pieces of a loss: `/term`. */
  readonly part: string;
  readonly many: ManyOp;
  readonly inputs: readonly number[];
  readonly name: string | null;
  readonly opens: Opens | null;
}

/** What a recipe is made with. */
export interface Maker {
  op(making: Making): number;
  /** A leaf of its own: the other samples' part of a sum, or a count. */
  rest(node: number, k: number, name: string, read: (values: Float64Array) => number): number;
  count(node: number, k: number, value: number): number;
  /** The name of element `k` of a node: the author's, or the one that the page gives it. */
  nameOf(node: number, k: number): string | null;
  neuron(node: number, k: number, output: number): void;
}

/** How one element of a node comes about. Planned for all before any is made, so that only what is needed is. */
export interface Recipe {
  /** The position of the element. */
  readonly at: number;
  /** The positions that it is computed from. */
  readonly inputs: readonly number[];
  /** Makes its nodes from those of the inputs and answers the node of its value. */
  make(maker: Maker, inputs: readonly number[]): number;
}
