import { displayNames } from '../../engine/graph/displayNames.ts';
import { opOf } from '../../engine/graph/graph.ts';
import { ledgerOf } from '../../engine/timeline/ledger.ts';
import { type Cursor, START, type Timeline, updateStep } from '../../engine/timeline/timeline.ts';
import type { Stop, TrainingRun } from '../../engine/training/run.ts';

/** A run that stopped at a number that is none. */
export type NonFiniteStop = Extract<Stop, { readonly reason: 'nonFinite' }>;

/** What the node is called where a run stopped: its name, else the symbol of its op. */
export function stopName({ program: { graph } }: TrainingRun, { node }: NonFiniteStop): string {
  return displayNames(graph)[node]?.text ?? opOf(graph, node)?.op.name ?? '';
}

/**
 * The step that shows where a run stopped: the node's own, where its value was met; the one that adds the last
 * contribution to its gradient; the update of a parameter. `timeline` may show the program in another way (composites
 * opened, one sample), where the node is found by its key; the start when it is not there.
 */
export function stopCursor(run: TrainingRun, { what, node }: NonFiniteStop, timeline: Timeline): Cursor {
  const { graph } = timeline.schedule;
  const key = run.program.graph.keys[node] as string;
  const same = graph.keys.indexOf(key);
  const shown = same >= 0 ? same : (graph.groups.find((group) => group.key === key)?.output ?? -1);
  if (shown < 0) return START;
  if (what === 'value') return { step: timeline.forwardStep[shown] as number, edge: null };
  if (what === 'parameter') return { step: updateStep(timeline, shown), edge: null };
  const last = ledgerOf(timeline, shown).at(-1);
  return last === undefined || !Number.isFinite(last.act)
    ? START
    : { step: timeline.forward.length + last.act + 1, edge: null };
}
