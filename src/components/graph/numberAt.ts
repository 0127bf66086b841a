import { elementsOf, opOf } from '../../engine/graph/graph.ts';
import { nodeFrame } from '../../engine/timeline/frame.ts';
import { stepAt } from '../../engine/timeline/timeline.ts';
import type { Figure } from '../../store/figure.ts';
import type { Explained, State } from '../../store/state.ts';
import { mayExplain } from '../mayExplain.ts';
import { type EdgeModel, type GraphModel, modelOf } from './model.ts';
import { operandOf } from './operand.ts';
import './numberAt.css';

const VALUE = '.graph-label-value, .graph-card-value, .graph-tray-value';
const GRADIENT = '.graph-label-gradient, .graph-total';

/** The number of the node `key` that a click hit: a number that stands on an edge or in a card, or a cell of a grid; `null`: none. */
export function numberAt(state: State, target: EventTarget | null, key: string): Explained | null {
  const { figure, cursor } = state;
  if (!mayExplain(state) || !(target instanceof Element) || target.closest('.graph-note') !== null) return null;
  const cell = target.closest<SVGElement>('[data-cell]')?.dataset.cell;
  // In a grid the cells are numbers, and what is between them is not.
  if (cell === undefined && target.closest('.graph-grid') !== null) return null;
  const element = Number(cell ?? 0);
  if (target.closest(VALUE) !== null) return { node: key, what: 'value', element };
  if (target.closest(GRADIENT) === null) return null;
  const whole: Explained = { node: key, what: 'gradient', element };
  const edge = figure === null ? null : edgeAt(modelOf(figure.graph), target);
  if (figure === null || edge === null) return whole;
  const piece = pieceAt(target);
  if (figure.timeline.tangents !== undefined) {
    // On the output's wire, and where one edge leaves a node, its tangent stands, also as a sum; else what comes along.
    if (edge.to < 0 || (edge.single && stepAt(figure.timeline, cursor.step).node !== edge.to)) return whole;
    if (piece === 'upstream') return whole;
    return piece === 'local' || piece === 'other' ? factorOf(figure, edge, piece) : { ...whole, edge: edge.id };
  }
  // A local derivative is no number of a node: what is sent along the edge is made of it.
  if (piece !== null && piece !== 'result') return factorOf(figure, edge, piece) ?? { ...whole, edge: edge.id };
  // Where several edges leave a node, each shows what it has sent: the whole gradient stands in the node's card.
  return edge.single ? whole : { ...whole, edge: edge.id };
}

function edgeAt(model: GraphModel, target: Element): EdgeModel | null {
  const id = target.closest<SVGElement>('[data-label]')?.dataset.label;
  if (id === undefined) return null;
  return model.edges[model.edgeOf.get(id) ?? -1] ?? (id === model.wire.id ? model.wire : null);
}

type Piece = 'result' | 'upstream' | 'local' | 'other';

/** Places of a written product's numbers, counted from its end: `(before +) upstream · local = result`. */
const PIECES: Readonly<Record<number, Piece>> = { 1: 'result', 3: 'local', 5: 'upstream' };

/** Which part of a written product it is; `null` for what stands in none. */
function pieceAt(target: Element): Piece | null {
  const product = target.closest('.graph-product');
  if (product === null) return null;
  const pieces = [...product.children];
  return PIECES[pieces.length - pieces.findIndex((piece) => piece.contains(target))] ?? 'other';
}

/** A factor of a written product: the gradient of the node that sends, or the value that the local derivative is. */
function factorOf({ graph }: Figure, { to, slot }: EdgeModel, piece: Exclude<Piece, 'result'>): Explained | null {
  const number = (node: number | undefined, what: Explained['what']): Explained | null => {
    const key = graph.keys[node ?? -1];
    return key === undefined ? null : { node: key, what, element: 0 };
  };
  if (piece === 'upstream') return number(to, 'gradient');
  const entry = piece === 'local' && to >= 0 ? opOf(graph, to) : null;
  const operand = entry === null ? null : operandOf(entry, slot);
  if (operand === null) return null;
  if (operand.at === 'output') return number(to, 'value');
  return number(graph.inputs[(graph.inputStart[to] as number) + operand.slot], 'value');
}

/** V and U on a node: its value and its (upstream) gradient. `null` for every other key, and where it has no number yet. */
export function numberOfKey(state: State, pressed: string, key: string): Explained | null {
  const { figure, cursor, cell } = state;
  const what = pressed === 'v' ? 'value' : pressed === 'u' ? 'gradient' : null;
  const node = figure === null ? undefined : modelOf(figure.graph).indexOf.get(key);
  if (what === null || figure === null || node === undefined || !mayExplain(state)) return null;
  const { computed } = nodeFrame(figure.timeline, cursor, node);
  const isThere = what === 'value' ? computed : figure.timeline.schedule.reached[node] === 1;
  return isThere ? { node: key, what, element: cell < elementsOf(figure.graph, node) ? cell : 0 } : null;
}
