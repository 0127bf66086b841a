import { hasKinkWithin } from '../check/silence.ts';
import type { Graph } from '../graph/graph.ts';
import { run } from '../trace/run.ts';
import { ORDINARY, schedule } from '../trace/schedule.ts';
import type { Trace } from '../trace/trace.ts';
import { derivableInputs, derivativeGraph } from './derivativeGraph.ts';

/** A derivative of one thing by one input, beside the central difference of that thing. */
export interface Slope {
  readonly name: string;
  readonly gradient: number;
  readonly difference: number;
  /** An op jumps within ±h, so that the difference mixes its two sides; the gradient is PyTorch's, of one side. */
  readonly kink: boolean;
}

/** h of the central difference of a gradient: its truncation error is h²/6 · f⁽⁴⁾, its round-off about 10⁻¹¹. */
const H = 1e-4;

function traceOf(graph: Graph): Trace {
  const plan = schedule(graph, ORDINARY);
  if (plan === null) throw new Error('an ordinary order has a schedule');
  return run(plan);
}

/** The output's value with one leaf moved. */
function moved(trace: Trace, leaf: number, by: number): number {
  const leaves = trace.values.slice();
  leaves[leaf] = (leaves[leaf] as number) + by;
  return run(trace.schedule, leaves).values[trace.graph.output] as number;
}

/**
 * The gradient of a scalar graph's output at its inputs and parameters, in the graph's order, each beside the central
 * difference of the output: of a derivative's graph these are the next derivatives.
 */
export function slopesOf(graph: Graph): readonly Slope[] {
  const trace = traceOf(graph);
  return [...derivableInputs(graph)].map(([name, leaf]) => {
    const x = trace.values[leaf] as number;
    const difference = (moved(trace, leaf, H) - moved(trace, leaf, -H)) / (x + H - (x - H));
    return { name, gradient: trace.grads[leaf] as number, difference, kink: hasKinkWithin(trace, leaf, 0, H) };
  });
}

/** All second derivatives: row i is the gradient of ∂y/∂xᵢ. `null` where one of the first derivatives has no graph. */
export interface Hessian {
  readonly names: readonly string[];
  readonly rows: readonly (readonly Slope[])[];
}

/** The Hessian of a scalar graph's output at its inputs and parameters: one graph of a derivative a row. */
export function hessianOf(graph: Graph): Hessian | null {
  const names = [...derivableInputs(graph).keys()];
  const rows: (readonly Slope[])[] = [];
  for (const name of names) {
    const result = derivativeGraph(graph, [name]);
    if (!result.ok) return null;
    rows.push(slopesOf(result.derivative.graph));
  }
  return { names, rows };
}
