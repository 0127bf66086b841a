/** From heights and widths to the finished picture. */
import { portOffset } from './align.ts';
import type { Bars } from './bars.ts';
import type { Scene } from './compose.ts';
import { bendWidth, endGap, leaveStub, ringRadius, startGap } from './curve.ts';
import type { Extents } from './gaps.ts';
import { boundScene, nesting, roomPad } from './rooms.ts';
import { gapWidths, type Route } from './spread.ts';
import { type TraySizes, trayBoxes, trayColumns } from './trays.ts';
import type { Tree } from './tree.ts';
import type { Box, Layout, LayoutInput, PlacedEdge, PlacedNode, Rim, Size } from './types.ts';

type Finished = Omit<Layout, 'memory' | 'trays'> & { readonly boxes: ReadonlyMap<number, Box> };

function sizeOf(input: LayoutInput, tree: Tree, element: number): Size {
  return (
    input.nodes[element]?.size ??
    (element === tree.ring ? { width: 2 * ringRadius, height: 2 * ringRadius } : { width: 0, height: 0 })
  );
}

/** Heights of every wire at both ends: sockets by the order of their tracks, ports by slot. */
function routesOf(input: LayoutInput, tree: Tree, scene: Scene, y: Float64Array): Route[] {
  const { bars, order, column } = scene;
  const { portPitch, socketPitch } = input.metrics;
  const startY = new Float64Array(bars.count);
  const endY = new Float64Array(bars.count);
  const sockets = new Int32Array(bars.elementCount);
  for (let place = 0; place < order.length; place++) {
    const bar = order[place] as number;
    startY[bar] = y[bar] as number;
    if (bar < bars.elementCount) continue;
    const source = bars.ins[bars.inAt[bar] as number] as number;
    const total = (bars.outAt[source + 1] as number) - (bars.outAt[source] as number);
    startY[bar] = (y[source] as number) + portOffset(sockets[source] as number, total, socketPitch);
    sockets[source] = (sockets[source] as number) + 1;
  }
  for (let element = 0; element < bars.elementCount; element++) {
    const begin = bars.inAt[element] as number;
    const count = (bars.inAt[element + 1] as number) - begin;
    for (let index = 0; index < count; index++) {
      endY[bars.ins[begin + index] as number] = (y[element] as number) + portOffset(index, count, portPitch);
    }
  }
  return tree.wires.map((wire, index) => {
    const bar = bars.barOfEdge[index] as number;
    return {
      wire,
      firstGap: column[wire.from] as number,
      lastGap: (column[wire.to] as number) - 1,
      startY: startY[bar] as number,
      y: y[bar] as number,
      endY: endY[bar] as number,
    };
  });
}

/** Rank of every element in its column from the top. */
function ranks(bars: Bars, order: Int32Array, column: Int32Array, columns: number, ring: number): Int32Array {
  const filled = new Int32Array(columns);
  const rank = new Int32Array(bars.elementCount);
  for (const bar of order) {
    if (bar > ring) continue;
    const at = column[bar] as number;
    rank[bar] = filled[at] as number;
    filled[at] = (filled[at] as number) + 1;
  }
  return rank;
}

