import type { Box } from '../../layout/types.ts';

/** Where one looks: a point p of the drawing stands at (x, y) + k·p on screen. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

/** Space around the graph, px on screen. Below stand the tools and the legend. */
export interface Margins {
  readonly top: number;
  readonly side: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Never larger than this at fit, so that a small graph does not shout. */
const LARGEST_FIT = 1.25;
export const SCALES = { smallest: 0.02, largest: 4 } as const;
/**
 * The view that opens by itself keeps numbers readable: a graph that would be smaller than this is shown from its inputs on,
 * and stepping brings along what it is about. A fit that was asked for always shows everything.
 */
export const READABLE = 0.38;
const READING = 0.7;
/** Below these scales names and numbers are too small to read and are left out by CSS. */
const DETAIL = { full: 0.36, shapes: 0.18 } as const;

/** The view before anything was measured. */
export const NO_VIEW: View = { x: 0, y: 0, k: 1 };

/** How much of each node is drawn at a scale. */
export function detailOf(k: number): 'full' | 'symbols' | 'shapes' {
  if (k >= DETAIL.full) return 'full';
  return k >= DETAIL.shapes ? 'symbols' : 'shapes';
}

/** The largest scale at which all of the bounds stand within the margins. */
export function scaleFor(bounds: Box, size: Size, margins: Margins): number {
  const { width, height } = roomIn(size, margins);
  const k = Math.min(LARGEST_FIT, width / Math.max(1, bounds.width), height / Math.max(1, bounds.height));
  return Math.max(SCALES.smallest, k);
}

/** The view of all of the bounds, or, unless `everything` is wanted, of the beginning of what could not be read. */
export function fitted(bounds: Box, size: Size, margins: Margins, everything: boolean): View {
  const whole = scaleFor(bounds, size, margins);
  const k = everything || whole >= READABLE ? whole : READING;
  const { width, height } = roomIn(size, margins);
  const x = margins.side + Math.max(0, width - k * bounds.width) / 2 - k * bounds.x;
  const y = margins.top + (height - k * bounds.height) / 2 - k * bounds.y;
  return { x, y, k };
}

/** The view nearest to `view` in which the box stands clear of the edges; `view` itself when it does already. */
export function revealed(box: Box, view: View, size: Size, margins: Margins): View {
  const seen = onScreen(box, view);
  const dx = shift(seen.x, seen.width, 16, size.width - 16);
  const dy = shift(seen.y, seen.height, 16, size.height - margins.bottom);
  return dx === 0 && dy === 0 ? view : { x: view.x + dx, y: view.y + dy, k: view.k };
}

/** Whether the bounds are in view; they may reach a little under the tools. */
export function isInside(bounds: Box, view: View, size: Size, margins: Margins): boolean {
  const seen = onScreen(bounds, view);
  const height = size.height - margins.bottom / 2;
  return seen.x >= 0 && seen.y >= 0 && seen.x + seen.width <= size.width && seen.y + seen.height <= height;
}

function roomIn({ width, height }: Size, { top, side, bottom }: Margins): Size {
  return { width: Math.max(1, width - 2 * side), height: Math.max(1, height - top - bottom) };
}

function onScreen(box: Box, { x, y, k }: View): Box {
  return { x: x + k * box.x, y: y + k * box.y, width: k * box.width, height: k * box.height };
}

/** How far an interval must move to lie within low … high; its start wins where it is too long. */
function shift(start: number, length: number, low: number, high: number): number {
  if (start < low || length > high - low) return start < low || start > high - 40 ? low - start : 0;
  return start + length > high ? high - start - length : 0;
}
