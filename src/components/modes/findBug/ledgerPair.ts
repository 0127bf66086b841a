import { targetOf } from '../../../engine/graph/graph.ts';
import { carriedOf, totalBefore } from '../../../engine/timeline/frame.ts';
import { type LedgerEntry, ledgerOf } from '../../../engine/timeline/ledger.ts';
import type { Cursor } from '../../../engine/timeline/timeline.ts';
import { contributionOf, totalAfter } from '../../../engine/trace/trace.ts';
import type { Figure } from '../../../store/figure.ts';
import type { FaultSeen } from '../../../store/lens/faultSeen.ts';

/** What one of the two runs does in one line of a ledger, for one element. */
export interface Line {
  /** What stood there; what is added (or takes its place); what stands there then. */
  readonly before: number;
  readonly contribution: number | null;
  readonly after: number;
  /** The contribution takes the place of what was there. */
  readonly replaces: boolean;
  /** What stood there is not the total of the line before: it was overwritten. */
  readonly overwritten: boolean;
}

/** One line of both ledgers. */
export interface PairedLine {
  /** `overwritten`: the array was changed after its last contribution. */
  readonly kind: LedgerEntry['kind'] | 'overwritten';
  /** The node that sends; −1 for what is no contribution. */
  readonly sender: number;
  readonly right: Line | null;
  readonly wrong: Line | null;
  readonly differs: boolean;
  /** In the wrong run, at its cursor. */
  readonly state: 'done' | 'now' | 'later';
}

/** Most lines that are compared: a recursion may have thousands. */
export const MOST_LINES = 12;

/** The ledgers of one element of a node in both runs, line by line; and how many lines there are beyond MOST_LINES. */
export function ledgerPair(
  figure: Figure,
  seen: FaultSeen,
  cursor: Cursor,
  node: number,
  element: number,
): { readonly lines: readonly PairedLine[]; readonly more: number } {
  const right = ledgerOf(seen.right.timeline, node);
  const wrong = [...ledgerOf(figure.timeline, node)];
  const pairs: [LedgerEntry | null, LedgerEntry | null][] = [];
  for (const entry of right) {
    const at = wrong.findIndex((other) => other.kind === entry.kind && other.edge === entry.edge);
    // Lines that only the wrong run has come before the next one that both have.
    if (at > 0) for (const extra of wrong.splice(0, at)) pairs.push([null, extra]);
    pairs.push([entry, at < 0 ? null : (wrong.shift() as LedgerEntry)]);
  }
  for (const extra of wrong) pairs.push([null, extra]);
  const lines = pairs.slice(0, MOST_LINES).map(([one, other]): PairedLine => {
    const a = one === null ? null : lineOf(seen.right, one, node, element, null);
    const b = other === null ? null : lineOf(figure, other, node, element, seen);
    const edge = (one ?? other)?.edge ?? -1;
    return {
      kind: (one ?? other)?.kind ?? 'reset',
      sender: edge < 0 ? -1 : targetOf(figure.graph, edge),
      right: a,
      wrong: b,
      differs: a === null || b === null || !(same(a.after, b.after) && same(a.contribution, b.contribution)),
      state: other === null ? 'done' : stateOf(figure, cursor, other),
    };
  });
  const late = changedAfter(figure, seen, cursor, node, element);
  if (late !== null && pairs.length <= MOST_LINES) lines.push(late);
  return { lines, more: Math.max(0, pairs.length - MOST_LINES) };
}

/** The line of an array that was overwritten with no contribution after it, where that changes this element. */
function changedAfter(
  { timeline, trace }: Figure,
  { breaks }: FaultSeen,
  cursor: Cursor,
  node: number,
  element: number,
): PairedLine | null {
  const last = ledgerOf(timeline, node).at(-1);
  const change = breaks.overwritings.filter(({ act, nodes }) => nodes.includes(node) && (last?.act ?? -1) < act).at(-1);
  if (change === undefined || last === undefined) return null;
  const before =
    last.kind === 'contribution'
      ? (totalAfter(trace, last.event)[element] as number)
      : last.kind === 'seed'
        ? (trace.graph.seed[element] as number)
        : 0;
  const after = trace.grads[(trace.graph.offsets[node] as number) + element] as number;
  if (same(before, after)) return null;
  const at = cursor.step - timeline.forward.length - 1;
  return {
    kind: 'overwritten',
    sender: change.by,
    right: null,
    wrong: { before, contribution: null, after, replaces: false, overwritten: true },
    differs: true,
    state: change.act < at ? 'done' : change.act > at ? 'later' : 'now',
  };
}

function same(a: number | null, b: number | null): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

function lineOf(figure: Figure, entry: LedgerEntry, node: number, element: number, seen: FaultSeen | null): Line {
  const { trace, timeline } = figure;
  const plain = { contribution: null, replaces: false, overwritten: false };
  if (entry.kind === 'reset') return { ...plain, before: 0, after: 0 };
  if (entry.kind === 'seed') {
    const seed = trace.graph.seed[element] as number;
    return { ...plain, before: 0, after: seed };
  }
  if (entry.kind === 'carried') return { ...plain, before: 0, after: carriedOf(trace, node)[element] as number };
  const broken = seen?.breaks.events.get(entry.event);
  const believed = totalBefore(trace, timeline, node, entry.event)[element] as number;
  return {
    before: (broken?.overwritten ?? broken?.replaced)?.[element] ?? believed,
    contribution: contributionOf(trace, entry.event)[element] as number,
    after: totalAfter(trace, entry.event)[element] as number,
    replaces: broken?.replaced !== undefined,
    overwritten: broken?.overwritten !== undefined,
  };
}

function stateOf({ timeline }: Figure, cursor: Cursor, entry: LedgerEntry): PairedLine['state'] {
  const act = cursor.step - timeline.forward.length - 1;
  if (entry.act < act) return 'done';
  if (entry.act > act) return 'later';
  return cursor.edge !== null && entry.sub > cursor.edge ? 'later' : 'now';
}
