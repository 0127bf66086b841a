import type { Graph } from '../engine/graph/graph.ts';
import { opOf } from '../engine/graph/graph.ts';
import type { Box, LayoutNode, PlacedNode } from '../layout/types.ts';
import { gridOf, gridSize, shapeText } from './grid.ts';
import { isSilent, type ShownNode } from './shown.ts';
import { CELL, type TikzPen } from './tikzPen.ts';
import { shortName, tikzNumber, tikzSymbol } from './tikzText.ts';

type Form = 'circle' | 'capsule' | 'stack' | 'pill' | 'parameter' | 'constant' | 'card' | 'tray';

/** As on the page: where numbers stand in a card, in px from its middle or from its top. */
const CARD = { padding: 12, name: -38, value: -10, total: 25, note: 52, rise: 26 } as const;
const TRAY = { tab: 22, padding: 10, top: 7, head: 20, between: 14, beside: 2 } as const;

const CORNERS: Readonly<Record<Form, number>> = {
  circle: 0,
  capsule: 14,
  stack: 8,
  pill: 20,
  parameter: 6,
  constant: 6,
  card: 14,
  tray: 0,
};

/** The page's choice of shape, from what the node is and from the sizes that the layout was made for. */
function formOf(graph: Graph, shown: ShownNode, { under, size }: LayoutNode): Form {
  if (under !== undefined) return 'tray';
  if (isSilent(shown)) return 'constant';
  if (shown.wires !== 1) return 'card';
  if (shown.kind === 'op') {
    if (size.width === size.height) return 'circle';
    return opOf(graph, shown.node)?.op.opens == null ? 'capsule' : 'stack';
  }
  return shown.kind === 'input' ? 'pill' : shown.kind;
}

/** One node: its shape, its symbol or name, and in a card or a tray its numbers. */
export function drawNode(pen: TikzPen, graph: Graph, shown: ShownNode, at: PlacedNode, sized: LayoutNode): void {
  const form = formOf(graph, shown, sized);
  const { width, height } = sized.size;
  const left = at.x - width / 2;
  const top = at.y - height / 2;
  const line = outline(pen, shown, form);
  if (form === 'circle') pen.circle(line, at.x, at.y, width / 2);
  else {
    if (form === 'stack') pen.box(line, left + 5, top - 5, width - 5, height, CORNERS.stack);
    pen.box(line, left, top, form === 'stack' ? width - 5 : width, height, CORNERS[form]);
  }
  if (form === 'card') drawCard(pen, shown, left, at.y, height);
  else if (form === 'tray') drawTray(pen, shown, left, top, width);
  else drawPlain(pen, shown, form, line, { x: left, y: top, width, height });
}

/** What stands in a shape without numbers of its own, and the name over it. */
function drawPlain(pen: TikzPen, shown: ShownNode, form: Form, line: string, box: Box): void {
  const { x: left, y: top, width, height } = box;
  const at = { x: left + width / 2, y: top + height / 2 };
  const style = { size: 16 };
  if (form === 'constant' && isSilent(shown)) {
    pen.text(at.x, at.y + 5.6, tikzNumber((shown.value as Float64Array)[0] as number), style);
    pen.text(at.x, top - 9, shortName(shown.name, shown.node), { size: 13, colour: 'ink-2' });
  } else if (shown.kind === 'op') {
    const long = [...shown.symbol].length > 2;
    const middle = form === 'stack' ? left + (width - 21) / 2 : at.x;
    if (long) pen.text(middle, at.y + 5.6, tikzSymbol(shown.symbol), { size: 16 });
    else pen.text(middle, at.y, tikzSymbol(shown.symbol), { size: 22, anchor: 'center' });
    if (form === 'stack') pen.path(`draw=gs-ink-2, ${pen.width(1.5)}`, chevron(left + width - 21, at.y));
    if (shown.shape.length === 0) {
      pen.text(at.x, top - (form === 'stack' ? 14 : 9), shortName(shown.name, shown.node), {
        size: 13,
        colour: 'ink-2',
      });
    }
  } else {
    const tab = form === 'parameter' ? 26 : 0;
    if (tab > 0) drawTab(pen, line, left, top, tab, height);
    pen.text(at.x + tab / 2, at.y + 5.6, shortName(shown.name, shown.node), style);
  }
}

function outline(pen: TikzPen, { computed, active, complete, kind }: ShownNode, form: Form): string {
  const fill = kind === 'constant' && form !== 'card' ? 'gs-sunk' : 'white';
  if (kind === 'constant' && form !== 'card') return `fill=${fill}`;
  if (!computed) {
    const dashes = `dash pattern=on ${pen.length(3)}pt off ${pen.length(3)}pt`;
    return `draw=gs-rule, ${pen.width(1.5)}, ${dashes}, fill=${fill}`;
  }
  if (active !== null)
    return `draw=gs-${active === 'forward' ? 'value' : 'grad'}-lane, ${pen.width(2.5)}, fill=${fill}`;
  return complete
    ? `draw=gs-grad-lane, ${pen.width(2)}, fill=${fill}`
    : `draw=gs-ink-2, ${pen.width(1.5)}, fill=${fill}`;
}

