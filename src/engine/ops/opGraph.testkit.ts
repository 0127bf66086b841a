import { GraphBuilder } from '../graph/builder.ts';
import { type Shape, sizeOf } from '../shape.ts';
import { run, runForward } from '../trace/run.ts';
import { schedule } from '../trace/schedule.ts';
import { contextOf } from '../trace/tensor.ts';
import { contributionOf, emptyTrace, gradOf, type Trace, nodeValue as valueOfNode } from '../trace/trace.ts';
import { type Attributes, NO_ATTRIBUTES, type Op, type TensorContext } from './define.ts';

/** A value for tests. */
export interface Value {
  readonly shape: Shape;
  readonly data: Float64Array;
}

/** Numbers between `low` and `high` that are the same in every run (mulberry32). */
export function numbers(seed: number, low = 0, high = 1): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return low + ((high - low) * ((t ^ (t >>> 14)) >>> 0)) / 4294967296;
  };
}

export function valueFrom(shape: Shape, next: () => number): Value {
  return { shape, data: Float64Array.from({ length: sizeOf(shape) }, next) };
}

/** One op over inputs, run forwards and backwards under an upstream gradient. */
export interface OpRun {
  readonly trace: Trace;
  readonly output: Value;
  readonly grads: readonly (Float64Array | null)[];
  readonly context: TensorContext;
  /** Contribution of the op to the input in that slot. */
  contribution(slot: number): Float64Array;
}

export function runOp(
  op: Op,
  inputs: readonly Value[],
  upstream?: Float64Array,
  attributes: Attributes = NO_ATTRIBUTES,
): OpRun {
  const builder = new GraphBuilder();
  const leaves = inputs.map((input) => builder.leaf('input', input));
  const node = builder.nary(builder.use(op, attributes), leaves);
  const graph = builder.build(node, upstream);
  const trace = run(schedule(graph)!);
  return {
    trace,
    output: { shape: builder.shapeOf(node), data: valueOfNode(trace, node).slice() },
    grads: leaves.map((leaf) => gradOf(trace, leaf)),
    context: contextOf(trace, node),
    contribution: (slot) => contributionOf(trace, (graph.inputStart[node] as number) + slot),
  };
}

/**
 * dL/dx of L = Σ seed · output for every element of the leaves, by central differences of which three step sizes are
 * combined (Richardson), so that the error falls with h⁶. Computed in the graph that `trace` belongs to.
 */
export function numericGradient(trace: Trace, h = 0.01): Float64Array {
  const { graph, schedule: plan } = trace;
  const leaves = graph.initial.slice();
  const scratch = emptyTrace(plan);
  const from = graph.offsets[graph.output] as number;
  const loss = () => {
    runForward(plan, leaves, scratch);
    let sum = 0;
    for (let k = 0; k < graph.seed.length; k++) {
      if (graph.seed[k] !== 0) sum += (graph.seed[k] as number) * (scratch.values[from + k] as number);
    }
    return sum;
  };
  const central = (at: number, step: number) => {
    const x = leaves[at] as number;
    leaves[at] = x + step;
    const above = loss();
    leaves[at] = x - step;
    const below = loss();
    leaves[at] = x;
    return (above - below) / (2 * step);
  };
  return Float64Array.from(leaves, (_, at) => {
    const [a, b, c] = [central(at, h), central(at, h / 2), central(at, h / 4)];
    const ab = b + (b - a) / 3;
    const bc = c + (c - b) / 3;
    return bc + (bc - ab) / 15;
  });
}

/** |a − b| ≤ atol + rtol·|b|, and the same kind of non-finite. */
export function close(a: number, b: number, rtol: number, atol: number): boolean {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b);
  return a === b || Math.abs(a - b) <= atol + rtol * Math.abs(b);
}
