import { carriedOf } from '../timeline/frame.ts';
import { type LedgerEntry, ledgerOf } from '../timeline/ledger.ts';
import type { Cursor, Timeline } from '../timeline/timeline.ts';
import { ACT } from '../trace/schedule.ts';
import { type Trace, totalAfter } from '../trace/trace.ts';

/** How many entries of a node's ledger have happened before an act: what its total holds when the act multiplies with it. */
export function entriesBefore(timeline: Timeline, node: number, act: number): number {
  const ledger = ledgerOf(timeline, node);
  const next = ledger.findIndex((entry) => entry.act >= act);
  return next < 0 ? ledger.length : next;
}

/** How many entries of a node's ledger have happened at a cursor; with `null`, all. */
export function entriesAt(timeline: Timeline, node: number, cursor: Cursor | null): number {
  const act = (cursor?.step ?? 0) - timeline.forward.length - 1;
  // In forward mode those of the pass at the cursor.
  const ledger = ledgerOf(timeline, node, act);
  if (cursor === null) return ledger.length;
  const sub = cursor.edge ?? Number.POSITIVE_INFINITY;
  const next = ledger.findIndex((entry) => entry.act > act || (entry.act === act && entry.sub > sub));
  return next < 0 ? ledger.length : next;
}

/** A node's running total after so many entries of its ledger, in the value's shape; `undefined` before the first one. */
export function gradientAfter(
  trace: Trace,
  timeline: Timeline,
  node: number,
  entries: number,
): Float64Array | undefined {
  const last = ledgerOf(timeline, node)[entries - 1];
  if (last === undefined) return undefined;
  if (last.kind === 'contribution') return totalAfter(trace, last.event);
  if (last.kind === 'carried') return carriedOf(trace, node);
  const { offsets, seed } = trace.graph;
  if (last.kind === 'reset') return new Float64Array((offsets[node + 1] as number) - (offsets[node] as number));
  // A second pass adds its seed to nothing: what ops had is cleared at its beginning.
  return seed;
}

/** What a total is the sum of: its entries since the last reset, with their places in the ledger. */
export function summandsOf(
  timeline: Timeline,
  node: number,
  entries: number,
): readonly { readonly entry: LedgerEntry; readonly place: number }[] {
  const ledger = ledgerOf(timeline, node).slice(0, entries);
  const from = ledger.map(({ kind }) => kind).lastIndexOf('reset') + 1;
  return ledger.slice(from).map((entry, k) => ({ entry, place: from + k }));
}

/** The act that begins the pass of forward mode which an act belongs to; that of the first pass before any. */
export function passOf({ schedule: { acts } }: Timeline, act: number): number {
  for (let a = Math.min(act, acts.length - 1); a > 0; a--) if (acts[a] === ACT.seed) return a;
  return 0;
}

/** A node's tangent in a pass after so many entries of its ledger, in the value's shape: 0 for an input that stands still. */
export function tangentAfter(
  trace: Trace,
  timeline: Timeline,
  node: number,
  act: number,
  entries: number,
): Float64Array | undefined {
  const last = ledgerOf(timeline, node, act)[entries - 1];
  if (last !== undefined && last.event >= 0) return totalAfter(trace, last.event);
  const { offsets } = trace.graph;
  return new Float64Array((offsets[node + 1] as number) - (offsets[node] as number));
}
