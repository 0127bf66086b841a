import { opOf } from '../../engine/graph/graph.ts';
import type { Shape } from '../../engine/shape.ts';
import { gradientAt, nodeFrame, totalBefore } from '../../engine/timeline/frame.ts';
import { ledgerOf } from '../../engine/timeline/ledger.ts';
import { carriesGradient } from '../../engine/trace/schedule.ts';
import { contributionOf, localOf, nodeValue, totalAfter } from '../../engine/trace/trace.ts';
import { formatNumber } from '../../format/number.ts';
import type { LayoutInput, Size } from '../../layout/types.ts';
import type { Figure } from '../../store/figure.ts';
import { gridSize, shapeText } from './amount.ts';
import { type EdgeModel, type GraphModel, modelOf, type NodeModel } from './model.ts';
import { operandOf } from './operand.ts';
import { heightOf, linesFor, productOf, productWidth } from './product.ts';
import { CARD, CHIP, type Folding, GRID, type GraphStyle, LINE, QUANTUM, TYPE } from './style.ts';
import { shapeWidth, textWidth } from './textWidth.ts';

const NOTHING: Size = { width: 0, height: 0 };
const NAME_HEIGHT = 24;
const STACK_SHIFT = 5;
/** Longest name that stands over a node before it is cut; longest name in a pill. */
export const LONGEST_NAME = 132;
export const LONGEST_PILL = 168;

/**
 * Sizes of everything the layout places. They depend on the figure alone, never on the cursor.
 *
 * @param folding On how many lines products are written.
 */
export function measure(figure: Figure, style: GraphStyle, folding: Folding): LayoutInput {
  const { graph } = figure;
  const model = modelOf(graph);
  const sizes = model.nodes.map((node, i) => nodeSize(figure, node, i, style));
  const products = productSizes(figure, model, folding);
  return {
    nodes: model.nodes.map((node, i) => ({
      key: node.key,
      size: sizes[i] as Size,
      leaf: node.kind !== 'op',
      nameHeight: node.name === null || node.form === 'card' ? (node.form === 'stack' ? STACK_SHIFT : 0) : NAME_HEIGHT,
    })),
    edges: model.edges.map((edge, e) => ({
      from: edge.from,
      to: edge.to,
      slot: edge.slot,
      above: valueSize(figure, model, edge),
      below: gradientSize(figure, model, edge, products[e] as Size),
    })),
    groups: graph.groups.map((group) => ({
      key: group.key,
      first: group.first,
      last: group.last,
      closedKey: group.key,
    })),
    output: graph.output,
    outputAbove: valueSize(figure, model, model.wire),
    outputBelow: gradientSize(figure, model, model.wire, {
      width: numberWidth(figure.trace.grads, graph.offsets[graph.output] as number),
      height: LINE,
    }),
    metrics: style.metrics,
  };
}

function quantised(width: number): number {
  return Math.ceil(width / QUANTUM) * QUANTUM;
}

function numberWidth(values: Float64Array, at: number, size: number = TYPE.number, bold = true): number {
  return textWidth(formatNumber(values[at] as number), size, bold);
}

/** Size of a shape's grid. */
export function gridBox(shape: Shape): Size {
  const { rows, columns } = gridSize(shape);
  return { width: columns * GRID.cellWidth, height: rows * GRID.cellHeight };
}

