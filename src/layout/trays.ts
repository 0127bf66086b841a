/** Leaves that stand under the op that uses them, in a tray with one wire, instead of in a column of their own. */
import type { Bars } from './bars.ts';
import { endGap, labelDrop, labelLift, startGap } from './curve.ts';
import type { Box, Layout, LayoutInput, LayoutNode, PlacedEdge, PlacedNode, Size, Tray } from './types.ts';

/** Length of the wire from a tray to what stands lowest over it. */
const trayStem = 20;
/** Least distance between two trays, and between a tray and a column beside it. */
const trayGap = 16;
const trayMargin = 6;
/** The wire leaves a tray at least this far from its corner. */
const stemInset = 16;

/** Sizes of trays by the op over them. */
export type TraySizes = ReadonlyMap<number, Size>;

/** The graph without the leaves that hang, and where its nodes and edges are in the whole one. */
export interface Hung {
  readonly input: LayoutInput;
  readonly sizes: TraySizes;
  /** Per node and edge of the whole input its index here; −1 where it hangs. */
  readonly nodeAt: Int32Array;
  readonly edgeAt: Int32Array;
  /** By op of the whole input, its leaves in the order of its slots. */
  readonly leaves: ReadonlyMap<number, readonly number[]>;
  /** Key of this choice of leaves: a graph without them is another picture. */
  readonly key: string;
}

/** Takes the leaves out that can hang; `null` when there is none. */
export function hangLeaves(input: LayoutInput): Hung | null {
  const { nodes, edges, groups } = input;
  if (nodes.every((node) => node.under === undefined)) return null;
  const uses = new Int32Array(nodes.length);
  const inputs = new Int32Array(nodes.length);
  const hanging = new Int32Array(nodes.length);
  for (const { from, to } of edges) {
    uses[from] = (uses[from] as number) + 1;
    inputs[to] = (inputs[to] as number) + 1;
    if (nodes[from]?.under === to) hanging[to] = (hanging[to] as number) + 1;
  }
  uses[input.output] = (uses[input.output] as number) + 1;
  const inside = (index: number) => groups.some(({ first, last }) => first <= index && index <= last);
  const leaves = new Map<number, number[]>();
  for (const { from, to } of edges) {
    const wanted = nodes[from]?.leaf && nodes[from]?.under === to && uses[from] === 1;
    if (!wanted || uses[to] !== 1 || (inputs[to] as number) - (hanging[to] as number) !== 1) continue;
    if (inside(from) || inside(to)) continue;
    leaves.set(to, [...(leaves.get(to) ?? []), from]);
  }
  if (leaves.size === 0) return null;
  const gone = new Set([...leaves.values()].flat());
  const nodeAt = new Int32Array(nodes.length).fill(-1);
  const kept: LayoutNode[] = [];
  nodes.forEach((node, index) => {
    if (gone.has(index)) return;
    nodeAt[index] = kept.length;
    kept.push(node);
  });
  const edgeAt = new Int32Array(edges.length).fill(-1);
  const wires: LayoutInput['edges'][number][] = [];
  edges.forEach((edge, index) => {
    if (gone.has(edge.from)) return;
    edgeAt[index] = wires.length;
    wires.push({ ...edge, from: nodeAt[edge.from] as number, to: nodeAt[edge.to] as number });
  });
  const sizes = new Map<number, Size>();
  for (const [op, list] of leaves) {
    const boxes = list.map((leaf) => nodes[leaf]?.size as Size);
    sizes.set(nodeAt[op] as number, {
      width: Math.max(...boxes.map(({ width }) => width)),
      height: boxes.reduce((sum, { height }) => sum + height, 0),
    });
  }
  return {
    input: {
      ...input,
      nodes: kept,
      edges: wires,
      // Nothing that hangs is inside a group: its nodes are as many as before.
      groups: groups.map((group) => ({
        ...group,
        first: nodeAt[group.first] as number,
        last: nodeAt[group.last] as number,
      })),
      output: nodeAt[input.output] as number,
    },
    sizes,
    nodeAt,
    edgeAt,
    leaves,
    key: `under ${[...gone].map((leaf) => nodes[leaf]?.key).join(' ')}`,
  };
}

/** Widths of the columns, of the room borders beside them, and of the gap after each. */
interface Columns {
  readonly widest: Float64Array;
  readonly padLeft: Float64Array;
  readonly padRight: Float64Array;
  readonly gapWidth: (gap: number) => number;
}

/**
 * Where the trays under every column stand: in the middle under it, or beside that as far as the tray before it and the
 * column after it want it to, but always under its op. Where there is too little room the gap before or after it is widened.
 *
 * @returns how much wider each gap is (gap `c` is the one after column `c`), and the middle of each column's trays, px.
 */
