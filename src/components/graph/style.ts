import type { LayoutMetrics } from '../../layout/types.ts';

/** Measures of the drawing style (design/mock/README.md), px at zoom 1. Colours and line widths are in tokens.css. */

/** Where the figure is shown decides how large and how far apart things are. */
export interface GraphStyle {
  readonly metrics: LayoutMetrics;
  /** Radius of an op's ring. */
  readonly radius: number;
  /** Width in which a figure should fit at zoom 1, px: one that is wider writes its products on two lines. */
  readonly room: number;
}

export const WIDE: GraphStyle = {
  radius: 26,
  // The graph's room on a page of 1440 px, between the two panels and without margins.
  room: 748,
  metrics: { portPitch: 22, socketPitch: 40, rowGap: 24, columnGap: 36 },
};
export const PHONE: GraphStyle = {
  radius: 24,
  room: 0,
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

/** A tensor's grid. Beyond these many rows or columns its middle is left out. */
export const GRID = { cellWidth: 56, cellHeight: 20, title: 18, mostRows: 6, mostColumns: 5, tint: 0.36 } as const;

/** Room of a number's chip around its text. */
export const CHIP = { height: 20.5, padding: 5, rise: 15.2 } as const;

/** Baseline of a value over the forward lane, of a gradient under the backward lane (0.56 em; 6 px + ascent). */
export const VALUE_RISE = 9;
export const GRADIENT_DROP = 22.8;
/** From the first to the second line of a written product. */
export const LINE_DROP = 21;
/** A value grid ends this far over the forward lane, a gradient grid begins this far under the backward lane. */
export const GRID_OVER = 10;
export const GRID_UNDER = 12;

/** Inside a fan-out card, from its top edge when it holds numbers. */
export const CARD = { least: 120, height: 144, padding: 12, totalHeight: 30 } as const;

/** Height of a gradient's or a written product's line; of one on two lines. */
export const LINE = 26;
export const TWO_LINES = LINE + LINE_DROP;

export const LANE = 5;
export const ARROW = 13;
export const SOCKET = 10;
export const RING = 11;

/** Widths that follow numbers are rounded up to these, so that a dragged slider moves no node. */
export const QUANTUM = 8;
