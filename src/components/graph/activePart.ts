import { consumersOf } from '../../engine/graph/graph.ts';
import { sentEdges, stepAt } from '../../engine/timeline/timeline.ts';
import { labelDrop, labelLift } from '../../layout/curve.ts';
import type { Box, PlacedEdge, Size } from '../../layout/types.ts';
import type { Store } from '../../store/state.ts';
import type { Placed } from './LayoutKeeper.ts';
import { FEW_WIRES } from './look.ts';
import type { ActivePart } from './view.ts';

/**
 * What the step is about, as boxes of the drawing: its node; and with it the edges that it uses with their numbers, what
 * they lead to, and the edges that show what it has made. `null` at the start, at zero grad, and while the layout is of
 * another figure.
 */
export function activePart({ figure, cursor }: Store, placed: Placed | null): ActivePart | null {
  if (figure === null || placed === null || placed.input.nodes.length !== figure.graph.count) return null;
  const { graph, timeline } = figure;
  const { input, layout } = placed;
  const { kind, node: index } = stepAt(timeline, cursor.step);
  const node = kind === 'start' || kind === 'zeroGrad' ? null : nodeBox(placed, index);
  if (node === null) return null;
  const boxes: Box[] = [node];
  const used: number[] = [];
  const made: number[] = [];
  const consumers = consumersOf(graph);
  for (let k = consumers.start[index] as number; k < (consumers.start[index + 1] as number); k++)
    made.push(consumers.edges[k] as number);
  if (kind === 'forward') {
    for (let e = graph.inputStart[index] as number; e < (graph.inputStart[index + 1] as number); e++) used.push(e);
  } else used.push(...sentEdges(timeline, cursor.step));
  for (const e of used) {
    const source = nodeBox(placed, graph.inputs[e] as number);
    if (source !== null) boxes.push(source);
    boxes.push(...edgeBoxes(layout.edges[e], input.edges[e]));
  }
  // Of a node with many consumers the numbers stand in its card: its edges need not be seen to their ends.
  if (kind !== 'seed' && made.length <= FEW_WIRES) {
    for (const e of made) boxes.push(...labelBoxes(layout.edges[e], input.edges[e]));
  }
  if (index === graph.output)
    boxes.push(...edgeBoxes(layout.outputEdge, { above: input.outputAbove, below: input.outputBelow }));
  return { node, all: within(around(boxes), layout.bounds) };
}

/** Around what a graph opens that is too large to be read as a whole: the step's part, or, where it has none, the next one's. */
export function openingPart(state: Store, placed: Placed | null): ActivePart | null {
  const step = Math.min(state.cursor.step + 1, state.figure?.timeline.length ?? 0);
  const part = activePart(state, placed) ?? activePart({ ...state, cursor: { step, edge: null } }, placed);
  if (part === null || placed === null) return null;
  const heights = placed.input.edges.map(({ above, below }) => above.height + below.height);
  return { ...part, tallest: labelLift + labelDrop + Math.max(...heights) };
}

function nodeBox({ input, layout }: Placed, index: number): Box | null {
  const place = layout.nodes[index];
  const size = input.nodes[index]?.size;
  if (place === undefined || size === undefined) return null;
  return { x: place.x - size.width / 2, y: place.y - size.height / 2, ...size };
}

interface Labels {
  readonly above: Size;
  readonly below: Size;
}

function labelBoxes(edge: PlacedEdge | undefined, labels: Labels | undefined): Box[] {
  if (edge === undefined || labels === undefined) return [];
  const { x, y } = edge.label;
  const { above, below } = labels;
  return [
    { x: x - above.width / 2, y: y - labelLift - above.height, ...above },
    { x: x - below.width / 2, y: y + labelDrop, ...below },
  ].filter(({ width }) => width > 0);
}

function edgeBoxes(edge: PlacedEdge | undefined, labels: Labels | undefined): Box[] {
  if (edge === undefined) return [];
  const { start, run, end } = edge;
  const line = around([start, end, { x: run.x0, y: run.y }].map((point) => ({ ...point, width: 0, height: 0 })));
  return [line, ...labelBoxes(edge, labels)];
}

function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** The part of a box that lies within the bounds: a graph that is fitted is never moved for a step. */
function within(box: Box, bounds: Box): Box {
  const x = Math.max(box.x, bounds.x);
  const y = Math.max(box.y, bounds.y);
  return {
    x,
    y,
    width: Math.min(box.x + box.width, bounds.x + bounds.width) - x,
    height: Math.min(box.y + box.height, bounds.y + bounds.height) - y,
  };
}
