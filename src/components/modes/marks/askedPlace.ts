import { shapeOf } from '../../../engine/graph/graph.ts';
import type { Figure } from '../../../store/figure.ts';
import { gridSize } from '../../graph/amount.ts';
import type { Placed } from '../../graph/LayoutKeeper.ts';
import { type EdgeModel, modelOf, type NodeModel } from '../../graph/model.ts';
import { hasTotal } from '../../graph/nodeSize.ts';
import { CARD, GRADIENT_DROP, GRID, GRID_OVER, GRID_UNDER, LANE, TRAY, TYPE, VALUE_RISE } from '../../graph/style.ts';
import type { Asked } from './marks.ts';

/** A box in the scene, by its upper left corner, px at zoom 1. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a number that is asked for will stand. */
export type AskedPlace =
  /** A plain number: its box hugs what is written, `anchor` and baseline are those of the number, `most` is all the room. */
  | {
      readonly kind: 'number';
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly anchor: 'middle' | 'start';
      readonly most: number;
    }
  /** A cell of a tensor's grid, and the whole grid; without a cell where that is left out of the drawing. */
  | { readonly kind: 'cell'; readonly cell: Box | null; readonly grid: Box };

/** The place of a question on the drawing, as the graph itself would draw the number there; `null` where it draws none. */
export function askedPlace(placed: Placed, figure: Figure, asked: Asked): AskedPlace | null {
  const { graph } = figure;
  const model = modelOf(graph);
  const node = model.nodes[asked.node];
  const at = placed.layout.nodes[asked.node];
  const size = placed.input.nodes[asked.node]?.size;
  if (node === undefined || at === undefined || size === undefined) return null;
  if (node.form === 'card') return onCard(figure, asked, node, at, size);
  if (node.form === 'tray') return onTray(figure, asked, node, at, size);
  const edge = outOf(model.edges, model.wire, asked.node);
  const line = edge.to < 0 ? placed.layout.outputEdge : placed.layout.edges[model.edgeOf.get(edge.id) ?? -1];
  if (line === undefined) return null;
  const { x, y } = line.label;
  if (node.shape.length > 0) {
    const { rows } = gridSize(node.shape);
    const top = asked.tone === 'value' ? y - LANE - GRID_OVER - rows * GRID.cellHeight : y + LANE + GRID_UNDER;
    return inGrid(figure, asked, node, x, top);
  }
  const baseline = asked.tone === 'value' ? y - LANE - VALUE_RISE : y + LANE + GRADIENT_DROP;
  const most = Math.max(40, line.run.x1 - line.run.x0);
  return { kind: 'number', x, y: baseline, size: TYPE.number, anchor: 'middle', most };
}

/** The one edge that carries a node's numbers, or the wire to the ring. */
function outOf(edges: readonly EdgeModel[], wire: EdgeModel, node: number): EdgeModel {
  return wire.from === node ? wire : (edges.find(({ from }) => from === node) ?? wire);
}

function onCard(
  figure: Figure,
  asked: Asked,
  { shape, cell }: NodeModel,
  at: { readonly x: number; readonly y: number },
  size: { readonly width: number; readonly height: number },
): AskedPlace {
  const total = asked.tone === 'gradient';
  if (shape.length > 0) {
    const tall = gridSize(shape).rows * GRID.cellHeight;
    const top = at.y - size.height / 2 + (total ? 58 + tall : 44);
    return inGrid(figure, asked, { shape, cell }, at.x, top);
  }
  const left = at.x - size.width / 2 + CARD.padding;
  const most = size.width - 2 * CARD.padding + 8;
  if (total) return { kind: 'number', x: left + 1, y: at.y + CARD.total, size: TYPE.total, anchor: 'start', most };
  const rise = hasTotal(figure, asked.node) ? 0 : CARD.rise;
  return { kind: 'number', x: left, y: at.y + CARD.value + rise, size: TYPE.card, anchor: 'start', most };
}

function onTray(
  figure: Figure,
  asked: Asked,
  { shape, cell, kind }: NodeModel,
  at: { readonly x: number; readonly y: number },
  { width, height }: { readonly width: number; readonly height: number },
): AskedPlace {
  // The same sums as in TrayPart.
  const { columns, rows } = gridSize(shape);
  const wide = columns * cell;
  const left = -width / 2 + TRAY.padding + (kind === 'parameter' ? TRAY.tab : 0);
  const top = -height / 2 + TRAY.top + TRAY.head;
  const beside = columns <= TRAY.beside;
  const column = left + (width / 2 - TRAY.padding - left + TRAY.between) / 2;
  const x = asked.tone === 'gradient' && beside ? column + wide / 2 : left + wide / 2;
  const under = asked.tone === 'gradient' && !beside ? rows * GRID.cellHeight + TRAY.between : 0;
  return inGrid(figure, asked, { shape, cell }, at.x + x, at.y + top + under);
}

/** The cell of the element in a grid that is drawn around `x`. Large grids leave out their middle (graph/amount.ts). */
function inGrid(
  { graph }: Figure,
  { node, element }: Asked,
  { shape, cell: width }: Pick<NodeModel, 'shape' | 'cell'>,
  x: number,
  top: number,
): AskedPlace {
  const { rows, columns } = gridSize(shape);
  const across = shapeOf(graph, node).at(-1) ?? 1;
  const down = across === 0 ? 0 : shape.reduce((product, extent) => product * extent, 1) / across;
  const grid = { x: x - (columns * width) / 2, y: top, width: columns * width, height: rows * GRID.cellHeight };
  const row = lineOf(Math.floor(element / across), down, rows);
  const column = lineOf(element % across, across, columns);
  if (row < 0 || column < 0) return { kind: 'cell', cell: null, grid };
  const cell = { x: grid.x + column * width, y: top + row * GRID.cellHeight, width, height: GRID.cellHeight };
  return { kind: 'cell', cell, grid };
}

/** Which drawn line is line `index` of `count`, of which `lines` are drawn: the first ones, dots, the last. */
function lineOf(index: number, count: number, lines: number): number {
  if (count <= lines) return index;
  if (index < lines - 2) return index;
  return index === count - 1 ? lines - 1 : -1;
}