/** Finishes a scene whose heights are known. */
export function placeScene(
  input: LayoutInput,
  tree: Tree,
  scene: Scene,
  extents: Extents,
  y: Float64Array,
  sizes: TraySizes,
): Finished {
  const { bars, order, column, columns, rooms } = scene;
  const routes = routesOf(input, tree, scene, y);
  const gaps = gapWidths(routes, columns, input.metrics.columnGap);
  const widest = new Float64Array(columns);
  const padLeft = new Float64Array(columns);
  const padRight = new Float64Array(columns);
  for (let element = 0; element <= tree.ring && input.nodes.length > 0; element++) {
    const at = column[element] as number;
    widest[at] = Math.max(widest[at] as number, sizeOf(input, tree, element).width);
  }
  const levelLeft = nesting(tree, rooms, 'first');
  const levelRight = nesting(tree, rooms, 'last');
  rooms.forEach((room, group) => {
    padLeft[room.first] = Math.max(padLeft[room.first] as number, roomPad * (levelLeft[group] as number));
    padRight[room.last] = Math.max(padRight[room.last] as number, roomPad * (levelRight[group] as number));
  });
  const { extra, middles } = trayColumns(sizes, column, {
    widest,
    padLeft,
    padRight,
    gapWidth: (gap) => (gaps[gap]?.width ?? 0) + endGap,
  });
  const left = new Float64Array(columns);
  const right = new Float64Array(columns);
  let x = 0;
  for (let at = 0; at < columns; at++) {
    left[at] = x + (padLeft[at] as number);
    right[at] = (left[at] as number) + (widest[at] as number);
    x =
      (right[at] as number) +
      (padRight[at] as number) +
      (at + 1 < columns ? (gaps[at]?.width ?? 0) + (extra[at] as number) + endGap : 0);
  }
  const centre = (element: number): number => {
    const at = column[element] as number;
    // Leaves end where their column ends, so that no wire is longer than it need be.
    if (input.nodes[element]?.leaf) return (right[at] as number) - sizeOf(input, tree, element).width / 2;
    return ((left[at] as number) + (right[at] as number)) / 2;
  };
  const rank = ranks(bars, order, column, columns, tree.ring);
  const nodes: PlacedNode[] = input.nodes.map((_, node) => ({
    x: centre(node),
    y: y[node] as number,
    column: column[node] as number,
    row: rank[node] as number,
  }));
  const edges = routes.map((route): PlacedEdge => {
    const { from, to } = route.wire;
    const start = { x: centre(from) + sizeOf(input, tree, from).width / 2 + startGap, y: route.startY };
    const gap = gaps[route.firstGap];
    const gapLeft = (right[route.firstGap] as number) + (padRight[route.firstGap] as number);
    const enterAt = (left[route.lastGap + 1] as number) - (padLeft[route.lastGap + 1] as number) - endGap;
    const firstBend = bendWidth(route.startY - route.y);
    const lastBend = gaps[route.lastGap]?.bends.get(route) ?? 0;
    const x0 = firstBend > 0 ? gapLeft + leaveStub + firstBend : start.x;
    const size = sizeOf(input, tree, to);
    const node = input.nodes[to];
    const round = to === tree.ring || (node !== undefined && !node.leaf && size.width === size.height);
    const radius = size.width / 2;
    const rim: Rim | null = round ? { x: centre(to), y: y[to] as number, radius } : null;
    const dy = route.endY - (y[to] as number);
    const inset = round && Math.abs(dy) < radius ? Math.sqrt(radius * radius - dy * dy) : radius;
    const end = { x: to === tree.ring ? centre(to) : centre(to) - inset - endGap, y: route.endY };
    const enter = lastBend > 0 ? enterAt : end.x;
    return {
      start,
      leave: firstBend > 0 ? x0 - firstBend : start.x,
      run: { x0, x1: lastBend > 0 ? enterAt - lastBend : end.x, y: route.y },
      enter,
      end,
      rim,
      label: { x: gapLeft + (gap?.label ?? 0), y: route.y },
      below: route.wire.below,
    };
  });
  const sides = rooms.map((room, group) => ({
    left: (left[room.first] as number) - roomPad * (levelLeft[group] as number),
    right: (right[room.last] as number) + roomPad * (levelRight[group] as number),
  }));
  const { groups, top, bottom } = boundScene(tree, scene, extents, y, sides);
  const outputEdge = edges.pop();
  if (!outputEdge) throw new Error('layout: a figure needs an output');
  const width = (right[columns - 1] as number) + (padRight[columns - 1] as number);
  const boxes = trayBoxes(sizes, column, middles, (op) => (y[op] as number) + (extents.trayTop[op] as number));
  return { nodes, edges, outputEdge, groups, boxes, bounds: { x: 0, y: top, width, height: bottom - top } };
}