function chevron(x: number, y: number): string {
  return `M${x - 2.5},${y - 5}L${x + 2.5},${y}L${x - 2.5},${y + 5}`;
}

/** The θ at a parameter's left, and the line that parts it from the rest. */
function drawTab(pen: TikzPen, line: string, left: number, top: number, tab: number, height: number): void {
  pen.path(line.replace(/, fill=.*$/u, ''), `M${left + tab},${top}V${top + height}`);
  pen.text(left + tab / 2, top + height / 2 + 5.5, '$\\theta$', { size: 16 });
}

function drawCard(pen: TikzPen, shown: ShownNode, edge: number, middle: number, height: number): void {
  const left = edge + CARD.padding;
  const { shape, value, gradient, partial, added, expected, name, node } = shown;
  const tensor = shape.length > 0;
  const rise = shown.reached ? 0 : CARD.rise;
  const top = middle - height / 2;
  const head = tensor ? top + 30 : middle + CARD.name + rise;
  const own = shortName(name, node);
  const size = tensor ? ` \\ ${shapeText(shape)}` : '';
  if (shown.kind === 'op') {
    const sign = tikzSymbol(shown.symbol);
    const ring = [...shown.symbol].length <= 2;
    if (ring) pen.circle(`draw=gs-ink-2, ${pen.width(1)}`, left + 13, head - 6.5, 13);
    if (ring) pen.text(left + 13, head - 6.5, sign, { size: 16, anchor: 'center' });
    else pen.text(left, head - 1, sign, { size: 16, anchor: 'base west' });
    const after = ring ? 34 : 10 + [...shown.symbol].length * 8.5;
    pen.text(left + after, head - 2, `${own}${size}`, { size: 13, colour: 'ink-2', anchor: 'base west' });
  } else {
    const theta = shown.kind === 'parameter' ? '$\\theta$\\ ' : '';
    pen.text(left, head, `${theta}${own}${size}`, { size: 20, anchor: 'base west' });
  }
  const note = partial ? `${added} of ${expected} added` : '';
  const style = { size: 12, colour: 'ink-3', anchor: 'base west' } as const;
  if (!tensor) {
    if (value !== null) {
      const number = tikzNumber(value[0] as number);
      pen.text(left, middle + CARD.value + rise, number, { size: 20, colour: 'value', anchor: 'base west' });
    }
    if (gradient !== null) {
      const number = tikzNumber(gradient[0] as number);
      pen.text(left + 1, middle + CARD.total, number, { size: 18, colour: 'grad', anchor: 'base west' });
    }
    pen.text(left, middle + CARD.note, note, style);
    return;
  }
  const { rows, columns } = gridSize(shape);
  const x = left;
  const cell = CELL.width;
  if (value !== null) pen.grid(gridOf(value, shape), x, top + 44, cell, 'value');
  if (gradient !== null) pen.grid(gridOf(gradient, shape), x, top + 58 + rows * CELL.height, cell, 'grad');
  if (columns > 0) pen.text(left, middle + height / 2 - 10, note, style);
}

/** A parameter or target under its layer: name and shape, its value, and its gradient beside it or under it. */
function drawTray(pen: TikzPen, shown: ShownNode, edge: number, top: number, width: number): void {
  const tab = shown.kind === 'parameter' ? TRAY.tab : 0;
  const { rows, columns } = gridSize(shown.shape);
  const left = edge + tab + TRAY.padding;
  const beside = columns <= TRAY.beside && shown.reached;
  const room = edge + width - TRAY.padding - left;
  const cell = Math.min(CELL.width, (beside ? (room - TRAY.between) / 2 : room) / Math.max(1, columns));
  const height = rows * CELL.height;
  const first = top + TRAY.top + TRAY.head;
  if (tab > 0) pen.text(edge + tab / 2, first + height / 2 + 5, '$\\theta$', { size: 16 });
  const name = `${shortName(shown.name, shown.node)}\\ ${shapeText(shown.shape)}`;
  pen.text(left, top + TRAY.top + 13, name, { size: 13, anchor: 'base west' });
  if (shown.value !== null) pen.grid(gridOf(shown.value, shown.shape), left, first, cell, 'value');
  if (shown.gradient !== null) {
    const x = beside ? left + (room + TRAY.between) / 2 : left;
    pen.grid(gridOf(shown.gradient, shown.shape), x, beside ? first : first + height + TRAY.between, cell, 'grad');
  }
}
