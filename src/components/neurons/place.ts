import type { Size } from '../charts/shared/useSize.ts';

/** Where a column stands and how large its units are. */
export interface ColumnPlace {
  readonly x: number;
  readonly radius: number;
  /** Middle of each unit, px from the top. */
  readonly y: readonly number[];
  /** Baseline of "… 20 more"; `null` where all units are drawn. */
  readonly moreY: number | null;
  /** Numbers stand in and around the units; otherwise at their right. */
  readonly roomy: boolean;
  /** From one unit to the next, px. */
  readonly pitch: number;
}

/** Units that are drawn in a column, and whether others are not. */
export interface ColumnSize {
  readonly shown: number;
  readonly more: boolean;
}

/** Room above and below a unit for its name, its bias and its gradient. */
const AROUND = 34;
const LARGEST = 28;
const SMALLEST = 4;
/** Least radius of a unit that has its number inside. */
const READABLE = 17;
const WIDEST_GAP = 300;
const HIGHEST_PITCH = 190;

/** Columns from left to right, each with its units spread over the height. */
export function placeColumns(columns: readonly ColumnSize[], { width, height }: Size): readonly ColumnPlace[] {
  const side = Math.min(64, Math.max(36, width * 0.09));
  const gap = columns.length < 2 ? 0 : Math.min(WIDEST_GAP, (width - 2 * side) / (columns.length - 1));
  const left = width / 2 - (gap * (columns.length - 1)) / 2;
  return columns.map(({ shown, more }, index) => {
    const slots = shown + (more ? 1 : 0);
    const pitch = Math.min(HIGHEST_PITCH, height / Math.max(1, slots));
    const inside = (pitch - AROUND) / 2;
    const roomy = inside >= READABLE && gap >= 3.2 * READABLE;
    const most = Math.min(LARGEST, gap === 0 ? LARGEST : gap / 3.2);
    const radius = roomy ? Math.min(most, inside) : Math.min(12, Math.max(SMALLEST, pitch / 2 - 2));
    const top = height / 2 - (pitch * (slots - 1)) / 2;
    const y = Array.from({ length: shown }, (_, unit) => top + unit * pitch);
    return { x: left + index * gap, radius, y, moreY: more ? top + shown * pitch + 4 : null, roomy, pitch };
  });
}

/** Ends of a line at the rims of its units. */
export interface Ends {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** The line from a unit to one of the next column, from rim to rim. */
export function endsOf(from: ColumnPlace, input: number, to: ColumnPlace, unit: number): Ends {
  const y1 = from.y[input] as number;
  const y2 = to.y[unit] as number;
  const [dx, dy] = [to.x - from.x, y2 - y1];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  return {
    x1: from.x + ux * (from.radius + 2),
    y1: y1 + uy * (from.radius + 2),
    x2: to.x - ux * (to.radius + 2),
    y2: y2 - uy * (to.radius + 2),
  };
}

/** The head at the source's end of a line along which a gradient has come: it points at the source. */
export function tipOf({ x1, y1, x2, y2 }: Ends): string {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const at = (along: number, across: number) =>
    `${round(x1 + ux * along - uy * across)},${round(y1 + uy * along + ux * across)}`;
  return `M${at(0, 0)}L${at(10, 5)}L${at(10, -5)}Z`;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Room of a number on a line, px: it does not depend on the number, so that labels stand still while it changes. */
export const LABEL: Size = { width: 56, height: 13 };
/** What stands at the source's end of a line, px: its head, or the numbers beside a small unit. */
const HEAD = 15;
const SHORT_HEAD = 9;
const BESIDE = 52;
/** Below this length, px, a line has no room to keep its number off its head. */
const SHORT = 130;
/** Parts of the way from the source that are tried, nearest to the source first. */
const TRIED = [0.24, 0.3, 0.18, 0.36, 0.42, 0.5, 0.58, 0.66];

/** Where the numbers of some lines stand: near their source, and none over another as far as there is room. */
export function placeLabels(lines: readonly (Ends & { readonly beside: boolean })[]): readonly Point[] {
  const placed: Point[] = [];
  for (const { x1, y1, x2, y2, beside } of lines) {
    const length = Math.max(1, x2 - x1);
    const first = (LABEL.width / 2 + (beside ? BESIDE : length < SHORT ? SHORT_HEAD : HEAD)) / length;
    const last = 1 - LABEL.width / 2 / length;
    const spots = TRIED.map((tried) => {
      // A line too short for both ends has its number between them.
      const t = first > last ? (first + last) / 2 : Math.min(Math.max(tried, first), last);
      return { x: x1 + t * (x2 - x1), y: y1 + t * (y2 - y1) };
    });
    const free = spots.find((spot) => placed.every((other) => apart(spot, other)));
    placed.push(free ?? (spots[0] as Point));
  }
  return placed;
}

function apart(a: Point, b: Point): boolean {
  return Math.abs(a.x - b.x) >= LABEL.width || Math.abs(a.y - b.y) >= LABEL.height;
}

/** To a tenth of a px. */
function round(length: number): number {
  return Math.round(length * 10) / 10;
}