function nodeSize(figure: Figure, node: NodeModel, index: number, style: GraphStyle): Size {
  const word = textWidth(node.inside, TYPE.number);
  switch (node.form) {
    case 'circle':
      return { width: 2 * style.radius, height: 2 * style.radius };
    case 'capsule':
      return { width: Math.ceil(word) + 28, height: 44 };
    case 'stack':
      return { width: Math.max(64, Math.ceil(word)) + 40 + STACK_SHIFT, height: 42 };
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

/** Whether a card needs room for a running total: some gradient arrives at the node. */
export function hasTotal(figure: Figure, node: number): boolean {
  return ledgerOf(figure.timeline, node).length > 0;
}

function valueSize(figure: Figure, model: GraphModel, edge: EdgeModel): Size {
  if (edge.silent) return NOTHING;
  const { shape, form, name } = model.nodes[edge.from] as NodeModel;
  if (shape.length > 0) {
    const grid = gridBox(shape);
    // A name that is wider than its ring must not touch the grid that stands as high as it.
    const overhang =
      name === null || form === 'card'
        ? 0
        : Math.max(0, 2 * (Math.min(textWidth(name, TYPE.name), LONGEST_NAME) / 2 - 34));
    return {
      width: grid.width + shapeWidth(shapeText(shape)) + overhang,
      height: grid.height + GRID.air,
    };
  }
  const { graph, trace } = figure;
  const text = textWidth(formatNumber(trace.values[graph.offsets[edge.from] as number] as number), TYPE.number);
  return { width: quantised(text + 2 * CHIP.padding), height: 22 };
}

function gradientSize(figure: Figure, model: GraphModel, edge: EdgeModel, product: Size): Size {
  const { timeline } = figure;
  const { schedule } = timeline;
  if (
    edge.to >= 0 &&
    !carriesGradient(schedule.graph, schedule.reached, edge.to, figure.graph.inputStart[edge.to]! + edge.slot)
  )
    return NOTHING;
  if (edge.to < 0 && schedule.reached[edge.from] === 0) return NOTHING;
  const { shape } = model.nodes[edge.from] as NodeModel;
  if (shape.length > 0) {
    const grid = gridBox(shape);
    return { width: grid.width + shapeWidth(shapeText(shape)), height: grid.height + GRID.air };
  }
  return { width: quantised(product.width), height: product.height };
}

/** Per edge the room for the widest product or number it will ever carry. */
function productSizes(figure: Figure, model: GraphModel, folding: Folding): Size[] {
  const { trace, timeline, graph } = figure;
  const { acts, base } = timeline.schedule;
  const sizes: Size[] = Array.from({ length: graph.edgeCount }, () => ({ width: 0, height: LINE }));
  for (let act = 0; act < acts.length; act++) {
    const node = acts[act] as number;
    if (node < 0) continue;
    const scalar = (model.nodes[node] as NodeModel).shape.length === 0;
    const upstream = scalar ? (upstreamAt(figure, act, node)[0] as number) : 0;
    for (let e = graph.inputStart[node] as number; e < (graph.inputStart[node + 1] as number); e++) {
      const edge = model.edges[e] as EdgeModel;
      if ((model.nodes[edge.from] as NodeModel).shape.length > 0) continue;
      const event = (base[act] as number) + edge.slot;
      const result = contributionOf(trace, event)[0] as number;
      let { width, height } = sizes[e] as Size;
      width = Math.max(width, textWidth(formatNumber(result), TYPE.number, true) + 2 * CHIP.padding);
      const local = localOf(trace, e);
      if (scalar && local.length === 1) {
        const total = totalAfter(trace, event)[0] as number;
        const added = edge.single && total !== result;
        const before = added ? (totalBefore(trace, timeline, edge.from, event)[0] as number) : null;
        const entry = opOf(graph, node);
        const localIsValue = entry !== null && operandOf(entry, edge.slot) !== null;
        const pieces = productOf(upstream, local[0] as number, added ? total : result, { before, localIsValue });
        const lines = linesFor(pieces, folding);
        width = Math.max(width, productWidth(pieces, lines));
        height = Math.max(height, heightOf(lines));
      }
      sizes[e] = { width, height };
    }
  }
  return sizes;
}

/** The gradient that an act multiplies with: in an ordinary pass the node's final one, else its total at that moment. */
function upstreamAt(figure: Figure, act: number, node: number): Float64Array {
  const { trace, timeline, graph } = figure;
  if (timeline.schedule.ordinary) return trace.grads.subarray(graph.offsets[node], graph.offsets[node + 1]);
  const cursor = { step: timeline.forward.length + act, edge: null };
  return gradientAt(trace, nodeFrame(timeline, cursor, node), node) ?? nodeValue(trace, node);
}
