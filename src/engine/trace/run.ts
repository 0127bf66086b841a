import { runScalarBackward, runScalarForward } from './scalar.ts';
import type { Schedule } from './schedule.ts';
import { runTensorBackward, runTensorForward } from './tensor.ts';
import { emptyTrace, type Trace } from './trace.ts';

/**
 * Computes one forward and one backward pass with everything kept. `leaves` holds the leaves' values at their offsets
 * (the graph's own when absent). With `into`, a trace of the same schedule is filled again instead of a new one made.
 * `carried` holds the gradients that leaves have before the backward pass, at their offsets, 0 everywhere else.
 */
export function run(
  schedule: Schedule,
  leaves: Float64Array = schedule.graph.initial,
  into?: Trace,
  carried: Float64Array | null = null,
): Trace {
  const trace = into ?? { ...emptyTrace(schedule), carried };
  startGradients(trace.grads, carried);
  if (schedule.graph.scalar) {
    runScalarForward(trace, leaves);
    runScalarBackward(trace);
  } else {
    runTensorForward(trace, leaves);
    runTensorBackward(trace);
  }
  return trace;
}

function startGradients(grads: Float64Array, carried: Float64Array | null): void {
  // A loop: for a few numbers it is faster than the call of `fill`, for many it is as fast.
  if (carried === null) for (let i = 0; i < grads.length; i++) grads[i] = 0;
  else grads.set(carried);
}

/** The forward pass alone, as the gradient check needs it: only `values` of the trace are filled. */
export function runForward(schedule: Schedule, leaves: Float64Array, into: Trace): Trace {
  if (schedule.graph.scalar) runScalarForward(into, leaves);
  else runTensorForward(into, leaves);
  return into;
}
