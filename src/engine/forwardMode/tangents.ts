import { elementsOf } from '../graph/graph.ts';
import type { Trace } from '../trace/trace.ts';
import { jvp, workOf } from './jvp.ts';
import type { TangentPass } from './passes.ts';
import { carriesTangent, reachedFrom } from './reach.ts';

/** What one edge adds to the tangent of the node it enters. */
export interface TangentTerm {
  readonly edge: number;
  /** In the shape of the node. */
  readonly contribution: Float64Array;
  /** The node's tangent right after it, in the node's shape. */
  readonly total: Float64Array;
}

/** One op of a pass: ẏ = Σ (∂y/∂x) ẋ over its inputs, a term each that has a tangent. */
export interface TangentStep {
  readonly node: number;
  readonly terms: readonly TangentTerm[];
}

/** A pass that was run: the leaf's tangent, and a step for each op that it reaches, in the order of the tape. */
export interface TangentRun {
  readonly pass: TangentPass;
  /** 1 at the pass's element, else 0, in the shape of its leaf. */
  readonly seed: Float64Array;
  readonly steps: readonly TangentStep[];
  /** 1 where the tangent arrives. */
  readonly reach: Uint8Array;
  /** Edges along which it travels. */
  readonly carries: ReadonlySet<number>;
  /** ∂output/∂element: the output's tangent; zeros when the pass does not reach it. */
  readonly output: Float64Array;
}

/** Runs one pass of forward mode over the values and local derivatives of a trace. */
export function runTangents(trace: Trace, pass: TangentPass): TangentRun {
  const { graph } = trace;
  const reach = reachedFrom(graph, pass.leaf);
  const tangents: (Float64Array | undefined)[] = [];
  const seed = new Float64Array(elementsOf(graph, pass.leaf));
  seed[pass.element] = 1;
  tangents[pass.leaf] = seed;
  const steps: TangentStep[] = [];
  const carries = new Set<number>();
  for (let node = pass.leaf + 1; node < graph.count; node++) {
    if (reach[node] === 0) continue;
    const terms: TangentTerm[] = [];
    let total: Float64Array | undefined;
    for (let edge = graph.inputStart[node] as number; edge < (graph.inputStart[node + 1] as number); edge++) {
      if (!carriesTangent(graph, reach, node, edge)) continue;
      const contribution = jvp(trace, node, edge, tangents[graph.inputs[edge] as number] as Float64Array);
      const before = total;
      total = before === undefined ? contribution : contribution.map((term, k) => (before[k] as number) + term);
      carries.add(edge);
      terms.push({ edge, contribution, total });
    }
    tangents[node] = total;
    steps.push({ node, terms });
  }
  const output = tangents[graph.output] ?? new Float64Array(elementsOf(graph, graph.output));
  return { pass, seed, steps, reach, carries, output };
}

/** How much work a pass is, in multiplications, about; known before it is run. */
export function workOfPass({ graph }: Trace, { leaf }: TangentPass): number {
  const reach = reachedFrom(graph, leaf);
  let work = 0;
  for (let node = leaf + 1; node < graph.count; node++) {
    for (let edge = graph.inputStart[node] as number; edge < (graph.inputStart[node + 1] as number); edge++)
      if (carriesTangent(graph, reach, node, edge)) work += workOf(graph, node, edge);
  }
  return work;
}

/**
 * What reverse mode answers to the same question: Σ seed[k] · ẏ[k] is the gradient of the pass's element (the seed is the
 * gradient that the backward pass starts with; for one output number it is 1, and ẏ is the gradient).
 */
export function seededSum(trace: Trace, { output }: TangentRun): number {
  const { seed } = trace.graph;
  let sum = 0;
  for (let k = 0; k < output.length; k++) sum += (seed[k] as number) * (output[k] as number);
  return sum;
}
