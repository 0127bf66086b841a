import { FIRST_OP, targetOf } from '../graph/graph.ts';
import { ACT } from '../trace/schedule.ts';
import { nodeValue, type Trace, totalAfter, updatedValue } from '../trace/trace.ts';
import { type LedgerEntry, ledgerOf } from './ledger.ts';
import { type Cursor, isOpen, type StepKind, stepAt, type Timeline, updateStep } from './timeline.ts';

/** What one node shows at a cursor: a pure function of (timeline, cursor), at the cost of the node's own edges. */
export interface NodeFrame {
  /** Its value is known. */
  readonly computed: boolean;
  /** The step is about this node; `null` otherwise. */
  readonly active: Exclude<StepKind, 'start'> | null;
  /** A contribution was added to it in this very step (or sub-step). */
  readonly receiving: boolean;
  /** Contributions in the running total, and how many there will be when this pass is over. Seeds do not count. */
  readonly added: number;
  readonly expected: number;
  /** `none`: nothing yet; `partial`: some are still to come; `complete`. */
  readonly gradient: 'none' | 'partial' | 'complete';
  /** The last entry in the running total; `null` when there is none. */
  readonly last: LedgerEntry | null;
  /** It is a parameter, and has its new value. */
  readonly updated: boolean;
}

/** What one edge shows at a cursor. */
export interface EdgeFrame {
  /** The source's value lies on it. */
  readonly carried: boolean;
  /** The step computes the node it enters. */
  readonly travelling: boolean;
  /**
   * `closed`: never a gradient (a constant, a target, a part that the output does not depend on); `later`: the node it
   * enters has not sent yet; `sending`: this step sends along it; `arrived`.
   */
  readonly gradient: 'closed' | 'later' | 'sending' | 'arrived';
  /** The contribution it shows (index into the trace), −1 when none yet. */
  readonly event: number;
}

/** Sub-step count of a step that is done as a whole. */
const WHOLE = Number.POSITIVE_INFINITY;

interface Moment {
  readonly act: number;
  /** Sub-steps done in that act. */
  readonly sub: number;
}

/** Everything of the backward pass that is done at a cursor: all acts before `act`, and `sub` contributions of it. */
function momentOf(timeline: Timeline, cursor: Cursor): Moment {
  return {
    act: cursor.step - timeline.forward.length - 1,
    sub: cursor.edge ?? WHOLE,
  };
}

function happened(entry: LedgerEntry, moment: Moment): boolean {
  return entry.act < moment.act || (entry.act === moment.act && entry.sub <= moment.sub);
}

/** What a node shows at a cursor. O(its edges) once the timeline's ledgers exist. */
export function nodeFrame(timeline: Timeline, cursor: Cursor, node: number): NodeFrame {
  const { schedule, forwardStep } = timeline;
  const moment = momentOf(timeline, cursor);
  const step = stepAt(timeline, cursor.step);
  const pass = Math.max(0, currentPass(timeline, moment));
  let added = 0;
  let expected = 0;
  let last: LedgerEntry | null = null;
  let receiving = false;
  for (const entry of ledgerOf(timeline, node, moment.act)) {
    const done = happened(entry, moment);
    if (entry.kind === 'reset') {
      if (!done) break;
      added = 0;
      expected = 0;
    } else if (entry.kind === 'contribution' && (done || entry.pass <= pass)) {
      expected++;
      if (done) {
        added++;
        receiving = entry.act === moment.act && (moment.sub === WHOLE || entry.sub === moment.sub);
      }
    }
    if (done) last = entry;
  }
  const leaf = (schedule.graph.codes[node] as number) < FIRST_OP;
  const about = step.kind !== 'start' && step.kind !== 'zeroGrad' && step.node === node;
  const zeroed = step.kind === 'zeroGrad' && leaf && last?.kind === 'reset' && last.act === moment.act;
  return {
    computed: leaf || cursor.step >= (forwardStep[node] as number),
    active: about ? (step.kind as Exclude<StepKind, 'start'>) : zeroed ? 'zeroGrad' : null,
    receiving,
    added,
    expected,
    gradient: last === null ? 'none' : added < expected ? 'partial' : 'complete',
    last,
    updated: isUpdated(timeline, cursor, node),
  };
}