export function trayColumns(sizes: TraySizes, column: Int32Array, { widest, padLeft, padRight, gapWidth }: Columns) {
  const count = widest.length;
  const need = new Float64Array(count);
  for (const [op, { width }] of sizes) {
    const at = column[op] as number;
    need[at] = Math.max(need[at] as number, width);
  }
  const extra = new Float64Array(count);
  const middles = new Float64Array(count);
  let x = 0;
  let before = Number.NEGATIVE_INFINITY;
  let trayEnd = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < count; at++) {
    const half = (widest[at] as number) / 2;
    const own = need[at] as number;
    let middle = x + (padLeft[at] as number) + half;
    if (own > 0) {
      const low = Math.max(before + trayMargin, trayEnd + trayGap);
      const shift = Math.max(0, Math.ceil(low + stemInset - middle));
      if (at > 0) extra[at - 1] = (extra[at - 1] as number) + shift;
      middle += shift;
      const high = middle + half + (padRight[at] as number) + gapWidth(at) - trayMargin;
      const from = Math.round(Math.max(low, Math.min(middle - own / 2, high - own)));
      extra[at] = Math.max(0, Math.ceil(from + own - high));
      trayEnd = from + own;
      middles[at] = from + own / 2;
    }
    before = middle + half + (padRight[at] as number);
    x = before + gapWidth(at) + (extra[at] as number);
  }
  return { extra, middles };
}

/** Where every tray stands, by op. */
export function trayBoxes(
  sizes: TraySizes,
  column: Int32Array,
  middles: Float64Array,
  topOf: (op: number) => number,
): Map<number, Box> {
  const boxes = new Map<number, Box>();
  for (const [op, { width, height }] of sizes)
    boxes.set(op, { x: (middles[column[op] as number] as number) - width / 2, y: topOf(op), width, height });
  return boxes;
}

/** How far under the middle of an op its tray begins: below the op, and below what its wires carry on both sides. */
export function trayDrop(labelBelow: Float64Array, bars: Bars, op: number, input: number, height: number): number {
  const labelled = input < bars.elementCount ? (bars.first[input] as number) + 1 : (bars.first[input] as number);
  const beside = labelled === bars.last[input] ? (labelBelow[input] as number) : 0;
  return Math.max(height / 2 + trayStem, (labelBelow[op] as number) + trayMargin, beside + trayMargin);
}

/** The layout of the whole graph: what hangs joined to the layout of all the rest. */
export function withTrays(input: LayoutInput, hung: Hung, made: Layout, boxes: ReadonlyMap<number, Box>): Layout {
  const { nodeAt, edgeAt, leaves } = hung;
  const nodes: PlacedNode[] = Array.from(nodeAt, (at) => made.nodes[at] as PlacedNode);
  const trays: Tray[] = [];
  for (const [op, list] of leaves) {
    const box = boxes.get(nodeAt[op] as number) as Box;
    trays.push({ op, leaves: list, box });
    const over = nodes[op] as PlacedNode;
    let y = box.y;
    list.forEach((leaf, rank) => {
      const { height } = (input.nodes[leaf] as LayoutNode).size;
      nodes[leaf] = { x: box.x + box.width / 2, y: y + height / 2, column: over.column, row: over.row + 1 + rank };
      y += height;
    });
  }
  const edges = input.edges.map(({ from, to }, edge): PlacedEdge => {
    const at = edgeAt[edge] as number;
    if (at >= 0) return made.edges[at] as PlacedEdge;
    const over = nodes[to] as PlacedNode;
    const tray = boxes.get(nodeAt[to] as number) as Box;
    const start = { x: over.x, y: tray.y - startGap };
    const end = { x: over.x, y: over.y + (input.nodes[to]?.size.height ?? 0) / 2 + endGap };
    const none = { width: 0, height: 0 };
    return {
      start,
      leave: start.x,
      run: { x0: start.x, x1: start.x, y: start.y },
      enter: start.x,
      end,
      rim: null,
      label: { x: nodes[from]?.x ?? start.x, y: start.y },
      below: none,
      upright: true,
    };
  });
  return { ...made, nodes, edges, trays };
}

/** Whether no tray covers a node or a number: it may where a wire could not run level into its op. */
export function traysAreClear(input: LayoutInput, { nodes, edges, trays }: Layout): boolean {
  const hangs = new Set(trays.flatMap(({ leaves }) => leaves));
  const others: Box[] = [];
  input.nodes.forEach(({ size, nameHeight }, index) => {
    if (hangs.has(index)) return;
    const { x, y } = nodes[index] as PlacedNode;
    const height = size.height + nameHeight;
    others.push({ x: x - size.width / 2, y: y + size.height / 2 - height, width: size.width, height });
  });
  input.edges.forEach(({ above, below }, edge) => {
    const { x, y } = (edges[edge] as PlacedEdge).label;
    if (hangs.has(input.edges[edge]?.from ?? -1)) return;
    if (above.width > 0) others.push({ x: x - above.width / 2, y: y - labelLift - above.height, ...above });
    if (below.width > 0) others.push({ x: x - below.width / 2, y: y + labelDrop, ...below });
  });
  return trays.every(({ box, op }, index) => {
    const under = nodes[op] as PlacedNode;
    if (under.x < box.x || under.x > box.x + box.width) return false;
    return (
      others.every((other) => !overlap(box, other)) &&
      trays.every((other, rank) => rank >= index || !overlap(box, other.box))
    );
  });
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
