/** The picture of one container with everything inside it closed: order and heights, kept as far as they are known. */
import { type Bars, makeBars } from './bars.ts';
import { assignColumns } from './columns.ts';
import { ringRadius } from './curve.ts';
import { measureBars, type SizedNode } from './extents.ts';
import { findGaps } from './gaps.ts';
import { bestOrder, expressionOrder, sift, siftBudget } from './order.ts';
import { type Piece, trackKey } from './piece.ts';
import { solveRows } from './rows.ts';
import type { TraySizes } from './trays.ts';
import type { Tree } from './tree.ts';
import type { LayoutInput, Picture } from './types.ts';

/** Size taken for a composite that is open and was never seen closed. */
const closedSize = { width: 96, height: 52 };

/** A picture with the bars it was made from. */
export interface Drawn {
  readonly piece: Piece;
  readonly picture: Picture;
  readonly bars: Bars;
  readonly order: Int32Array;
  readonly column: Int32Array;
  readonly y: Float64Array;
}

function sized(input: LayoutInput, tree: Tree, element: number): SizedNode {
  const node = input.nodes[element];
  if (node) return node;
  if (element === tree.ring) return { size: { width: 2 * ringRadius, height: 2 * ringRadius }, nameHeight: 0 };
  return { size: closedSize, nameHeight: 16 };
}

/** Order with the remembered bars as they were and the new ones beside their neighbours in the fresh order. */
function keepOrder(fresh: Int32Array, rank: Float64Array): { order: Int32Array; movable: Uint8Array } {
  const movable = new Uint8Array(fresh.length);
  const old = Array.from(fresh).filter((bar) => !Number.isNaN(rank[bar]));
  old.sort((a, b) => (rank[a] as number) - (rank[b] as number));
  // New bars follow the old bar they follow in the fresh order; those before any old bar go first.
  const after = new Map<number, number[]>();
  let anchor = -1;
  for (const bar of fresh) {
    if (Number.isNaN(rank[bar])) {
      movable[bar] = 1;
      const list = after.get(anchor);
      if (list) list.push(bar);
      else after.set(anchor, [bar]);
    } else anchor = bar;
  }
  const order = [...(after.get(-1) ?? [])];
  for (const bar of old) order.push(bar, ...(after.get(bar) ?? []));
  return { order: Int32Array.from(order), movable };
}

/** Draws one container, on the places of its remembered picture where there is one. */
export function drawPicture(
  input: LayoutInput,
  tree: Tree,
  piece: Piece,
  known: Picture | undefined,
  sizes: TraySizes,
): Drawn {
  const count = piece.elements.length;
  const place = new Map<string, number>();
  known?.order.forEach((key, index) => {
    place.set(key, index);
  });
  const wasColumn = Int32Array.from(piece.elements, (element, index) =>
    element === tree.ring ? -1 : (known?.column[place.get(piece.keys[index] ?? '') ?? -1] ?? -1),
  );
  const column = assignColumns(piece, wasColumn);
  const bars = makeBars(count, column, piece.edges);
  const keyOf = (bar: number): string => {
    if (bar < count) return piece.keys[bar] ?? '';
    const edge = piece.edges[bars.edgeOfBar[bar] as number];
    return edge ? trackKey(piece, edge) : '';
  };
  const keys = Array.from({ length: bars.count }, (_, bar) => keyOf(bar));
  const wanted = Float64Array.from(keys, (key) => known?.y[place.get(key) ?? -1] ?? Number.NaN);
  const ring = piece.elements.indexOf(tree.ring);
  // The ring is where the output is, wherever it was before.
  if (ring >= 0) wanted[ring] = Number.NaN;
  let order: Int32Array;
  const rank = Float64Array.from(keys, (key) => place.get(key) ?? Number.NaN);
  if (known) {
    const kept = keepOrder(expressionOrder(bars), rank);
    order = kept.order;
    sift(bars, order, kept.movable, siftBudget(bars.count));
  } else order = bestOrder(bars);
  const nodes = piece.elements.map((element) => sized(input, tree, element));
  const labels = (bar: number) => tree.wires[piece.edges[bars.edgeOfBar[bar] as number]?.wire ?? -1] ?? null;
  const extents = measureBars(bars, nodes, labels, input.metrics.rowGap, (element) =>
    sizes.get(piece.elements[element] as number),
  );
  const gaps = findGaps(bars, order, extents);
  const { portPitch: pitch, socketPitch } = input.metrics;
  const y = solveRows({
    bars,
    order,
    gaps,
    leaf: piece.leaf,
    wall: extents.wall,
    pitch,
    socketPitch,
    wanted,
    opened: false,
  });
  const picture: Picture = {
    order: Array.from(order, (bar) => keys[bar] ?? ''),
    y: Array.from(order, (bar) => y[bar] as number),
    column: Array.from(order, (bar) => (bar < count ? (column[bar] as number) : -1)),
  };
  return { piece, picture, bars, order, column, y };
}

/** Whether a picture shows exactly these elements: then opening or closing is all that happened. */
export function sameElements(piece: Piece, picture: Picture): boolean {
  const keys = new Set(piece.keys);
  let nodes = 0;
  for (let index = 0; index < picture.order.length; index++) {
    if ((picture.column[index] ?? -1) < 0) continue;
    nodes++;
    if (!keys.has(picture.order[index] ?? '')) return false;
  }
  return nodes === keys.size;
}
