import type { SourceRange } from '../errors.ts';
import type { Attributes, ElementForward, ElementLocal, Op } from '../ops/define.ts';
import { SCALAR, type Shape, sizeOf } from '../shape.ts';

/** The three kinds of leaf have fixed codes in every palette; ops come after them. */
export const LEAF = { input: 0, parameter: 1, constant: 2 } as const;
export const FIRST_OP = 3;

/** An op with its attributes, once for all nodes of a graph that use it: `sum` over axis 0 and over axis 1 are two. */
export interface PaletteOp {
  readonly op: Op;
  readonly attributes: Attributes;
  readonly symbol: string;
}

/** An opened composite: nodes `first` to `last` (all of them its pieces, in topological order) stand for one op. */
export interface Group {
  /** The key that the closed node had. */
  readonly key: string;
  readonly op: Op;
  readonly attributes: Attributes;
  /** The name that the program gives to its value, if any. */
  readonly name: string | null;
  readonly first: number;
  readonly last: number;
  /** The node that holds the composite's value. */
  readonly output: number;
  /** Index of the group around it, −1 at the top. */
  readonly parent: number;
  readonly range: SourceRange | null;
}

/**
 * A computational graph, flat and immutable. Nodes are numbered in topological order, so the order of the nodes is the
 * tape, and an op's inputs have smaller numbers than its own. An edge is (from, to, slot) and is numbered
 * `inputStart[to] + slot`; its `from` is `inputs[edge]`.
 */
export interface Graph {
  readonly count: number;
  readonly edgeCount: number;
  /** Per node: index into the palette, or a LEAF code. */
  readonly codes: Uint16Array;
  readonly inputStart: Int32Array;
  readonly inputs: Int32Array;
  /** Per palette index; the three leaf codes hold null. */
  readonly palette: readonly (PaletteOp | null)[];
  /** The palette for the inner loops, by code. */
  readonly kernels: readonly Kernel[];
  /** True when every value is a scalar: then `offsets[i] === i`. */
  readonly scalar: boolean;
  /** Per node, `null` when the graph is scalar. */
  readonly shapes: readonly Shape[] | null;
  /** Where each node's value starts in the flat arrays of a trace; one longer than `count`. */
  readonly offsets: Int32Array;
  /** Values of the leaves, at their offsets. */
  readonly initial: Float64Array;
  /** 1 where a gradient is wanted: inputs, parameters, and whatever depends on one without a detach between. */
  readonly needsGradient: Uint8Array;
  readonly output: number;
  /** ∂output/∂output: the output's shape, ones unless the program says otherwise. */
  readonly seed: Float64Array;
  /** Names the author gave, by node; a node without one is absent. */
  readonly names: ReadonlyMap<number, string>;
  /** Names that a later line gave to another node, by the node that had them before, in the order of the program. */
  readonly formerNames: ReadonlyMap<number, string>;
  /** Where the program wrote each node: `start` and `end` at 2i and 2i + 1, −1 when built without a text. */
  readonly ranges: Int32Array;
  /** Per node, a key that is the same for the same node after an edit elsewhere and after opening or closing. */
  readonly keys: readonly string[];
  readonly groups: readonly Group[];
}

/** Ways to a local derivative: by the op's rule, or a plain number, or a copy of an input or of the output. */
export const LOCAL = { rule: 0, number: 1, left: 2, right: 3, output: 4 } as const;

/** What the sweep does itself instead of calling a forward rule. */
export const FORWARD = { rule: 0, 'a + b': 1, 'a - b': 2, 'a * b': 3 } as const;

/** A palette entry as the inner loops want it: everything at hand in one object, of one layout for all codes. */
export interface Kernel {
  /** Number of inputs; 0 for a leaf. */
  readonly arity: number;
  readonly forward: ElementForward;
  /** A FORWARD. */
  readonly how: number;
  readonly local0: ElementLocal;
  readonly local1: ElementLocal;
  /** Per slot, how the sweep gets the local derivative (a LOCAL), and the number where it is one. */
  readonly how0: number;
  readonly how1: number;
  readonly number0: number;
  readonly number1: number;
  /** For ops that switch: a local derivative of 0 sends exactly 0, even under an infinite upstream gradient. */
  readonly masks: boolean;
  /** Bit s is set when a gradient flows along slot s. */
  readonly open: number;
}

/** Shape of a node's value. */
export function shapeOf(graph: Graph, node: number): Shape {
  return graph.shapes === null ? SCALAR : (graph.shapes[node] as Shape);
}

/** Number of elements of a node's value. */
export function elementsOf(graph: Graph, node: number): number {
  return graph.shapes === null ? 1 : sizeOf(graph.shapes[node] as Shape);
}

/** Whether a node is an op (not an input, parameter or constant). */
export function isOp(graph: Graph, node: number): boolean {
  return (graph.codes[node] as number) >= FIRST_OP;
}

/** The palette entry of an op node; `null` for a leaf. */
export function opOf(graph: Graph, node: number): PaletteOp | null {
  return graph.palette[graph.codes[node] as number] ?? null;
}

/** `input`, `parameter`, `constant`, or the op's name. */
export function kindOf(graph: Graph, node: number): string {
  const code = graph.codes[node] as number;
  if (code === LEAF.input) return 'input';
  if (code === LEAF.parameter) return 'parameter';
  if (code === LEAF.constant) return 'constant';
  return (graph.palette[code] as PaletteOp).op.name;
}

/** The node's inputs in slot order. */
export function inputsOf(graph: Graph, node: number): Int32Array {
  return graph.inputs.subarray(graph.inputStart[node] as number, graph.inputStart[node + 1] as number);
}

/** The node that an edge enters: a binary search over `inputStart`, as edges are numbered by their target. */
export function targetOf(graph: Graph, edge: number): number {
  let low = 0;
  let high = graph.count;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((graph.inputStart[middle] as number) <= edge) low = middle;
    else high = middle;
  }
  // Leaves share their start with the node after them: the last node with that start is the one that has the edge.
  return low;
}

/** The edges out of every node, as one table: consumers of node i are `edges[start[i] … start[i+1])`, in tape order. */
export interface Consumers {
  readonly start: Int32Array;
  readonly edges: Int32Array;
}

const consumersByGraph = new WeakMap<Graph, Consumers>();

/** Edges by source node, built once a graph when first asked for. */
export function consumersOf(graph: Graph): Consumers {
  const known = consumersByGraph.get(graph);
  if (known !== undefined) return known;
  const start = new Int32Array(graph.count + 1);
  for (let e = 0; e < graph.edgeCount; e++) start[(graph.inputs[e] as number) + 1]!++;
  for (let i = 0; i < graph.count; i++) start[i + 1]! += start[i] as number;
  const next = start.slice(0, graph.count);
  const edges = new Int32Array(graph.edgeCount);
  for (let e = 0; e < graph.edgeCount; e++) edges[next[graph.inputs[e] as number]!++] = e;
  const made = { start, edges };
  consumersByGraph.set(graph, made);
  return made;
}
