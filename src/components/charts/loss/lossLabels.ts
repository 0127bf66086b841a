import { iterationAt, type Plot } from '../shared/plot.ts';

/** A text beside a mark; the side of it that stands at `x`. */
export interface Label {
  readonly x: number;
  /** Of its baseline. */
  readonly y: number;
  readonly anchor: 'start' | 'end';
  readonly text: string;
}

/** A curve of losses in its plot. */
interface Curve {
  readonly plot: Plot;
  readonly losses: Float64Array;
  readonly count: number;
}

/** Where a text stands: from one x to another, on the baseline `y`. */
interface Box {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

/** Height of a line of text, of its letters over their baseline, and its distance from a line. */
export const LINE = 14;
const ASCENT = 11;
const OFF = 6;
/** Room for a number, and for the words of the dashed line in either language. */
const NUMBER = 64;
const WORDS = 160;
/** From the ring of the playhead to a label beside it. */
const BESIDE = 12;

/** So far from the end of the curve a number is still its. */
const NEAR = 3 * LINE;

/** The iterations of the curve over or under a text, with those between which it begins and ends; none where the curve ends before it. */
function alongside({ plot, count }: Curve, from: number, to: number): readonly [number, number] {
  const end = count - 1;
  if (plot.x(end) < from) return [count, end];
  const [first, last] = [iterationAt(plot, from, end), iterationAt(plot, to, end)];
  return [plot.x(first) > from ? Math.max(0, first - 1) : first, plot.x(last) < to ? Math.min(end, last + 1) : last];
}

/** Whether the curve, with the lines between its points, runs through a text. */
export function isCrossed(curve: Curve, { from, to, y }: Box): boolean {
  const { plot, losses } = curve;
  const [first, last] = alongside(curve, from, to);
  for (let i = first; i <= last; i++) {
    const here = plot.y(losses[i] as number);
    const next = i < last ? plot.y(losses[i + 1] as number) : here;
    if (Math.max(here, next) > y - ASCENT && Math.min(here, next) < y + OFF) return true;
  }
  return false;
}

/** The highest place of the curve over or under a text; the bottom of the plot where it has none. */
function highest(curve: Curve, from: number, to: number): number {
  const { plot, losses } = curve;
  const [first, last] = alongside(curve, from, to);
  let y = plot.bottom;
  for (let i = first; i <= last; i++) {
    const here = plot.y(losses[i] as number);
    if (here < y) y = here;
  }
  return y;
}

/**
 * The words of the dashed line, which is at height `line`: at its right end over it, else under it, else so at its left end,
 * where the curve does not run through them; never where the flag may come, which is `flag` high.
 */
export function guessingLabel(curve: Curve, line: number, flag: number): Omit<Label, 'text'> {
  const { plot } = curve;
  const [left, right] = [plot.left + BESIDE, plot.right - BESIDE];
  const sides = [
    { x: right, anchor: 'end', from: right - WORDS, to: plot.right },
    { x: left, anchor: 'start', from: left, to: left + WORDS },
  ] as const;
  const heights = [line - OFF, line + LINE].filter((y) => y - LINE >= flag && y < plot.bottom);
  const places = sides.flatMap((side) => heights.map((y) => ({ ...side, y })));
  const { x, y, anchor } = places.find((place) => !isCrossed(curve, place)) ??
    places[0] ?? { ...sides[0], y: line + LINE };
  return { x, y, anchor };
}

/**
 * The last number: beside the end of the curve where there is room, else over it, under it, or a little higher than over
 * it, where the curve does not run through it; not on the words of the dashed line, of baseline `words` (NaN without them).
 */
export function endLabel(curve: Curve, end: { x: number; y: number }, words: number, text: string): Label {
  const { plot } = curve;
  const overlaps = (y: number) => y > words - LINE - 2 && y - LINE < words + OFF;
  const under = overlaps(end.y + LINE + OFF) ? words + LINE + OFF : end.y + LINE + OFF;
  if (plot.right - end.x > NUMBER + BESIDE) {
    const beside = Math.min(end.y + 4, plot.bottom - OFF);
    const meets = overlaps(beside) && end.x + BESIDE + NUMBER > plot.right - WORDS;
    return { x: end.x + BESIDE, y: meets ? under : beside, anchor: 'start', text };
  }
  const isRoomLeft = end.x - plot.left > NUMBER + BESIDE;
  const x = isRoomLeft ? end.x - BESIDE : end.x + BESIDE;
  const [from, to] = isRoomLeft ? [x - NUMBER, x] : [x, x + NUMBER];
  const over = end.y - OFF - 4;
  const clear = highest(curve, from, to) - OFF;
  const isPlace = (place: number) => place - LINE >= plot.top && place < plot.bottom && !overlaps(place);
  const places = [over, under, ...(end.y - clear < NEAR ? [clear] : [])].filter(isPlace);
  const y = places.find((place) => !isCrossed(curve, { from, to, y: place })) ?? places[0] ?? over;
  return { x, y, anchor: isRoomLeft ? 'end' : 'start', text };
}
