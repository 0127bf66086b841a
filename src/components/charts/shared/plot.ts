import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import { formatNumber } from '../../../format/number.ts';
import { decimate } from './decimate.ts';

export type ScaleName = 'linear' | 'log';

/** A mark on an axis: where in pixels, and what is written beside it. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** A plot over iterations: its place in pixels, its scales and their ticks. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  /** The field that curves are drawn in. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly scale: ScaleName;
  /** The iteration at the right edge. */
  readonly last: number;
  readonly x: (iteration: number) => number;
  /** NaN for what has no place: ∞, NaN, and on a logarithmic scale 0 and below. */
  readonly y: (value: number) => number;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

export interface PlotInput {
  readonly width: number;
  readonly height: number;
  readonly last: number;
  /** Least and greatest value that must have a place; on a logarithmic scale `low` is above 0. */
  readonly low: number;
  readonly high: number;
  readonly scale: ScaleName;
  /** Room on the right for labels of lines. */
  readonly margin?: number;
}

/** Room over the field for the flag of the playhead, under it for the iterations, and at the right for half of the last one. */
const TOP = 26;
const BOTTOM = 22;
const RIGHT = 14;
/** Width of a figure of 12 px, and the gap between a label and the field. */
const FIGURE = 6.9;
const GAP = 7;

/** Beyond them a scale that is rounded up overflows, and one that is rounded down, or divided into ticks, underflows to 0. */
const LARGEST = 1e300;
const SMALLEST = 1e-290;
/** A range that is smaller than this part of its numbers has no ticks that doubles can tell apart. */
const NARROWEST = 1e-9;
/** A line that leaves the picture goes so many heights of it and no further: pictures are drawn in single precision. */
const FAR = 100;
/** Ticks are round numbers: with so many digits they are written as they are, and no two alike. */
const TICK_DIGITS = 12;

/** Scales and ticks for a plot of that size. Defined for every size and every finite range, also an empty one. */
export function makePlot({ width, height, last, low, high, scale, margin = RIGHT }: PlotInput): Plot {
  const bottom = Math.max(TOP + 1, height - BOTTOM);
  const vertical = valueScale(scale, drawable(scale, low), drawable(scale, high), bottom);
  const yTicks = valueTicks(vertical, scale, bottom - TOP);
  const longest = Math.max(2, ...yTicks.map(({ label }) => label.length));
  const left = Math.min(76, Math.round(longest * FIGURE + GAP + 4));
  const right = Math.max(left + 1, width - margin);
  const end = Math.max(1, last);
  const horizontal = scaleLinear([0, end], [left, right]);
  return {
    width,
    height,
    left,
    right,
    top: TOP,
    bottom,
    scale,
    last: end,
    x: (iteration) => horizontal(iteration),
    y: (value) => (hasPlace(scale, value) ? vertical(near(vertical, scale, value)) : Number.NaN),
    xTicks: iterationTicks(horizontal, end, right - left),
    yTicks,
  };
}

/** Whether a scale has a place for a value. */
export function hasPlace(scale: ScaleName, value: number): boolean {
  return Number.isFinite(value) && (scale === 'linear' || value > 0);
}

/** The iteration that is nearest to a place in pixels, within 0 … `most`. */
export function iterationAt(plot: Plot, pixel: number, most: number): number {
  const part = (pixel - plot.left) / (plot.right - plot.left);
  return Math.min(most, Math.max(0, Math.round(part * plot.last)));
}

/** The line through a series, at most four points a pixel column; cut where a value has no place. Empty when there is none. */
export function pathOf(plot: Plot, values: ArrayLike<number>, count: number): string {
  const columns = Math.ceil(plot.x(count - 1) - plot.left);
  const indices = decimate(values, count, columns, (value) => hasPlace(plot.scale, value));
  const draw = line<number>(
    (i) => plot.x(i),
    (i) => plot.y(values[i] as number),
  )
    .defined((i) => hasPlace(plot.scale, values[i] as number))
    .digits(1);
  return draw(indices) ?? '';
}

function valueScale(
  name: ScaleName,
  low: number,
  high: number,
  bottom: number,
): ScaleContinuousNumeric<number, number> {
  const [from, to] = widened(name, low, high);
  const scale = name === 'log' ? scaleLog([from, to], [bottom, TOP]) : scaleLinear([from, to], [bottom, TOP]);
  return scale.nice(name === 'log' ? undefined : 4);
}

/** The number, or the nearest one that scales can compute with. */
function drawable(name: ScaleName, value: number): number {
  return Math.min(LARGEST, Math.max(name === 'log' ? SMALLEST : -LARGEST, value));
}

/** The value, or where a line towards it ends when it is far out of the picture. A logarithm is never far. */
function near(scale: ScaleContinuousNumeric<number, number>, name: ScaleName, value: number): number {
  if (name === 'log') return value;
  const [from = 0, to = 1] = scale.domain();
  const far = FAR * (to - from);
  return Math.min(to + far, Math.max(from - far, value));
}

/** A range that is not empty: around a single number there is room on both sides. */
function widened(name: ScaleName, low: number, high: number): readonly [number, number] {
  if (!(low <= high)) return name === 'log' ? [0.1, 1] : [0, 1];
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (high - low > Math.max(SMALLEST, NARROWEST * size)) return [low, high];
  if (name === 'log') return [low / 2, high * 2];
  return size <= SMALLEST ? [0, 1] : [low - size / 2, high + size / 2];
}

/** Whole iterations only, with room for their numbers. */
function iterationTicks(scale: (value: number) => number, last: number, width: number): Tick[] {
  const room = Math.max(1, Math.floor(width / Math.max(56, String(last).length * FIGURE * 2)));
  return scaleLinear([0, last], [0, 1])
    .ticks(Math.min(room, last))
    .filter(Number.isInteger)
    .map((iteration) => ({ at: scale(iteration), label: formatNumber(iteration) }));
}

function valueTicks(scale: ScaleContinuousNumeric<number, number>, name: ScaleName, height: number): Tick[] {
  const room = Math.min(6, Math.max(2, Math.floor(height / 34)));
  const values = name === 'log' ? powersOfTen(scale, room) : scale.ticks(room);
  return values.map((value) => ({ at: scale(value), label: tickLabel(value) }));
}

/** Without the last digits, in which large ticks (6×10¹³⁴) have round-off. */
function tickLabel(value: number): string {
  return formatNumber(Number(value.toPrecision(TICK_DIGITS)), TICK_DIGITS);
}

/** Powers of ten, every so many of them that they have room; where there are fewer than two, the scale's own ticks. */
function powersOfTen(scale: ScaleContinuousNumeric<number, number>, room: number): number[] {
  const [from = 1, to = 1] = scale.domain();
  const low = Math.ceil(Math.log10(from) - 1e-9);
  const high = Math.floor(Math.log10(to) + 1e-9);
  if (high - low < 1) return scale.ticks(room).slice(0, 2 * room);
  const every = Math.max(1, Math.ceil((high - low) / room));
  const powers: number[] = [];
  for (let power = high; power >= low; power -= every) powers.unshift(Number(`1e${power}`));
  return powers;
}
