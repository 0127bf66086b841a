import { elementsOf } from '../../../engine/graph/graph.ts';
import { ledgerOf } from '../../../engine/timeline/ledger.ts';
import { type Cursor, sentEdges, stepAt } from '../../../engine/timeline/timeline.ts';
import { gradOf } from '../../../engine/trace/trace.ts';
import type { Figure } from '../../../store/figure.ts';
import type { FaultSeen } from '../../../store/lens/faultSeen.ts';

/**
 * The node whose ledgers are compared: the selected one, one that goes wrong in this step, one that the step is about, or the
 * first that goes wrong. `neutral`: nothing that goes wrong is preferred; `null` where the step is about no gradient.
 */
export function lookedAt(
  figure: Figure,
  seen: FaultSeen,
  cursor: Cursor,
  selected: string | null,
  neutral: boolean,
): number | null {
  const { graph, timeline } = figure;
  const chosen = selected === null ? -1 : graph.keys.indexOf(selected);
  if (chosen >= 0) return chosen;
  const gradients = neutral ? [] : seen.differences.filter(({ what }) => what === 'gradient');
  const begins = gradients.find(({ step }) => step === cursor.step && cursor.edge === null);
  if (begins !== undefined) return begins.node;
  const wrong = gradients.map(({ node }) => node);
  if (seen.raised !== null && cursor.step >= timeline.length && wrong[0] !== undefined) return wrong[0];
  const step = stepAt(timeline, cursor.step);
  if (step.kind === 'backward') {
    const targets = sentEdges(timeline, cursor.step).map((edge) => graph.inputs[edge] as number);
    const edge = cursor.edge === null ? undefined : targets[cursor.edge - 1];
    // Edges that the wrong engine has lost send nothing; what is looked at is where they should have led.
    const lost = seen.lost.filter((one) => isInto(figure, step.node, one)).map((one) => graph.inputs[one] as number);
    const about = edge ?? [...targets, ...lost].find((node) => wrong.includes(node)) ?? targets[0] ?? lost[0];
    if (about !== undefined) return about;
  }
  if (step.kind === 'seed' || step.kind === 'update') return step.node;
  if (neutral) return null;
  return wrong[0] ?? seen.differences[0]?.node ?? graph.output;
}

function isInto({ graph }: Figure, node: number, edge: number): boolean {
  return edge >= (graph.inputStart[node] as number) && edge < (graph.inputStart[node + 1] as number);
}

/** The element that is compared: the one that was clicked when it is wrong, else the first that is. */
export function elementLookedAt(figure: Figure, seen: FaultSeen, node: number, cell: number): number {
  const size = elementsOf(figure.graph, node);
  const differs = (k: number) => {
    const right = gradOf(seen.right.trace, node)?.[k];
    const wrong = gradOf(figure.trace, node)?.[k];
    return right !== wrong && !(Number.isNaN(right) && Number.isNaN(wrong));
  };
  const own = Math.min(cell, size - 1);
  if (differs(own)) return own;
  for (let k = 0; k < size; k++) if (differs(k)) return k;
  return own;
}

/** Whether a node has any line in either ledger. */
export function hasLedger(figure: Figure, seen: FaultSeen, node: number): boolean {
  return ledgerOf(figure.timeline, node).length + ledgerOf(seen.right.timeline, node).length > 0;
}
