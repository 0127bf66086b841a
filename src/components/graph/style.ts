import type { LayoutMetrics, Size } from '../../layout/types.ts';

/** Measures of the drawing style (design/mock/README.md), px at zoom 1. Colours and line widths are in tokens.css. */

/** How written products are folded: those wider than these many px go on two lines, wider ones of those on three. */
export interface Folding {
  readonly oneLine: number;
  readonly twoLines: number;
}

/** Where the figure is shown decides how large and how far apart things are. */
export interface GraphStyle {
  readonly metrics: LayoutMetrics;
  /** Radius of an op's ring. */
  readonly radius: number;
  /** Space in which a figure should fit at zoom 1, px. */
  readonly room: Size;
  /** Ways to fold products, the plainest first: one is chosen that lets the figure fit. */
  readonly foldings: readonly Folding[];
}

const WHOLE = Number.POSITIVE_INFINITY;

export const WIDE: GraphStyle = {
  radius: 26,
  // On a page of 1440 × 900 px, between the panels and without margins.
  room: { width: 748, height: 520 },
  foldings: [
    { oneLine: WHOLE, twoLines: WHOLE },
    { oneLine: 100, twoLines: WHOLE },
    { oneLine: 0, twoLines: WHOLE },
    { oneLine: 0, twoLines: 112 },
    { oneLine: 0, twoLines: 80 },
  ],
  metrics: { portPitch: 22, socketPitch: 40, rowGap: 24, columnGap: 36 },
};
export const PHONE: GraphStyle = {
  radius: 24,
  // On a page of 390 × 844 px.
  room: { width: 358, height: 300 },
  foldings: [
    { oneLine: 0, twoLines: WHOLE },
    { oneLine: 0, twoLines: 80 },
  ],
  metrics: { portPitch: 22, socketPitch: 32, rowGap: 16, columnGap: 24 },
};

/** Below this width of the view the phone's measures hold. */
export const PHONE_WIDTH = 560;

export const TYPE = {
  number: 16,
  symbol: 22,
  longSymbol: 16,
  name: 13,
  note: 12,
  card: 20,
  total: 18,
  cell: 12,
} as const;

/**
 * A tensor's grid, its shape at its left, and the air that parts it from the numbers of the next edge. Beyond these many rows or columns its middle is left out.
 */
export const GRID = {
  cellWidth: 56,
  cellHeight: 20,
  shapeGap: 6,
  air: 12,
  mostRows: 6,
  mostColumns: 5,
  /** Least width of a cell of plain data, whose numbers never change. */
  leastCell: 28,
  /** Line over the value's grid with its name and shape; and its baseline over the grid. */
  head: 18,
  headRise: 6,
  tint: 0.36,
} as const;

/** Room of a number's chip around its text. */
export const CHIP = { height: 20.5, padding: 5, rise: 15.2 } as const;

/** Baseline of a value over the forward lane, of a gradient under the backward lane (0.56 em; 6 px + ascent). */
export const VALUE_RISE = 9;
export const GRADIENT_DROP = 22.8;
/** From one line of a written product to the next. */
export const LINE_DROP = 21;
/** A value grid ends this far over the forward lane, a gradient grid begins this far under the backward lane. */
export const GRID_OVER = 10;
export const GRID_UNDER = 12;

/**
 * A parameter's part of the tray under its layer: the θ tab at its left, a line with its name, its value, and its gradient
 * beside it, or, of wide ones (more than `beside` columns), under it.
 */
export const TRAY = { tab: 22, padding: 10, top: 7, head: 20, between: 14, bottom: 5, note: 17, beside: 2 } as const;

/** Inside a fan-out card. Baselines are relative to its middle, where it has a running total; `rise`: where it has none. */
export const CARD = {
  least: 80,
  noted: 92,
  height: 128,
  plain: 72,
  corner: 40,
  padding: 12,
  name: -38,
  value: -10,
  total: 25,
  totalTop: 4,
  totalHeight: 30,
  note: 52,
  rise: 26,
} as const;

/** Room for a gradient or a product of one line; each further one takes LINE_DROP more. */
export const LINE = 26;

export const LANE = 5;
export const ARROW = 13;
export const SOCKET = 10;
export const RING = 11;

/** Widths that follow numbers are rounded up to these, so that a dragged slider moves no node. */
export const QUANTUM = 8;
