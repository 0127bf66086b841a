import type { Quantity } from '../../../engine/explain/quantity.ts';
import { entriesAt, passOf } from '../../../engine/explain/totals.ts';
import { elementsOf, targetOf } from '../../../engine/graph/graph.ts';
import { nodeFrame } from '../../../engine/timeline/frame.ts';
import { ledgerOf } from '../../../engine/timeline/ledger.ts';
import { type Cursor, sentEdges, stepAt } from '../../../engine/timeline/timeline.ts';
import type { Figure } from '../../../store/figure.ts';
import type { Explained } from '../../../store/state.ts';
import { modelOf } from '../../graph/model.ts';
import { nodeOfKey } from '../../inspector/nodeView.ts';

/** The number that is asked for at a cursor, or why there is none. */
export type Asked =
  | {
      readonly is: 'number';
      readonly quantity: Quantity;
      readonly node: number;
      readonly what: Explained['what'];
      /** The number by name, as it was asked for, or as the step named it. */
      readonly explained: Explained;
    }
  /** `later`: it will be known at a later step; `never`: no gradient comes there. */
  | { readonly is: 'later' | 'never'; readonly node: number; readonly what: Explained['what'] }
  | { readonly is: 'gone' }
  | { readonly is: 'nothing' };

/**
 * What a number on screen is in terms of the run: a value, after its update the new one, and a gradient as far as it has been
 * added up at the cursor; with an edge what has come along it. With `null` it is the number that the step is about.
 */
export function askedAt(figure: Figure, cursor: Cursor, explained: Explained | null, cell: number): Asked {
  const what = explained ?? numberOfStep(figure, cursor, cell);
  if (what === null) return { is: 'nothing' };
  const { graph, timeline } = figure;
  const node = nodeOfKey(graph, what.node);
  const { element } = what;
  if (node >= 0 && timeline.tangents !== undefined && what.what === 'gradient')
    return tangentAt(figure, cursor, what, node);
  if (node < 0 || element < 0 || element >= elementsOf(graph, node)) return { is: 'gone' };
  const frame = nodeFrame(timeline, cursor, node);
  if (what.what === 'value') {
    if (!frame.computed) return { is: 'later', node, what: 'value' };
    const quantity = { kind: frame.updated ? 'updated' : 'value', node, element } as const;
    return { is: 'number', quantity, node, what: 'value', explained: what };
  }
  if (what.edge !== undefined) return sentAlong(figure, cursor, what, what.edge, node);
  const entries = entriesAt(timeline, node, cursor);
  if (entries === 0) {
    const is = timeline.schedule.reached[node] === 1 ? 'later' : 'never';
    return { is, node, what: 'gradient' };
  }
  const quantity = { kind: 'gradient', node, element, entries } as const;
  return { is: 'number', quantity, node, what: 'gradient', explained: what };
}

/** A tangent in the pass at the cursor; with an edge what the tangent of the edge's source becomes along it. */
function tangentAt({ graph, timeline }: Figure, cursor: Cursor, explained: Explained, of: number): Asked {
  const { edge: id, element } = explained;
  const what = 'gradient';
  const act = passOf(timeline, cursor.step - timeline.forward.length - 1);
  const edge = id === undefined ? -1 : modelOf(graph).edgeOf.get(id);
  if (edge === undefined || (edge >= 0 && graph.inputs[edge] !== of)) return { is: 'gone' };
  const node = edge < 0 ? of : targetOf(graph, edge);
  if (element < 0 || element >= elementsOf(graph, node)) return { is: 'gone' };
  const ledger = ledgerOf(timeline, node, act);
  const entries = entriesAt(timeline, node, cursor);
  const isOne = (entry: { readonly edge: number }) => edge < 0 || entry.edge === edge;
  if (!ledger.slice(0, entries).some(isOne)) return { is: ledger.some(isOne) ? 'later' : 'never', node, what };
  const quantity: Quantity =
    edge < 0 ? { kind: 'tangent', node, element, entries, act } : { kind: 'brought', edge, element, act };
  return { is: 'number', quantity, node, what, explained };
}

/** What has come along one edge last, at the cursor; along the output's wire its seed. */
function sentAlong(figure: Figure, cursor: Cursor, explained: Explained, id: string, node: number): Asked {
  const { graph, timeline } = figure;
  const { edgeOf, wire } = modelOf(graph);
  const { element } = explained;
  const what = 'gradient';
  const isSeed = id === wire.id && node === graph.output;
  const edge = edgeOf.get(id);
  if (!isSeed && (edge === undefined || graph.inputs[edge] !== node)) return { is: 'gone' };
  const isOne = (entry: { readonly kind: string; readonly edge: number }) =>
    isSeed ? entry.kind === 'seed' : entry.edge === edge;
  const ledger = ledgerOf(timeline, node);
  const entry = ledger
    .slice(0, entriesAt(timeline, node, cursor))
    .map(isOne)
    .lastIndexOf(true);
  if (entry < 0) return { is: ledger.some(isOne) ? 'later' : 'never', node, what };
  const quantity: Quantity = isSeed ? { kind: 'seed', node, element } : { kind: 'contribution', node, entry, element };
  return { is: 'number', quantity, node, what, explained };
}

/** The number that a step is about: what it computes, or what the gradient that it sends (along its last edge) comes to. */
function numberOfStep({ graph, timeline }: Figure, cursor: Cursor, cell: number): Explained | null {
  const { kind, node } = stepAt(timeline, cursor.step);
  const number = (of: number, what: Explained['what']): Explained => ({
    node: graph.keys[of] as string,
    what,
    element: cell < elementsOf(graph, of) ? cell : 0,
  });
  if (kind === 'forward' || kind === 'update') return number(node, 'value');
  if (kind === 'seed') return number(graph.output, 'gradient');
  if (kind === 'tangent' || kind === 'tangentSeed') return number(node, 'gradient');
  if (kind !== 'backward') return null;
  const edges = sentEdges(timeline, cursor.step);
  const edge = cursor.edge === null ? edges.at(-1) : edges[cursor.edge - 1];
  return edge === undefined ? null : number(graph.inputs[edge] as number, 'gradient');
}
