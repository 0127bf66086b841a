import { targetOf } from '../graph/graph.ts';
import { type LedgerEntry, ledgerOf } from '../timeline/ledger.ts';
import type { Run } from './quantity.ts';
import { summandsOf } from './totals.ts';

/** An entry of a ledger with its place there. */
interface Placed {
  readonly entry: LedgerEntry;
  readonly place: number;
}

/** What a total is the sum of by the right rule. */
export interface Ruled {
  readonly summands: readonly Placed[];
  /** Edges along which something should have come as well. */
  readonly missing: readonly number[];
  /** What a wrong run has added beside it. */
  readonly extra: readonly Placed[];
}

/**
 * What a total should be the sum of: in a right run its entries since it was last cleared. In a wrong one those of them that the
 * right run has too, each edge as often and in as many backward passes as there; of more the last ones count.
 */
export function ruledSummands(run: Run, node: number, entries: number): Ruled {
  const { timeline, right } = run;
  const own = summandsOf(timeline, node, entries);
  const rightEntries = right === undefined ? [] : ledgerOf(right.timeline, node);
  if (right === undefined || rightEntries.length === 0) return { summands: own, missing: [], extra: [] };
  const should = rightPart(run, node, own, rightEntries);
  const open = new Map<string, number>();
  for (const one of should) open.set(keyOf(one), (open.get(keyOf(one)) ?? 0) + 1);
  const passes = new Set(should.map(({ pass }) => pass)).size;
  const first = (own.at(-1)?.entry.pass ?? 0) - passes;
  const kept: Placed[] = [];
  const extra: Placed[] = [];
  for (const one of [...own].reverse()) {
    const key = keyOf(one.entry);
    const left = open.get(key) ?? 0;
    const counts = left > 0 && one.entry.pass > first;
    if (counts) open.set(key, left - 1);
    (counts ? kept : extra).push(one);
  }
  const missing = entries < ledgerOf(timeline, node).length ? [] : should.filter((one) => isMissing(run, one, open));
  return { summands: kept.reverse(), missing: missing.map(({ edge }) => edge), extra: extra.reverse() };
}

/** The part of the right ledger, between two resets, that a total of this run stands beside. */
function rightPart({ timeline }: Run, node: number, own: readonly Placed[], right: readonly LedgerEntry[]) {
  const parts = partsOf(right);
  const ownParts = partsOf(ledgerOf(timeline, node));
  if (parts.length === ownParts.length) {
    const first = own[0];
    const at = ownParts.findIndex((part) => first === undefined || part.includes(first.entry));
    return parts[first === undefined ? parts.length - 1 : at] ?? [];
  }
  // A run that does not clear where the right one does: until something arrives nothing is wrong with what was there before.
  const isOld = own.every(({ entry }) => entry.kind === 'carried');
  return parts[isOld ? 0 : parts.length - 1] ?? [];
}

/** A ledger cut at its resets. */
function partsOf(ledger: readonly LedgerEntry[]): readonly (readonly LedgerEntry[])[] {
  const parts: LedgerEntry[][] = [[]];
  for (const entry of ledger) {
    if (entry.kind === 'reset') parts.push([]);
    else parts.at(-1)?.push(entry);
  }
  return parts;
}

const keyOf = ({ kind, edge }: LedgerEntry) => `${kind} ${edge}`;

/** Whether what should have come along an edge has not: its node has a gradient to send, and its turn is over. */
function isMissing({ trace, timeline, until }: Run, { kind, edge }: LedgerEntry, open: ReadonlyMap<string, number>) {
  if (kind !== 'contribution' || (open.get(`${kind} ${edge}`) ?? 0) === 0) return false;
  const target = targetOf(trace.graph, edge);
  if (ledgerOf(timeline, target).length === 0) return false;
  const { acts } = timeline.schedule;
  const turn = acts.lastIndexOf(target);
  return (until ?? acts.length) >= (turn < 0 ? acts.length - 1 : turn);
}
