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
  /** or at a smaller one, but not than this, if all of its width or of its height, or else every column of numbers, is whole then. */
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
const ON_PAGE: Scales = { largest: 1.25, readable: 0.55, reading: 0.7, least: 0.55 };
/** What is shown stands at least this far from the edge of the view, px. */
const AIR = 8;
const SLACK = 0.5;
/** Below these scales names and numbers are too small to read and are left out by CSS. */
const DETAIL = { full: 0.3, shapes: 0.18 } as const;

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
  /** Of the numbers of an edge anywhere in the graph, those of a value and the gradient under it: their height. */
  readonly tallest?: number;
}

/**
 * The view of all of the bounds, or, unless `everything` is wanted, of a part of what could not be read: of the step's part,
 * in the middle of the room as far as the drawing reaches, else of the beginning. The scale is the graph's, not the step's:
 * a step only moves the drawing.
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
  const { readable, reading, least } = scalesIn(margins);
  const oneWay = Math.max(width / bounds.width, height / bounds.height);
  const column = height / (part?.tallest ?? 0);
  const around = [oneWay, column].find((scale) => scale >= least) ?? reading;
  const k = everything || whole >= readable ? whole : Math.min(reading, around);
  const { all, node } = part ?? { all: bounds, node: { ...bounds, width: 0 } };
  const x = side + amid(k, width, [all.x, all.width], [node.x, node.width], [bounds.x, bounds.width]);
  const y = top + amid(k, height, [all.y, all.height], [node.y, node.height], [bounds.y, bounds.height]);
  return { x, y, k };
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
 * The view nearest to `view`, at its scale, in which the step's part stands clear of the edges; `view` itself when it does
 * already. Across the way in which the part is too long its node counts instead: it is put in the middle, unless it is clear
 * already.
 */
export function revealed({ all, node }: ActivePart, view: View, size: Size, margins: Margins): View {
  const seen = onScreen(all, view);
  const core = onScreen(node, view);
  const dx = shift([seen.x, seen.width], [core.x, core.width], AIR, size.width - AIR);
  const top = Math.max(AIR, margins.top - AIR);
  const dy = shift([seen.y, seen.height], [core.y, core.height], top, size.height - margins.bottom);
  return dx === 0 && dy === 0 ? view : { x: view.x + dx, y: view.y + dy, k: view.k };
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
