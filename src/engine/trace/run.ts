import { runScalarBackward, runScalarForward } from './scalar.ts';
import type { Schedule } from './schedule.ts';
import { runTensorBackward, runTensorForward } from './tensor.ts';
import { emptyTrace, type Trace } from './trace.ts';

/**
 * Computes one forward and one backward pass with everything kept. `leaves` holds the leaves' values at their offsets
 * (the graph's own when absent). With `into`, a trace of the same schedule is filled again instead of a new one made.
 */
export function run(schedule: Schedule, leaves: Float64Array = schedule.graph.initial, into?: Trace): Trace {
  const trace = into ?? emptyTrace(schedule);
  if (schedule.graph.scalar) {
    runScalarForward(trace, leaves);
    runScalarBackward(trace);
  } else {
    runTensorForward(trace, leaves);
    runTensorBackward(trace);
  }
  return trace;
}

/** The forward pass alone, as the gradient check needs it: only `values` of the trace are filled. */
export function runForward(schedule: Schedule, leaves: Float64Array, into: Trace): Trace {
  if (schedule.graph.scalar) runScalarForward(into, leaves);
  else runTensorForward(into, leaves);
  return into;
}
