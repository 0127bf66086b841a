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
  /** How large the graph is shown, where that is not as on a page. */
  readonly scales?: Scales;
}

/** How large a graph is shown by itself. */
export interface Scales {
  /** Never larger than this, so that a small graph does not shout. */
  readonly largest: number;
  /** A graph that would be smaller than this is shown around a step, */
  readonly readable: number;
  /** at this scale, */
  readonly reading: number;
  /** and a step zooms out to show all that it is about, but never to a smaller scale than this. */
  readonly least: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const SCALES = { smallest: 0.02, largest: 4 } as const;
/**
 * The view that opens by itself keeps numbers readable: none of less than 9 px as a whole, over 11 px around a step. A fit
 * that was asked for always shows everything.
 */
const ON_PAGE: Scales = { largest: 1.25, readable: 0.55, reading: 0.7, least: 0.3 };
const WORTH = 1.5;
/** What is shown stands at least this far from the edge of the view, px. */
const AIR = 8;
const SLACK = 0.5;
/** Below these scales names and numbers are too small to read and are left out by CSS. */
const DETAIL = { full: ON_PAGE.least, shapes: 0.18 } as const;

/** The view before anything was measured. */
export const NO_VIEW: View = { x: 0, y: 0, k: 1 };

/** How much of each node is drawn at a scale. */
export function detailOf(k: number): 'full' | 'symbols' | 'shapes' {
  if (k >= DETAIL.full) return 'full';
  return k >= DETAIL.shapes ? 'symbols' : 'shapes';
}

/** The scales that hold within these margins. */
export function scalesIn({ scales = ON_PAGE }: Margins): Scales {
  return scales;
}

/** The largest scale at which all of the bounds stand within the margins. */
export function scaleFor(bounds: Box, size: Size, margins: Margins): number {
  const { width, height } = roomIn(size, margins);
  const k = Math.min(scalesIn(margins).largest, width / Math.max(1, bounds.width), height / Math.max(1, bounds.height));
  return Math.max(SCALES.smallest, k);
}

/** What a step is about: its node, and with it the edges it uses and what they lead to. */
export interface ActivePart {
  readonly node: Box;
  readonly all: Box;
  /** It is numbers alone: no smaller than these can be read is it shown for all of it to be in view, its node does then. */
  readonly plain?: true;
}

/**
 * The view of all of the bounds, or, unless `everything` is wanted, of a part of what could not be read: of the step's part,
 * in the middle of the room as far as the drawing reaches, else of the beginning.
 */
export function fitted(
  bounds: Box,
  size: Size,
  margins: Margins,
  everything: boolean,
  part: ActivePart | null = null,
): View {
  const whole = scaleFor(bounds, size, margins);
  const { width, height } = roomIn(size, margins);
  const { top, side } = margins;
  const scales = scalesIn(margins);
  const readable = everything || whole >= scales.readable;
  if (!readable && part !== null) {
    const { all, node } = part;
    const k = Math.max(leastFor(part, scales), Math.min(scales.reading, width / all.width, height / all.height));
    const x = side + amid(k, width, [all.x, all.width], [node.x, node.width], [bounds.x, bounds.width]);
    const y = top + amid(k, height, [all.y, all.height], [node.y, node.height], [bounds.y, bounds.height]);
    return { x, y, k };
  }
  const k = readable ? whole : scales.reading;
  const x = side + Math.max(0, width - k * bounds.width) / 2 - k * bounds.x;
  const y = top + (height - k * bounds.height) / 2 - k * bounds.y;
  return { x, y, k };
}

/** A grid tells something by its shape and tints also where its numbers are small; a number alone does not. */
function leastFor({ plain }: Pick<ActivePart, 'plain'>, { least, reading }: Scales): number {
  return plain === true ? reading : least;
}

type Interval = readonly [start: number, length: number];

/** Where 0 stands in a room with `all` in its middle, or the node if that is too long; no room is left beside the bounds. */
function amid(k: number, room: number, all: Interval, node: Interval, [start, length]: Interval): number {
  const spare = room - k * length;
  if (spare >= 0) return spare / 2 - k * start;
  const [from, long] = k * all[1] <= room + SLACK ? all : node;
  const centred = room / 2 - k * (from + long / 2);
  return Math.max(spare - k * start, Math.min(-k * start, centred));
}

/**
 * The view nearest to `view` in which the box stands clear of the edges; `view` itself when it does already. Across the way
 * in which the box is too long its node counts instead: it is put in the middle, unless it is clear already.
 */
export function revealed(box: Box, view: View, size: Size, margins: Margins, node: Box = box): View {
  const seen = onScreen(box, view);
  const core = onScreen(node, view);
  const bottom = size.height - margins.bottom;
  const dx = shift([seen.x, seen.width], [core.x, core.width], AIR, size.width - AIR);
  const dy = shift([seen.y, seen.height], [core.y, core.height], AIR, bottom);
  return dx === 0 && dy === 0 ? view : { x: view.x + dx, y: view.y + dy, k: view.k };
}

/**
 * The view in which all of the box is seen: `view` itself when it is; else at the scale `largest`, or as much smaller as
 * the box needs (but not than `least`), and as near as can be to where it stood. It comes back from a smaller scale only for
 * much larger numbers, so that the drawing does not swell and shrink from step to step.
 */
export function framed(
  box: Box,
  view: View,
  largest: number,
  size: Size,
  margins: Margins,
  part: { readonly node?: Box; readonly plain?: true } = {},
): View {
  const seen = onScreen(box, view);
  const clearX = seen.x >= AIR - SLACK && seen.x + seen.width <= size.width - AIR + SLACK;
  const clearY = seen.y >= AIR - SLACK && seen.y + seen.height <= size.height - margins.bottom + SLACK;
  if (clearX && clearY) return view;
  const width = (size.width - 2 * AIR) / Math.max(1, box.width);
  const height = (size.height - AIR - margins.bottom) / Math.max(1, box.height);
  const least = Math.min(leastFor(part, scalesIn(margins)), largest);
  const needed = Math.max(least, Math.min(largest, width, height));
  const k = needed > view.k && needed < WORTH * view.k ? view.k : needed;
  const cx = box.x + box.width / 2;
  const cy = box.y + box.height / 2;
  const scaled = k === view.k ? view : { x: view.x + (view.k - k) * cx, y: view.y + (view.k - k) * cy, k };
  return revealed(box, scaled, size, margins, part.node ?? box);
}

/** The view nearest to one that the reader has chosen, at its scale, in which the part, or else its node, is seen. */
export function panned({ all, node }: ActivePart, view: View, size: Size, margins: Margins): View {
  return revealed(all, view, size, margins, node);
}

/** Whether the bounds are in view; they may reach a little under the tools. */
export function isInside(bounds: Box, view: View, size: Size, margins: Margins): boolean {
  const seen = onScreen(bounds, view);
  const height = size.height - margins.bottom / 2;
  return seen.x >= 0 && seen.y >= 0 && seen.x + seen.width <= size.width && seen.y + seen.height <= height;
}

/** A room that differs from the one known by less than this makes no new layout, px. */
const SAME_WIDTH = 48;
const SAME_HEIGHT = 88;
const ROOM_STEP = 16;

/**
 * The room that a graph is laid out for, in a view of that size: `known` as long as it is about right, so that a line more
 * over the graph, or a scroll bar beside it, moves nothing.
 */
export function settledRoom(
  known: Size,
  { clientWidth, clientHeight }: { readonly clientWidth: number; readonly clientHeight: number },
  margins: Margins,
): Size {
  const { width, height } = roomFor({ width: clientWidth, height: clientHeight }, margins);
  if (Math.abs(width - known.width) < SAME_WIDTH && Math.abs(height - known.height) < SAME_HEIGHT) return known;
  const step = (length: number) => Math.max(ROOM_STEP, Math.floor(length / ROOM_STEP) * ROOM_STEP);
  return { width: step(width), height: step(height) };
}

/** The room in px of the drawing: where a graph is shown larger than on a page, it has less of it. */
function roomFor(size: Size, margins: Margins): Size {
  const { width, height } = roomIn(size, margins);
  const k = margins.scales?.largest ?? 1;
  return { width: width / k, height: height / k };
}

function roomIn({ width, height }: Size, { top, side, bottom }: Margins): Size {
  return { width: Math.max(1, width - 2 * side), height: Math.max(1, height - top - bottom) };
}

function onScreen(box: Box, { x, y, k }: View): Box {
  return { x: x + k * box.x, y: y + k * box.y, width: k * box.width, height: k * box.height };
}

/** How far an interval must move to lie within low … high; of one that is too long, its core, to the middle. */
function shift([start, length]: Interval, core: Interval, low: number, high: number): number {
  if (length > high - low + 2 * SLACK) {
    const clear = core[0] >= low - SLACK && core[0] + core[1] <= high + SLACK;
    return clear ? 0 : (low + high) / 2 - core[0] - core[1] / 2;
  }
  if (start < low - SLACK) return low - start;
  return start + length > high + SLACK ? high - start - length : 0;
}
