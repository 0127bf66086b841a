import { BuildError, GraphBuilder } from '../graph/builder.ts';
import { FIRST_OP, type Graph, inputsOf, LEAF, type PaletteOp, shapeOf } from '../graph/graph.ts';
import type { Shape } from '../shape.ts';
import { runForward } from '../trace/run.ts';
import { type Schedule, schedule } from '../trace/schedule.ts';
import { emptyTrace, nodeValue, type Trace } from '../trace/trace.ts';
import { ancestorsOf } from './loss.ts';

/** Values and shape for a leaf, instead of what the program says. */
export interface Replacement {
  readonly shape: Shape;
  /** Row-major. */
  readonly data: Float64Array;
}

/** A part of a graph: a graph of its own, and where the nodes of the whole are in it. */
export interface Subgraph {
  readonly graph: Graph;
  /** By node of the whole graph, the node of the part; what the part does not need is absent. */
  readonly nodes: ReadonlyMap<number, number>;
}

const LEAF_KINDS = Object.keys(LEAF) as readonly (keyof typeof LEAF)[];

/**
 * The part of a graph that some nodes depend on, with other values and shapes for some leaves (by their nodes). Its output
 * is the last of the nodes. `null` where the shapes do not fit any more, or a limit is passed.
 */
export function subgraph(
  graph: Graph,
  nodes: number | readonly number[],
  replace: ReadonlyMap<number, Replacement>,
): Subgraph | null {
  const wanted = typeof nodes === 'number' ? [nodes] : nodes;
  const needed = ancestorsOf(graph, wanted);
  const builder = new GraphBuilder();
  const places = new Map<number, number>();
  try {
    for (let node = 0; node < graph.count; node++) {
      if (needed[node] === 0) continue;
      const made = copy(graph, node, builder, places, replace);
      const name = graph.names.get(node);
      if (name !== undefined) builder.name(made, name);
      places.set(node, made);
    }
  } catch (thrown) {
    if (thrown instanceof BuildError) return null;
    throw thrown;
  }
  const output = places.get(wanted[wanted.length - 1] as number);
  return output === undefined ? null : { graph: builder.build(output), nodes: places };
}

function copy(
  graph: Graph,
  node: number,
  builder: GraphBuilder,
  places: ReadonlyMap<number, number>,
  replace: ReadonlyMap<number, Replacement>,
): number {
  const code = graph.codes[node] as number;
  if (code < FIRST_OP) {
    const data = graph.initial.subarray(graph.offsets[node], graph.offsets[node + 1]);
    return builder.leaf(
      LEAF_KINDS[code] as keyof typeof LEAF,
      replace.get(node) ?? { shape: shapeOf(graph, node), data },
    );
  }
  const { op, attributes } = graph.palette[code] as PaletteOp;
  const inputs = Array.from(inputsOf(graph, node), (input) => places.get(input) as number);
  // NO_ATTRIBUTES is known by identity, and a palette entry keeps the object it was given.
  return builder.nary(builder.use(op, attributes), inputs);
}

/**
 * Some nodes of a program on other data, for one parameter vector after the other: the forward pass alone, in the same
 * arrays every time.
 */
export class Probe {
  readonly #part: Subgraph;
  readonly #schedule: Schedule;
  readonly #trace: Trace;
  readonly #leaves: Float64Array;
  /** For element `#from[k]` of the parameter vector, its place in the leaves. */
  readonly #from: Int32Array;
  readonly #to: Int32Array;

  private constructor(part: Subgraph, plan: Schedule, from: Int32Array, to: Int32Array) {
    this.#part = part;
    this.#schedule = plan;
    this.#trace = emptyTrace(plan);
    this.#leaves = part.graph.initial.slice();
    this.#from = from;
    this.#to = to;
  }

  /** A probe of `nodes` of a program's graph with `replace` for its data; `null` where the shapes do not fit. */
  static of(graph: Graph, nodes: readonly number[], replace: ReadonlyMap<number, Replacement>): Probe | null {
    const part = subgraph(graph, nodes, replace);
    const plan = part === null ? null : schedule(part.graph);
    if (part === null || plan === null) return null;
    const from: number[] = [];
    const to: number[] = [];
    let start = 0;
    for (let node = 0; node < graph.count; node++) {
      if (graph.codes[node] !== LEAF.parameter) continue;
      const size = (graph.offsets[node + 1] as number) - (graph.offsets[node] as number);
      const made = part.nodes.get(node);
      for (let k = 0; k < size && made !== undefined; k++) {
        from.push(start + k);
        to.push((part.graph.offsets[made] as number) + k);
      }
      start += size;
    }
    return new Probe(part, plan, Int32Array.from(from), Int32Array.from(to));
  }

  /** Computes the nodes with these parameters (a whole parameter vector of the program). */
  run(parameters: Float64Array): void {
    const from = this.#from;
    const to = this.#to;
    for (let k = 0; k < from.length; k++) this.#leaves[to[k] as number] = parameters[from[k] as number] as number;
    runForward(this.#schedule, this.#leaves, this.#trace);
  }

  /** The value of a node of the program after the latest `run`, row-major (a view that later runs fill again). Throws RangeError on a node that the probe lacks. */
  value(node: number): Float64Array {
    return nodeValue(this.#trace, this.#placeOf(node));
  }

  /** The shape of a node's value in the probe. Throws as `value`. */
  shape(node: number): Shape {
    return shapeOf(this.#part.graph, this.#placeOf(node));
  }

  #placeOf(node: number): number {
    const place = this.#part.nodes.get(node);
    if (place === undefined) throw new RangeError(`node ${node} is not part of the probe`);
    return place;
  }
}
