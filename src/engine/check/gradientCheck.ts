import { FIRST_OP, LEAF } from '../graph/graph.ts';
import { runForward } from '../trace/run.ts';
import { emptyTrace, type Trace } from '../trace/trace.ts';

/** One element of one leaf: the engine's gradient beside the central difference. */
export interface CheckRow {
  readonly node: number;
  /** Element of the leaf's value, row-major. */
  readonly element: number;
  readonly gradient: number;
  readonly difference: number;
  readonly absolute: number;
  /** |difference − gradient| / max(|gradient|, |difference|), 0 where both are 0. */
  readonly relative: number;
  /** False where an op stands on a kink or leaves its domain within ±h: the central difference means nothing there. */
  readonly reliable: boolean;
}

/** Error of the central difference against the step h, for the plot of truncation and round-off. */
export interface ErrorAtStep {
  readonly h: number;
  readonly absolute: number;
  readonly relative: number;
}

/** The step of DeZero's `numerical_diff`. */
export const DEFAULT_H = 1e-4;

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
function seeded(trace: Trace): number {
  const { offsets, output, seed } = trace.graph;
  const at = offsets[output] as number;
  let sum = 0;
  for (let k = 0; k < seed.length; k++) sum += (seed[k] as number) * (trace.values[at + k] as number);
  return sum;
}

/** Every element of every input and parameter that the output reaches, checked with one h. */
export function gradientCheck(trace: Trace, h: number = DEFAULT_H): CheckRow[] {
  const { graph, schedule } = trace;
  const scratch = emptyTrace(schedule);
  const kinks = kinkWatch(trace);
  const rows: CheckRow[] = [];
  for (let node = 0; node < graph.count; node++) {
    const code = graph.codes[node] as number;
    if (code >= FIRST_OP || code === LEAF.constant || schedule.reached[node] === 0) continue;
    const start = graph.offsets[node] as number;
    const size = (graph.offsets[node + 1] as number) - start;
    for (let element = 0; element < size; element++) {
      const gradient = trace.grads[start + element] as number;
      const difference = centralDifference(trace, node, element, h, scratch);
      rows.push({
        node,
        element,
        gradient,
        difference,
        ...errors(gradient, difference),
        reliable: kinks(node, element, h),
      });
    }
  }
  return rows;
}

/** The error of one element's central difference for h = 1e-1, 1e-1.5 … 1e-13. */
export function errorAgainstStep(trace: Trace, node: number, element: number): ErrorAtStep[] {
  const scratch = emptyTrace(trace.schedule);
  const gradient = trace.grads[(trace.graph.offsets[node] as number) + element] as number;
  const points: ErrorAtStep[] = [];
  for (let half = 2; half <= 26; half++) {
    const h = 10 ** (-half / 2);
    points.push({ h, ...errors(gradient, centralDifference(trace, node, element, h, scratch)) });
  }
  return points;
}

function errors(gradient: number, difference: number): { absolute: number; relative: number } {
  const absolute = Math.abs(difference - gradient);
  const size = Math.max(Math.abs(gradient), Math.abs(difference));
  return { absolute, relative: absolute === 0 ? 0 : absolute / size };
}

/**
 * Says whether the central difference in one element can be trusted: no elementwise op on the way has a kink at the point
 * or between x − h and x + h (its inputs give the same answer to `kink`'s side), and nothing becomes non-finite there.
 */
function kinkWatch(trace: Trace): (node: number, element: number, h: number) => boolean {
  const { graph, schedule, values } = trace;
  const suspects: { readonly node: number; readonly a: number; readonly b: number }[] = [];
  let smooth = true;
  for (let i = 0; i < graph.count; i++) {
    const entry = graph.palette[graph.codes[i] as number];
    if (entry == null) continue;
    if (entry.op.kink === undefined) continue;
    const e = graph.inputStart[i] as number;
    const a = graph.inputs[e] as number;
    const b = entry.op.arity === 2 ? (graph.inputs[e + 1] as number) : a;
    suspects.push({ node: i, a, b });
    smooth = false;
  }
  const scratch = emptyTrace(schedule);
  return (node, element, h) => {
    const at = (graph.offsets[node] as number) + element;
    const leaves = values.slice();
    const x = leaves[at] as number;
    for (const shifted of [x - h, x + h]) {
      leaves[at] = shifted;
      runForward(schedule, leaves, scratch);
      if (!seeded(scratch) && seeded(scratch) !== 0) return false;
      if (!Number.isFinite(seeded(scratch))) return false;
      if (smooth) continue;
      for (const suspect of suspects) if (crosses(trace, scratch, suspect)) return false;
    }
    return Number.isFinite(seeded(trace));
  };
}

/** Whether an op with a kink changed sides between two traces, or stands on it in the first. */
function crosses(here: Trace, there: Trace, { node, a, b }: { node: number; a: number; b: number }): boolean {
  const { graph } = here;
  const entry = graph.palette[graph.codes[node] as number];
  const size = (graph.offsets[node + 1] as number) - (graph.offsets[node] as number);
  const index = (n: number, k: number, e: number) =>
    (graph.offsets[n] as number) + (here.schedule.broadcast.get(e)?.[k] ?? (graph.scalar ? 0 : k));
  const first = graph.inputStart[node] as number;
  const second = a === b ? first : first + 1;
  for (let k = 0; k < size; k++) {
    const ia = index(a, k, first);
    const ib = index(b, k, second);
    const moved = here.values[ia] !== there.values[ia] || here.values[ib] !== there.values[ib];
    if (!moved) continue;
    if (entry?.op.kink?.(here.values[ia] as number, here.values[ib] as number, entry.attributes) === true) return true;
    for (const offset of localIndices(here, node, k)) {
      if (
        Math.abs((here.locals[offset] as number) - (there.locals[offset] as number)) > 0.25 &&
        entry?.op.masks === true
      )
        return true;
    }
  }
  return false;
}

function* localIndices(trace: Trace, node: number, k: number): Generator<number> {
  const { graph, schedule } = trace;
  for (let e = graph.inputStart[node] as number; e < (graph.inputStart[node + 1] as number); e++) {
    yield schedule.localOffsets === null ? e : (schedule.localOffsets[e] as number) + k;
  }
}
