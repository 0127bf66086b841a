import { labelDrop, labelLift, laneHalf } from '../../../layout/curve.ts';
import type { Box, PlacedEdge } from '../../../layout/types.ts';
import type { Placed } from '../../graph/LayoutKeeper.ts';
import { textWidth } from '../../graph/textWidth.ts';

/** Size of a note's text, and the height of its line, as everything in the drawing. */
export const NOTE = { text: 12, line: 16, gap: 6 } as const;

/** Free space between a note and everything else. */
const AIR = 3;
/** How far words may stand out beside the graph: no more than a view that fits it leaves free. */
export const OUT = 10;

/** Notes of one node, line by line: their middle, and the middle of the first line. */
export interface NotesAt {
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
}

/** All notes with the box around them; `null` where none has found a place. */
export interface PlacedNotes {
  readonly at: ReadonlyMap<number, NotesAt>;
  readonly box: Box | null;
}

/** Width of a tag with this text. */
export const tagWidth = (text: string): number => textWidth(text, NOTE.text) + 8;

/**
 * Where the notes of nodes stand: never on a node, a label or another note. In one line under the node, else over it, else
 * line by line under, over or beside it, else their last line alone, which says what they come to. Places that no wire
 * crosses come first, and of those that say as much the ones that make the graph no wider. In a tray the next parameter begins right below: there the last line stands beside it. A note
 * without a place is left out: the mode's room says it as well. `taken`: what else stands in the drawing.
 */
export function placeNotes(
  placed: Placed,
  notes: ReadonlyMap<number, readonly string[]>,
  taken: readonly Box[] = [],
): PlacedNotes {
  const solid = [...solidBoxes(placed), ...taken];
  const wires = [...placed.layout.edges, placed.layout.outputEdge].flatMap(wireBoxes);
  const at = new Map<number, NotesAt>();
  const boxes: Box[] = [];
  for (const [node, lines] of notes) {
    const own = nodeBox(placed, node);
    if (own === null || lines.length === 0) continue;
    const tray = placed.input.nodes[node]?.under !== undefined;
    const tried = tray ? [...beside(own, lines.slice(-1))].reverse() : candidates(own, lines);
    const reach = around(tried.map(({ box }) => box)) ?? own;
    const near = solid.filter((box) => overlap(box, reach));
    const isFree = (box: Box, others: readonly Box[]) => others.every((other) => !overlap(box, other));
    const clear = tried.filter(({ box }) => isFree(box, near));
    const first = clear.find(({ box }) => isFree(box, wires)) ?? clear[0];
    if (first === undefined) continue;
    const isCrossed = ({ box }: Candidate) => !isFree(box, wires);
    const alike = clear.filter((one) => one.note.lines === first.note.lines && isCrossed(one) === isCrossed(first));
    const best = alike.find(({ box }) => isWithin(box, placed.layout.bounds)) ?? first;
    at.set(node, best.note);
    boxes.push(best.box);
    solid.push(best.box);
  }
  return { at, box: around(boxes) };
}

/** Whether a box makes a drawing hardly wider: height is what most rooms have to spare. */
function isWithin(box: Box, { x, width }: Box): boolean {
  return box.x >= x - OUT && box.x + box.width <= x + width + OUT;
}

interface Candidate {
  readonly note: NotesAt;
  readonly box: Box;
}

function candidates(own: Box, lines: readonly string[]): readonly Candidate[] {
  const joined = [lines.join(' · ')];
  const last = lines.slice(-1);
  const all = lines.length === 1 ? [] : [...aboveAndBelow(own, lines), ...beside(own, lines)];
  return [
    ...aboveAndBelow(own, joined),
    ...all,
    ...beside(own, joined),
    ...aboveAndBelow(own, last),
    ...beside(own, last),
  ];
}

