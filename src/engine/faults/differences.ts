import { type LedgerEntry, ledgerOf } from '../timeline/ledger.ts';
import { stepAt, type Timeline, updateStep } from '../timeline/timeline.ts';
import { gradOf, nodeValue, type Trace, totalAfter, updatedValue } from '../trace/trace.ts';
import type { Raised } from './fault.ts';
import { type Breaks, sameNumbers } from './sweep.ts';

/** A timeline and what was computed along it. */
export interface Ran {
  readonly timeline: Timeline;
  readonly trace: Trace;
}

/** What of one node is not as it should be, and from which step of the wrong run on. */
export interface Difference {
  readonly node: number;
  readonly what: 'value' | 'gradient' | 'update';
  readonly step: number;
}

/**
 * The nodes whose value, gradient or update differs between two runs of the same graph, in the order in which that happens. The
 * graphs have the same nodes.
 */
export function differencesOf(right: Ran, wrong: Ran, { overwritings }: Breaks, raised: Raised | null): Difference[] {
  const { graph } = right.trace;
  const found: Difference[] = [];
  for (let node = 0; node < graph.count; node++) {
    if (!sameNumbers(nodeValue(right.trace, node), nodeValue(wrong.trace, node)))
      found.push({ node, what: 'value', step: wrong.timeline.forwardStep[node] as number });
    else if (!sameGradient(right.trace, wrong.trace, node)) {
      const step = firstStep(right, wrong, node, overwritings);
      found.push({ node, what: 'gradient', step: raised === null ? step : Math.min(step, wrong.timeline.length) });
    } else if (!sameUpdate(right.trace, wrong.trace, node))
      found.push({ node, what: 'update', step: updateStep(wrong.timeline, node) });
  }
  // Of those that go wrong in one step: first the node that the step is about, then the one nearest to the output.
  const about = (one: Difference) => (stepAt(wrong.timeline, one.step).node === one.node ? 0 : 1);
  return found.sort((a, b) => a.step - b.step || about(a) - about(b) || b.node - a.node);
}

function sameGradient(right: Trace, wrong: Trace, node: number): boolean {
  const a = gradOf(right, node);
  const b = gradOf(wrong, node);
  if (a === null || b === null) return a === b;
  return sameNumbers(a, b);
}

function sameUpdate(right: Trace, wrong: Trace, node: number): boolean {
  if (right.update === null || wrong.update === null) return true;
  return sameNumbers(updatedValue(right, node), updatedValue(wrong, node));
}

/** The first step after which a node's gradient is not that of the right run. */
function firstStep(right: Ran, wrong: Ran, node: number, overwritings: Breaks['overwritings']): number {
  const base = wrong.timeline.forward.length + 1;
  const touched = overwritings.find(({ nodes }) => nodes.includes(node));
  const early = touched === undefined ? Number.POSITIVE_INFINITY : base + touched.act;
  const a = ledgerOf(right.timeline, node);
  const b = ledgerOf(wrong.timeline, node);
  for (let k = 0; k < Math.max(a.length, b.length); k++) {
    const [one, other] = [a[k], b[k]];
    if (other === undefined) return Math.min(early, one === undefined ? wrong.timeline.length : lostAt(wrong, one));
    if (one === undefined || !sameEntry(right, one, wrong, other))
      return Math.min(early, base + Math.max(0, other.act));
  }
  return Math.min(early, wrong.timeline.length);
}

function sameEntry(right: Ran, one: LedgerEntry, wrong: Ran, other: LedgerEntry): boolean {
  if (one.kind !== other.kind || one.edge !== other.edge) return false;
  if (one.kind !== 'contribution') return true;
  return sameNumbers(totalAfter(right.trace, one.event), totalAfter(wrong.trace, other.event));
}

/** The step at which the node that should have sent along an entry's edge sends, or where everything ends. */
function lostAt({ timeline }: Ran, entry: LedgerEntry): number {
  const { schedule, forward, length } = timeline;
  const { inputStart } = schedule.graph;
  for (let act = 0; act < schedule.acts.length; act++) {
    const node = schedule.acts[act] as number;
    if (node < 0 || entry.edge < 0) continue;
    if (entry.edge >= (inputStart[node] as number) && entry.edge < (inputStart[node + 1] as number))
      return forward.length + act + 1;
  }
  return length;
}
