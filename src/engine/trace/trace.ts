import type { Graph } from '../graph/graph.ts';
import type { Schedule } from './schedule.ts';
import type { Update } from './update.ts';

/**
 * Everything that one forward and one backward pass computed, nothing overwritten: flat arrays, addressed by the
 * graph's offsets (values, grads), by edge (locals) and by event (contributions, totals).
 */
export interface Trace {
  readonly graph: Graph;
  readonly schedule: Schedule;
  readonly values: Float64Array;
  /** Gradients after the last act, 0 where nothing arrived (see `schedule.reached`). */
  readonly grads: Float64Array;
  /** ∂output/∂input of every edge into an elementwise op, in the output's shape. */
  readonly locals: Float64Array;
  /** What each event sent, in the shape of the input. */
  readonly contributions: Float64Array;
  /** The input's running total right after each event: before + contribution. */
  readonly totals: Float64Array;
  /** Gradients that the leaves had before the first act, at their offsets; `null`: none. An iteration leaves them to the next. */
  readonly carried: Float64Array | null;
  /** How an optimizer then moves the parameters; `null` where nothing is trained. */
  readonly update: Update | null;
}

/** Empty arrays of the right sizes for a trace. Values of the leaves are filled by `run`. */
export function emptyTrace(schedule: Schedule): Trace {
  const { graph, eventOffsets, localOffsets, eventCount } = schedule;
  const elements = graph.offsets[graph.count] as number;
  const events = eventOffsets === null ? eventCount : (eventOffsets[eventCount] as number);
  const locals = localOffsets === null ? graph.edgeCount : (localOffsets[graph.edgeCount] as number);
  return {
    graph,
    schedule,
    values: new Float64Array(elements),
    grads: new Float64Array(elements),
    locals: new Float64Array(locals),
    contributions: new Float64Array(events),
    totals: new Float64Array(events),
    carried: null,
    update: null,
  };
}

/** A node's value, row-major (a view, not a copy). */
export function nodeValue(trace: Trace, node: number): Float64Array {
  const { offsets } = trace.graph;
  return trace.values.subarray(offsets[node], offsets[node + 1]);
}

/** What a parameter is after the update (a view); its value where it is not updated. */
export function updatedValue(trace: Trace, node: number): Float64Array {
  const at = trace.update?.offsets.get(node);
  if (at === undefined) return nodeValue(trace, node);
  const { offsets } = trace.graph;
  const size = (offsets[node + 1] as number) - (offsets[node] as number);
  return (trace.update as Update).after.subarray(at, at + size);
}

/** A node's gradient after the whole backward pass (a view), or `null` when none reaches it. */
export function gradOf(trace: Trace, node: number): Float64Array | null {
  if (trace.schedule.reached[node] === 0) return null;
  const { offsets } = trace.graph;
  return trace.grads.subarray(offsets[node], offsets[node + 1]);
}

/** The local derivative along an edge in the output's shape; empty for a tensor op (its rule is the vjp). */
export function localOf(trace: Trace, edge: number): Float64Array {
  const offsets = trace.schedule.localOffsets;
  return offsets === null
    ? trace.locals.subarray(edge, edge + 1)
    : trace.locals.subarray(offsets[edge], offsets[edge + 1]);
}

/** What an event sent, in the input's shape. */
export function contributionOf(trace: Trace, event: number): Float64Array {
  return eventSlice(trace, trace.contributions, event);
}

/** The input's running total right after an event, in the input's shape. */
export function totalAfter(trace: Trace, event: number): Float64Array {
  return eventSlice(trace, trace.totals, event);
}

function eventSlice(trace: Trace, array: Float64Array, event: number): Float64Array {
  const offsets = trace.schedule.eventOffsets;
  return offsets === null ? array.subarray(event, event + 1) : array.subarray(offsets[event], offsets[event + 1]);
}