/** Under the node and over it: in its middle, or in line with one of its sides. */
function aboveAndBelow(own: Box, lines: readonly string[]): readonly Candidate[] {
  const { width, height } = sizeOf(lines);
  const middle = own.x + own.width / 2;
  const xs = [middle, own.x + width / 2, own.x + own.width - width / 2];
  const tops = [own.y + own.height + NOTE.gap, own.y - NOTE.gap - height];
  return tops.flatMap((top) => xs.map((x) => candidate(lines, x, top)));
}

/** Left of the node, where inputs have nothing, and right of it. */
function beside(own: Box, lines: readonly string[]): readonly Candidate[] {
  const { width, height } = sizeOf(lines);
  const top = own.y + (own.height - height) / 2;
  const right = candidate(lines, own.x + own.width + NOTE.gap + width / 2, top);
  const left = candidate(lines, own.x - NOTE.gap - width / 2, top);
  return [left, right];
}

function sizeOf(lines: readonly string[]) {
  return { width: Math.max(...lines.map(tagWidth)), height: lines.length * NOTE.line };
}

function candidate(lines: readonly string[], x: number, top: number): Candidate {
  const { width, height } = sizeOf(lines);
  return { note: { lines, x, y: top + NOTE.line / 2 }, box: { x: x - width / 2, y: top, width, height } };
}

/** A node's box with its name over it; `null` where it is not drawn. */
function nodeBox({ input, layout }: Placed, node: number): Box | null {
  const at = layout.nodes[node];
  const made = input.nodes[node];
  if (at === undefined || made === undefined) return null;
  const { size, nameHeight } = made;
  return {
    x: at.x - size.width / 2,
    y: at.y - size.height / 2 - nameHeight,
    width: size.width,
    height: size.height + nameHeight,
  };
}

function solidBoxes(placed: Placed): readonly Box[] {
  const { input, layout } = placed;
  const labels = layout.edges.flatMap((edge, e) => labelBoxes(edge, input.edges[e]));
  const { outputAbove: above, outputBelow: below } = input;
  const { x, y } = layout.outputEdge.end;
  return [
    ...input.nodes.flatMap((_, node) => nodeBox(placed, node) ?? []),
    ...labels,
    ...labelBoxes(layout.outputEdge, { above, below }),
    { x: x - laneHalf, y: y - laneHalf, width: 2 * laneHalf, height: 2 * laneHalf },
  ];
}

interface Labels {
  readonly above: { readonly width: number; readonly height: number };
  readonly below: { readonly width: number; readonly height: number };
}

function labelBoxes(edge: PlacedEdge, labels: Labels | undefined): Box[] {
  if (labels === undefined) return [];
  const { x, y } = edge.label;
  const { above, below } = labels;
  return [
    { x: x - above.width / 2, y: y - labelLift - above.height, ...above },
    { x: x - below.width / 2, y: y + labelDrop, ...below },
  ].filter(({ width }) => width > 0);
}

/** A wire's level parts and bends, as boxes with both lanes in them. */
function wireBoxes({ start, leave, run, enter, end }: PlacedEdge): Box[] {
  const points = [start, { x: leave, y: start.y }, { x: run.x0, y: run.y }, { x: run.x1, y: run.y }];
  points.push({ x: enter, y: end.y }, end);
  return points.slice(1).map((to, k) => {
    const from = points[k] ?? to;
    const x = Math.min(from.x, to.x);
    const y = Math.min(from.y, to.y) - laneHalf;
    return { x, y, width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) + 2 * laneHalf };
  });
}

function overlap(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width + AIR && b.x < a.x + a.width + AIR && a.y < b.y + b.height + AIR && b.y < a.y + a.height + AIR
  );
}

/** The box around boxes; `null` around none. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** What there is to be seen of nodes with notes: the first of them, and all with what is noted; `null` without any. */
export function notedPart(placed: Placed, { at, box }: PlacedNotes): { readonly node: Box; readonly all: Box } | null {
  const boxes = [...at.keys()].flatMap((node) => nodeBox(placed, node) ?? []);
  const [node] = boxes;
  const all = around(box === null ? boxes : [...boxes, box]);
  return node === undefined || all === null ? null : { node, all };
}
