import { scaleLinear } from 'd3-scale';
import { formatNumber } from '../../../format/number.ts';
import type { Tick } from '../shared/plot.ts';
import type { Box } from './field.ts';
import type { Extent } from './plane.ts';

/** Two scales over a box, with their ticks: values to pixels, upwards on the second. */
export interface Axes2 {
  readonly box: Box;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

/** Pixels that a number on an axis has to itself. */
const ROOM_X = 72;
const ROOM_Y = 64;

/** Scales and ticks for a box; values outside the extents have places outside the box. */
export function axesOf(box: Box, xExtent: Extent, yExtent: Extent): Axes2 {
  const x = scaleLinear(xExtent, [box.left, box.left + box.width]);
  const y = scaleLinear(yExtent, [box.top + box.height, box.top]);
  const ticks = (scale: typeof x, pixels: number, room: number): Tick[] => {
    let count = Math.max(2, Math.floor(pixels / room));
    let values = scale.ticks(count);
    // A single number gives no scale; d3 may answer so when a few are asked for.
    while (values.length < 2 && count < 8) values = scale.ticks(++count);
    return values.map((value) => ({ at: scale(value), label: formatNumber(value) }));
  };
  return {
    box,
    x: (value) => x(value),
    y: (value) => y(value),
    xTicks: ticks(x, box.width, ROOM_X),
    yTicks: ticks(y, box.height, ROOM_Y),
  };
}

/** Room left of a box for the numbers of its vertical axis, under it for those of the horizontal one, and around it. */
const LEFT = 34;
const BOTTOM = 22;
const TOP = 8;
const RIGHT = 8;
/** Room that a legend beside the box needs, and from which width on it is kept free. */
export const LEGEND = 130;
export const WITH_LEGEND = 300;

/** A box in a container of that size: a square, or as wide as there is room. A square leaves room for a legend from `WITH_LEGEND` px on. */
export function boxIn(size: { readonly width: number; readonly height: number }, square: boolean): Box {
  const height = Math.max(40, size.height - TOP - BOTTOM);
  const width = Math.max(40, size.width - LEFT - RIGHT);
  if (!square) return { left: LEFT, top: TOP, width, height };
  const side = Math.min(size.width >= WITH_LEGEND ? size.width - LEFT - LEGEND : width, height);
  return { left: LEFT, top: TOP, width: side, height: side };
}

/** Whether a legend has room at the right of a box. */
export function hasLegend(size: { readonly width: number }, box: Box): boolean {
  return size.width - box.left - box.width >= LEGEND;
}
