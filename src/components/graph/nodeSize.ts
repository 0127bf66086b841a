import type { Shape } from '../../engine/shape.ts';
import { ledgerOf } from '../../engine/timeline/ledger.ts';
import { totalAfter } from '../../engine/trace/trace.ts';
import { formatNumber } from '../../format/number.ts';
import type { Size } from '../../layout/types.ts';
import type { Figure } from '../../store/figure.ts';
import { gridSize, shapeText } from './amount.ts';
import { type GraphModel, insideOf, modelOf, type NodeModel } from './model.ts';
import { CARD, GRID, type GraphStyle, QUANTUM, TRAY, TYPE } from './style.ts';
import { shapeWidth, textWidth } from './textWidth.ts';

/** How much the back of a composite's stack shows. */
export const STACK_SHIFT = 5;
/** Room for "gradient", "no gradient" and their translations. */
const NOTE_WIDTH = 66;
/** Longest name in a pill before it is cut. */
export const LONGEST_PILL = 168;

/** Sizes of all nodes, by index. */
export function nodeSizes(figure: Figure, style: GraphStyle): readonly Size[] {
  const model = modelOf(figure.graph);
  return sameWidths(
    model,
    model.nodes.map((node, i) => nodeSize(figure, node, i, style)),
  );
}

/** A width that follows a number, rounded up. */
export function quantised(width: number): number {
  return Math.ceil(width / QUANTUM) * QUANTUM;
}

/** Width of a number as it is written on the graph. */
export function numberWidth(values: Float64Array, at: number, size: number = TYPE.number, bold = true): number {
  return textWidth(formatNumber(values[at] as number), size, bold);
}

/** Size of a shape's grid. */
export function gridBox(shape: Shape, cellWidth: number = GRID.cellWidth): Size {
  const { rows, columns } = gridSize(shape);
  return { width: columns * cellWidth, height: rows * GRID.cellHeight };
}

function nodeSize(figure: Figure, node: NodeModel, index: number, style: GraphStyle): Size {
  const word = textWidth(insideOf(node, figure.trace, index), TYPE.number);
  switch (node.form) {
    case 'circle':
      return { width: 2 * style.radius, height: 2 * style.radius };
    case 'capsule':
      return { width: Math.ceil(word) + 28, height: Math.max(44, portsHeight(figure, index, style)) };
    case 'stack':
      return {
        width:
          (figure.graph.scalar ? Math.max(64, Math.ceil(word)) + 40 : Math.max(22, Math.ceil(word)) + 34) + STACK_SHIFT,
        height: Math.max(42, portsHeight(figure, index, style)),
      };
    case 'pill':
      return { width: Math.max(48, Math.ceil(Math.min(word, LONGEST_PILL)) + 24), height: 40 };
    case 'parameter':
      return { width: Math.max(72, Math.ceil(Math.min(word, LONGEST_PILL)) + 46), height: 40 };
    case 'constant':
      return {
        width: Math.max(40, quantised(word + 20)),
        height: Math.max(40, (node.wires - 1) * style.metrics.socketPitch + 24),
      };
    case 'card':
      return cardSize(figure, node, index, style);
    case 'tray':
      return traySize(figure, node, index);
  }
}

function cardSize(figure: Figure, node: NodeModel, index: number, style: GraphStyle): Size {
  const { trace, timeline, graph } = figure;
  const header =
    textWidth(node.inside, TYPE.card) +
    (node.name === null ? 0 : 12 + textWidth(node.name, TYPE.name)) +
    (node.composite ? 20 : 0);
  const sockets = (node.wires - 1) * style.metrics.socketPitch + CARD.corner;
  if (node.shape.length > 0) {
    const grid = gridBox(node.shape);
    const height = 44 + grid.height + (hasTotal(figure, index) ? 14 + grid.height + 28 : 16);
    return {
      width: Math.max(
        CARD.least,
        grid.width + 2 * CARD.padding,
        CARD.noted + 2 * CARD.padding,
        header + 2 * CARD.padding,
      ),
      height: Math.max(height, sockets),
    };
  }
  let width = Math.max(header, numberWidth(trace.values, graph.offsets[index] as number, TYPE.card, false));
  for (const entry of ledgerOf(timeline, index)) {
    if (entry.event < 0) continue;
    width = Math.max(width, numberWidth(totalAfter(trace, entry.event), 0, TYPE.total) + 20);
  }
  // "2 of 3 added" is written under a total of several contributions.
  if (ledgerOf(timeline, index).length > 1) width = Math.max(width, CARD.noted);
  const height = hasTotal(figure, index) ? CARD.height : CARD.plain;
  // A little wider than high, always: the layout takes a square for a ring.
  const box = { width: Math.max(CARD.least, quantised(width + 2 * CARD.padding)), height: Math.max(height, sockets) };
  return box.width === box.height ? { ...box, height: box.height + 1 } : box;
}

/** A part of a tray: its name, its value, and its gradient where one arrives, else the word that none does. */
function traySize(figure: Figure, node: NodeModel, index: number): Size {
  const { columns } = gridSize(node.shape);
  const grid = gridBox(node.shape, node.cell);
  const name = textWidth(node.inside, TYPE.name) + shapeWidth(shapeText(node.shape));
  const two = hasTotal(figure, index);
  const beside = two && columns <= TRAY.beside;
  const wide = beside
    ? Math.max(2 * grid.width + TRAY.between, name + TRAY.between + NOTE_WIDTH)
    : Math.max(grid.width, name);
  const high = grid.height + (two && !beside ? grid.height + TRAY.between : two ? 0 : TRAY.note);
  return {
    width: Math.ceil(
      (node.kind === 'parameter' ? TRAY.tab : 0) + 2 * TRAY.padding + Math.max(wide, two ? 0 : NOTE_WIDTH),
    ),
    height: TRAY.top + TRAY.head + high + TRAY.bottom,
  };
}

/** Least height of a box whose wires all end in its side; those from its tray do not. */
function portsHeight({ graph }: Figure, node: number, { metrics }: GraphStyle): number {
  const { nodes } = modelOf(graph);
  let ports = 0;
  for (let e = graph.inputStart[node] as number; e < (graph.inputStart[node + 1] as number); e++)
    if (nodes[graph.inputs[e] as number]?.under !== node) ports++;
  return (ports - 1) * metrics.portPitch + 20;
}

/** The parts of one tray are as wide as its widest. */
function sameWidths({ nodes }: GraphModel, sizes: readonly Size[]): readonly Size[] {
  const widest = new Map<number, number>();
  nodes.forEach(({ under }, i) => {
    if (under >= 0) widest.set(under, Math.max(widest.get(under) ?? 0, (sizes[i] as Size).width));
  });
  if (widest.size === 0) return sizes;
  return sizes.map((size, i) => {
    const under = nodes[i]?.under ?? -1;
    return under < 0 ? size : { ...size, width: widest.get(under) as number };
  });
}

/** Whether a card needs room for a running total: some gradient arrives at the node. */
export function hasTotal(figure: Figure, node: number): boolean {
  return ledgerOf(figure.timeline, node).length > 0;
}
