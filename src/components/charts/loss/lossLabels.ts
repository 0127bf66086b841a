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

/** Height of a line of text, and its distance from a line. */
export const LINE = 14;
export const OFF = 6;
/** Room for a number, and for the words of the dashed line in either language. */
const NUMBER = 64;
export const WORDS = 160;
/** From the ring of the playhead to a label beside it. */
export const BESIDE = 12;

/** Whether the curve, with the lines between its points, runs through a text. */
export function isCrossed({ plot, losses, count }: Curve, { from, to, y }: Box): boolean {
  const first = Math.max(0, iterationAt(plot, from, count - 1));
  const last = iterationAt(plot, to, count - 1);
  if (plot.x(count - 1) < from) return false;
  for (let i = first; i <= last; i++) {
    const here = plot.y(losses[i] as number);
    const next = i < last ? plot.y(losses[i + 1] as number) : here;
    if (Math.max(here, next) > y - LINE && Math.min(here, next) < y + OFF) return true;
  }
  return false;
}

/**
 * The last number: beside the end of the curve where there is room, else over or under it, where the curve does not run
 * through it; not on the words of the dashed line, of baseline `words` (NaN without them).
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
  const places = [
    ...(over - LINE >= plot.top && !overlaps(over) ? [over] : []),
    ...(under < plot.bottom ? [under] : []),
  ];
  const y = places.find((place) => !isCrossed(curve, { from, to, y: place })) ?? places[0] ?? over;
  return { x, y, anchor: isRoomLeft ? 'end' : 'start', text };
}
