import { FIRST_OP } from '../graph/graph.ts';
import { ACT, carriesGradient } from '../trace/schedule.ts';
import type { Timeline } from './timeline.ts';

/**
 * What can happen to a node's gradient: it starts with what an iteration before has left, a contribution arrives, the seed
 * is added, or it starts from 0 again.
 */
export type LedgerKind = 'carried' | 'contribution' | 'seed' | 'reset';

/** One entry of a node's ledger. */
export interface LedgerEntry {
  readonly kind: LedgerKind;
  /** The act that makes it; −∞ for what was there before the first one. */
  readonly act: number;
  /** Which of that act's contributions it is, counted from 1 as sub-steps are; 0 for the other kinds. */
  readonly sub: number;
  /** Index of the contribution (of the seed of a tangent) in the trace; −1 for the other kinds. */
  readonly event: number;
  /** The edge it came along; −1 for the other kinds. */
  readonly edge: number;
  /** Which backward pass it belongs to, from 0. */
  readonly pass: number;
}

const ledgers = new WeakMap<Timeline, (readonly LedgerEntry[])[]>();
const NONE: readonly LedgerEntry[] = [];

/**
 * Every entry of a node's gradient in the order in which they happen; in forward mode of its tangent, with `act` those of one
 * pass. All ledgers of a timeline are made at the first call.
 */
export function ledgerOf(timeline: Timeline, node: number, act?: number): readonly LedgerEntry[] {
  if (timeline.tangents !== undefined) return timeline.tangents.ledger(node, act);
  let all = ledgers.get(timeline);
  if (all === undefined) {
    all = makeLedgers(timeline);
    ledgers.set(timeline, all);
  }
  return all[node] ?? NONE;
}

function makeLedgers(timeline: Timeline): LedgerEntry[][] {
  const { schedule } = timeline;
  const { graph, acts, base, reached } = schedule;
  const all: LedgerEntry[][] = [];
  const add = (node: number, entry: LedgerEntry) => {
    const list = all[node];
    if (list === undefined) all[node] = [entry];
    else list.push(entry);
  };
  if (timeline.carries) {
    for (const node of timeline.updates) {
      if (reached[node] !== 1) continue;
      add(node, { kind: 'carried', act: Number.NEGATIVE_INFINITY, sub: 0, event: -1, edge: -1, pass: 0 });
    }
  }
  let pass = -1;
  for (let act = 0; act < acts.length; act++) {
    const node = acts[act] as number;
    if (node < 0) {
      const clears = node === ACT.zeroGrad;
      for (let i = 0; i < graph.count; i++) {
        if (all[i] === undefined || (graph.codes[i] as number) < FIRST_OP !== clears) continue;
        if (!clears && schedule.plan.keepsOps === true && i !== graph.output) continue;
        add(i, { kind: 'reset', act, sub: 0, event: -1, edge: -1, pass: Math.max(pass, 0) });
      }
      if (clears) continue;
      pass++;
      if (reached[graph.output] === 1) add(graph.output, { kind: 'seed', act, sub: 0, event: -1, edge: -1, pass });
      continue;
    }
    let sub = 0;
    const from = graph.inputStart[node] as number;
    for (let edge = from; edge < (graph.inputStart[node + 1] as number); edge++) {
      if (!carriesGradient(graph, reached, node, edge)) continue;
      sub++;
      const event = (base[act] as number) + edge - from;
      add(graph.inputs[edge] as number, { kind: 'contribution', act, sub, event, edge, pass });
    }
  }
  return all;
}
