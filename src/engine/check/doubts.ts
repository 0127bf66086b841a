import { opOf } from '../graph/graph.ts';
import { run, runForward } from '../trace/run.ts';
import type { Trace } from '../trace/trace.ts';
import { type Judged, TOLERANCE, type Unsettled } from './convergence.ts';
import { centralDifference, errors } from './difference.ts';
import { roundOffOf } from './silence.ts';

/** The square of a number beyond these has no digits left, or is infinite; local derivatives of 1/x, x/z, log … square. */
const RANGE = { least: 2 ** -511, most: 2 ** 511 };

/** Ops whose slope comes back to itself: over many waves differences of different steps are alike by chance. */
const PERIODIC: ReadonlySet<string> = new Set(['sin', 'cos', 'tan']);

/** How far the input of a periodic op may move at each side for a difference to follow its waves, in radians. */
const RESOLVED = 0.5;

/** Steps that have no power of two in common with those that settled, in units of theirs. */
const OTHERS = [0.93, 0.71, 0.57, 0.37] as const;

/**
 * Why differences that settled on another number than the gradient do not show that the gradient is wrong; `null` where they
 * do. A function may have details that no step sees before round-off takes over: then the differences settle on the slope of
 * what is left without them. So a gradient is called wrong only where
 * - every value on the way has a square, so that no local derivative has underflown or overflown;
 * - round-off, taken at x − h and x + h too (at x itself a factor may be near 0), explains none of the disagreement;
 * - the input of every periodic op moves by less than half a radian at each side, at the smallest of the settled steps;
 * - steps of other ratios than 2 give the same number.
 * @param judged a verdict `differs`; `least` is the smallest step it stands on.
 */
export function doubtOf(
  trace: Trace,
  node: number,
  element: number,
  gradient: number,
  { least, limit }: Pick<Judged, 'least' | 'limit'>,
  scratch: Trace,
): Unsettled | null {
  const { values } = trace;
  if (leavesRange(trace)) return { why: 'range' };
  const at = (trace.graph.offsets[node] as number) + element;
  const leaves = values.slice();
  const x = leaves[at] as number;
  let noise = roundOffOf(trace);
  for (const shifted of [x - least, x + least]) {
    leaves[at] = shifted;
    noise = Math.max(noise, roundOffOf(run(trace.schedule, leaves)));
    runForward(trace.schedule, leaves, scratch);
    const waves = wavesBetween(trace, scratch);
    if (waves !== null) return { why: 'waves', ...waves, h: least };
  }
  const off = Math.abs(gradient - limit);
  if (noise / least > off / 2) return { why: 'roundOff' };
  const settled = OTHERS.every((ratio) => {
    const h = ratio * least;
    const { absolute, relative } = errors(limit, centralDifference(trace, node, element, h, scratch));
    return relative <= TOLERANCE || absolute <= Math.max(noise / h, off / 10);
  });
  return settled ? null : { why: 'truncation', smaller: null };
}

/** Whether a value on the way to the output is so large or small that its square is not a number with all its digits. */
function leavesRange({ graph: { count, offsets }, schedule: { reached }, values }: Trace): boolean {
  for (let node = 0; node < count; node++) {
    if (reached[node] === 0) continue;
    for (let k = offsets[node] as number; k < (offsets[node + 1] as number); k++) {
      const size = Math.abs(values[k] as number);
      if (size !== 0 && !(size >= RANGE.least && size <= RANGE.most)) return true;
    }
  }
  return false;
}

/** The periodic op on the way to the output whose input moves by more than RESOLVED between two traces; `null`: there is none. */
function wavesBetween(here: Trace, there: Trace): { readonly node: number; readonly moves: number } | null {
  const { graph, schedule } = here;
  for (let node = 0; node < graph.count; node++) {
    if (schedule.reached[node] === 0 || !PERIODIC.has(opOf(graph, node)?.op.name ?? '')) continue;
    const input = graph.inputs[graph.inputStart[node] as number] as number;
    for (let k = graph.offsets[input] as number; k < (graph.offsets[input + 1] as number); k++) {
      const moves = Math.abs((there.values[k] as number) - (here.values[k] as number));
      if (moves > RESOLVED) return { node, moves };
    }
  }
  return null;
}
