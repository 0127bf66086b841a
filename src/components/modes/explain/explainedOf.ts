import type { Quantity, Run } from '../../../engine/explain/quantity.ts';
import { entriesAt } from '../../../engine/explain/totals.ts';
import { ledgerOf } from '../../../engine/timeline/ledger.ts';
import type { Cursor } from '../../../engine/timeline/timeline.ts';
import type { Explained } from '../../../store/state.ts';
import { modelOf } from '../../graph/model.ts';
import { edgeOfContribution } from './names.ts';

/** A number by the name under which it can be explained by itself at a cursor; `null` where it has none there. */
export function explainedOf(run: Run, quantity: Quantity, cursor: Cursor): Explained | null {
  const { graph } = run.trace;
  const { kind, element } = quantity;
  if (kind === 'contribution') {
    const edge = edgeOfContribution(run.timeline, quantity);
    // Of several passes a name means the last.
    const later = ledgerOf(run.timeline, quantity.node).findIndex((one, k) => k > quantity.entry && one.edge === edge);
    if (later >= 0 && later < entriesAt(run.timeline, quantity.node, cursor)) return null;
    return {
      node: graph.keys[quantity.node] as string,
      what: 'gradient',
      element,
      edge: modelOf(graph).edges[edge]?.id,
    };
  }
  if (kind === 'brought') {
    const node = graph.keys[graph.inputs[quantity.edge] as number] as string;
    return { node, what: 'gradient', element, edge: modelOf(graph).edges[quantity.edge]?.id };
  }
  if (kind === 'value' || kind === 'updated')
    return { node: graph.keys[quantity.node] as string, what: 'value', element };
  if (kind !== 'gradient' && kind !== 'tangent') return null;
  if (quantity.entries !== entriesAt(run.timeline, quantity.node, cursor)) return null;
  return { node: graph.keys[quantity.node] as string, what: 'gradient', element };
}