function isUpdated(timeline: Timeline, cursor: Cursor, node: number): boolean {
  if (timeline.updates.length === 0) return false;
  const step = updateStep(timeline, node);
  return step > 0 && cursor.step >= step;
}

/** A node's value at a cursor (a view): a parameter has its new one from the step of its update on. */
export function shownValue(timeline: Timeline, trace: Trace, cursor: Cursor, node: number): Float64Array {
  return isUpdated(timeline, cursor, node) ? updatedValue(trace, node) : nodeValue(trace, node);
}

function currentPass(timeline: Timeline, moment: Moment): number {
  let pass = -1;
  const { acts, ordinary } = timeline.schedule;
  if (ordinary) return moment.act >= 0 ? 0 : -1;
  for (let act = 0; act <= moment.act && act < acts.length; act++) if (acts[act] === ACT.seed) pass++;
  return pass;
}

/** What an edge shows at a cursor. `to` may be given when known (the node it enters). */
export function edgeFrame(timeline: Timeline, cursor: Cursor, edge: number, to?: number): EdgeFrame {
  const { schedule, forwardStep } = timeline;
  const { graph } = schedule;
  const target = to ?? targetOf(graph, edge);
  const source = graph.inputs[edge] as number;
  const carried = cursor.step >= (forwardStep[source] as number);
  const travelling = cursor.step > 0 && cursor.step === forwardStep[target];
  const moment = momentOf(timeline, cursor);
  if (!isOpen(timeline, moment.act, target, edge)) return { carried, travelling, gradient: 'closed', event: -1 };
  let event = -1;
  let sending = false;
  for (const entry of ledgerOf(timeline, timeline.tangents ? target : source, moment.act)) {
    if (!happened(entry, moment)) continue;
    if (entry.kind === 'reset') {
      event = -1;
      sending = false;
    } else if (entry.edge === edge) {
      event = entry.event;
      sending = entry.act === moment.act && (moment.sub === WHOLE || entry.sub === moment.sub);
    }
  }
  return { carried, travelling, gradient: event < 0 ? 'later' : sending ? 'sending' : 'arrived', event };
}

/** The gradient a node shows at a cursor, in the value's shape; `null` when there is none yet. */
export function gradientAt(trace: Trace, frame: NodeFrame, node: number): Float64Array | null {
  const { last } = frame;
  if (last === null) return null;
  if (last.event >= 0) return totalAfter(trace, last.event);
  const { offsets, seed } = trace.graph;
  if (last.kind === 'seed') return seed;
  return last.kind === 'carried' ? carriedOf(trace, node) : zeros(offsets, node);
}

/** The total a contribution is added to: 0, the seed, or the total after the contribution before it. */
export function totalBefore(trace: Trace, timeline: Timeline, node: number, event: number): Float64Array {
  const { offsets, seed } = trace.graph;
  let before: Float64Array = zeros(offsets, node);
  for (const entry of ledgerOf(timeline, node)) {
    if (entry.event === event && entry.kind === 'contribution') return before;
    if (entry.kind === 'contribution') before = totalAfter(trace, entry.event);
    else if (entry.kind === 'seed') before = seed;
    else before = entry.kind === 'carried' ? carriedOf(trace, node) : zeros(offsets, node);
  }
  return before;
}

/** The gradient that the iteration before has left at a leaf, in the value's shape; zeros where there is none. */
export function carriedOf(trace: Trace, node: number): Float64Array {
  const { offsets } = trace.graph;
  return trace.carried === null ? zeros(offsets, node) : trace.carried.subarray(offsets[node], offsets[node + 1]);
}

function zeros(offsets: Int32Array, node: number): Float64Array {
  return new Float64Array((offsets[node + 1] as number) - (offsets[node] as number));
}

/** The upstream gradient that an act multiplies with: the acting node's total at that moment. */
export function upstreamOf(trace: Trace, timeline: Timeline, act: number): Float64Array {
  const node = timeline.schedule.acts[act] as number;
  const cursor: Cursor = { step: timeline.forward.length + act, edge: null };
  const frame = nodeFrame(timeline, cursor, node);
  return gradientAt(trace, frame, node) ?? new Float64Array(0);
}
