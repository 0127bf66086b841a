import { opOf } from '../../engine/graph/graph.ts';
import { gradientAt, nodeFrame, totalBefore } from '../../engine/timeline/frame.ts';
import { isOpen } from '../../engine/timeline/timeline.ts';
import { carriesGradient } from '../../engine/trace/schedule.ts';
import { contributionOf, localOf, nodeValue, totalAfter, updatedValue } from '../../engine/trace/trace.ts';
import { formatNumber } from '../../format/number.ts';
import type { LayoutInput, Size } from '../../layout/types.ts';
import type { Figure } from '../../store/figure.ts';
import { shapeText } from './amount.ts';
import { type EdgeModel, type GraphModel, modelOf, type NodeModel } from './model.ts';
import { gridBox, nodeSizes, numberWidth, quantised, STACK_SHIFT } from './nodeSize.ts';
import { operandOf } from './operand.ts';
import { heightOf, linesFor, type Piece, productOf, productWidth } from './product.ts';
import { CHIP, type Folding, GRID, type GraphStyle, LINE, TYPE } from './style.ts';
import { shapeWidth, textWidth } from './textWidth.ts';

const NOTHING: Size = { width: 0, height: 0 };
const NAME_HEIGHT = 24;
/** Longest name that stands over a node before it is cut. */
export const LONGEST_NAME = 132;

/**
 * Sizes of everything the layout places. They depend on the figure alone, never on the cursor.
 *
 * @param folding On how many lines products are written.
 */
export function measure(figure: Figure, style: GraphStyle, folding: Folding): LayoutInput {
  const { graph } = figure;
  const model = modelOf(graph);
  const sizes = nodeSizes(figure, style);
  const products = productSizes(figure, model, folding);
  const wire = products[graph.edgeCount] as Size;
  return {
    nodes: model.nodes.map((node, i) => ({
      key: node.key,
      size: sizes[i] as Size,
      leaf: node.kind !== 'op',
      under: node.under < 0 ? undefined : node.under,
      nameHeight:
        node.name === null || node.form === 'card' || node.titled
          ? node.form === 'stack'
            ? STACK_SHIFT
            : 0
          : NAME_HEIGHT,
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
      width: Math.max(wire.width, numberWidth(figure.trace.grads, graph.offsets[graph.output] as number)),
      height: wire.height,
    }),
    metrics: style.metrics,
  };
}

/** A number as long as they usually are while a network learns, and its width. */
const LONG = -0.01235;
const USUAL = textWidth(formatNumber(LONG), TYPE.number);

/** Width of the line over a grid: its name, where it does not stand in the source's box, and its shape. */
function headWidth({ name, shape, kind }: NodeModel): number {
  const own = kind === 'op' && name !== null ? Math.min(textWidth(name, TYPE.name), LONGEST_NAME) : 0;
  return own + shapeWidth(shapeText(shape));
}

function valueSize(figure: Figure, model: GraphModel, edge: EdgeModel): Size {
  if (edge.silent) return NOTHING;
  const { shape, form, name, titled, cell } = model.nodes[edge.from] as NodeModel;
  if (titled) {
    const grid = gridBox(shape, cell);
    return {
      width: Math.max(grid.width, headWidth(model.nodes[edge.from] as NodeModel)) + 8,
      height: grid.height + GRID.air + GRID.head,
    };
  }
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
  const { graph, trace, timeline } = figure;
  let text = textWidth(formatNumber(trace.values[graph.offsets[edge.from] as number] as number), TYPE.number);
  // While it is trained every number changes its length all the time: it has room for the usual ones from the start.
  if (timeline.updates.length > 0)
    text = Math.max(text, USUAL, textWidth(formatNumber(updatedValue(trace, edge.from)[0] as number), TYPE.number));
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
  const { shape, form, titled, cell } = model.nodes[edge.from] as NodeModel;
  if (form === 'tray') return NOTHING;
  if (titled) {
    const grid = gridBox(shape, cell);
    return { width: grid.width + 8, height: grid.height + GRID.air };
  }
  if (shape.length > 0) {
    const grid = gridBox(shape);
    return { width: grid.width + shapeWidth(shapeText(shape)), height: grid.height + GRID.air };
  }
  return { width: quantised(product.width), height: product.height };
}

/** Per edge, and at last for the output's wire, the room for the widest product or number it will ever carry. */
function productSizes(figure: Figure, model: GraphModel, folding: Folding): Size[] {
  const { trace, timeline, graph } = figure;
  const { tangents, schedule } = timeline;
  const { acts, base } = schedule;
  const sizes: Size[] = Array.from({ length: graph.edgeCount + 1 }, () => ({ width: 0, height: LINE }));
  const widen = (e: number, pieces: readonly Piece[], lines = linesFor(pieces, folding)) => {
    const { width, height } = sizes[e] as Size;
    sizes[e] = { width: Math.max(width, productWidth(pieces, lines)), height: Math.max(height, heightOf(lines)) };
  };
  for (let act = 0; act < acts.length; act++) {
    const node = acts[act] as number;
    if (node < 0) continue;
    const scalar = (model.nodes[node] as NodeModel).shape.length === 0;
    const upstream = scalar && !tangents ? (upstreamAt(figure, act, node)[0] as number) : 0;
    for (let e = graph.inputStart[node] as number; e < (graph.inputStart[node + 1] as number); e++) {
      const edge = model.edges[e] as EdgeModel;
      if (!isOpen(timeline, act, node, e)) continue;
      if ((model.nodes[edge.from] as NodeModel).shape.length > 0) continue;
      const event = (base[act] as number) + edge.slot;
      const result = contributionOf(trace, event)[0] as number;
      widen(e, numberAlone(formatNumber(result)), 1);
      const local = localOf(trace, e);
      if (scalar && local.length === 1) {
        const total = totalAfter(trace, event)[0] as number;
        const added = edge.single && !tangents && total !== result;
        const before = added ? (totalBefore(trace, timeline, edge.from, event)[0] as number) : null;
        const entry = opOf(graph, node);
        const localIsValue = entry !== null && operandOf(entry, edge.slot) !== null;
        const factor = tangents ? (tangents.factor(trace, e, act)[0] as number) : upstream;
        widen(e, productOf(factor, local[0] as number, added ? total : result, { before, localIsValue }));
        if (timeline.updates.length > 0)
          widen(e, productOf(LONG, LONG, LONG, { before: before === null ? null : LONG, localIsValue }));
      }
    }
  }
  // What a tangent adds up to stands, with its letter, on the only wire that leaves its node.
  if (tangents)
    for (const [e, { from, single }] of [...model.edges, model.wire].entries())
      if (single) for (const sum of tangents.written(from)) widen(e, sum);
  return sizes;
}

/** A number that stands on a chip when it becomes a factor. */
const numberAlone = (text: string): Piece[] => [{ text, tone: 'gradient', chip: true, full: '' }];

/** The gradient that an act multiplies with: in an ordinary pass the node's final one, else its total at that moment. */
function upstreamAt(figure: Figure, act: number, node: number): Float64Array {
  const { trace, timeline, graph } = figure;
  if (timeline.schedule.ordinary) return trace.grads.subarray(graph.offsets[node], graph.offsets[node + 1]);
  const cursor = { step: timeline.forward.length + act, edge: null };
  return gradientAt(trace, nodeFrame(timeline, cursor, node), node) ?? nodeValue(trace, node);
}
