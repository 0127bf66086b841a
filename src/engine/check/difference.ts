import { run, runForward } from '../trace/run.ts';
import { type Schedule, schedule } from '../trace/schedule.ts';
import { emptyTrace, type Trace } from '../trace/trace.ts';

/**
 * Central difference of F = Σ seed · output in one element of a leaf: (F(x + h) − F(x − h)) / 2h.
 * The divisor is the distance of the two points as they are in binary, so that only F's own round-off remains.
 */
export function centralDifference(
  trace: Trace,
  node: number,
  element: number,
  h: number,
  scratch: Trace = emptyTrace(trace.schedule),
): number {
  const at = (trace.graph.offsets[node] as number) + element;
  const leaves = trace.values.slice();
  const x = leaves[at] as number;
  leaves[at] = x + h;
  const up = x + h;
  const above = seeded(runForward(trace.schedule, leaves, scratch));
  leaves[at] = x - h;
  const below = seeded(runForward(trace.schedule, leaves, scratch));
  return (above - below) / (up - (x - h));
}

/** Σ seed · output: the scalar whose gradient the backward pass computes. */
export function seeded(trace: Trace): number {
  const { offsets, output, seed } = trace.graph;
  const at = offsets[output] as number;
  let sum = 0;
  for (let k = 0; k < seed.length; k++) sum += (seed[k] as number) * (trace.values[at + k] as number);
  return sum;
}

/** |difference − gradient|, and that in units of the larger of the two; 0 where both are 0. */
export function errors(gradient: number, difference: number): { absolute: number; relative: number } {
  const absolute = Math.abs(difference - gradient);
  const size = Math.max(Math.abs(gradient), Math.abs(difference));
  return { absolute, relative: absolute === 0 ? 0 : absolute / size };
}

/**
 * What accumulated over several passes, or on top of what an iteration before has left, is no derivative: it is checked by
 * one pass of its own.
 */
export function ofOnePass(trace: Trace): Trace {
  const { plan, graph, ordinary } = trace.schedule;
  if (plan.order !== 'topological') return trace.carried === null ? trace : run(trace.schedule, trace.values);
  if (ordinary && trace.carried === null) return trace;
  const once = schedule(graph);
  return once === null ? trace : run(once, trace.values);
}

/**
 * The trace of the right backward pass over the same values. How far round-off moves F is a matter of the values and of F, not of
 * the gradients that are checked: a wrong gradient of 0 on the way would hide it.
 */
export function rightly({ graph, values }: Trace): Trace {
  return run(schedule(graph) as Schedule, values);
}
