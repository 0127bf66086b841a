import type { Stop } from '../../../engine/training/run.ts';
import { formatNumber } from '../../../format/number.ts';
import { hasPlace, makePlot, type Plot, pathOf, type ScaleName } from '../shared/plot.ts';
import type { Size } from '../shared/useSize.ts';
import { endLabel, guessingLabel, type Label, LINE } from './lossLabels.ts';

/** What a loss curve is drawn of. */
export interface LossInput {
  readonly size: Size;
  readonly scale: ScaleName;
  readonly losses: Float64Array;
  /** Iterations that were run, and (while training) where it will end: the axis does not move on the way. */
  readonly count: number;
  readonly to: number | null;
  readonly stop: Stop | null;
  /** Losses of earlier runs, newest first. */
  readonly ghosts: readonly Float64Array[];
  /** The loss of guessing, for the dashed line. */
  readonly guessing: number | null;
}

/** The marks of a loss curve, in pixels. */
export interface LossMarks {
  readonly plot: Plot;
  readonly curve: string;
  readonly ghosts: readonly string[];
  /** Height of the line of guessing; NaN without one. */
  readonly guessing: number;
  readonly guessingLabel: Omit<Label, 'text'> | null;
  /** Height of what stands there before there is a curve: where neither the dashed line nor its words are. */
  readonly hint: number;
  /** The last loss, beside the end of the curve; `null` where there is none. */
  readonly end: Label | null;
  /** Where the curve is cut because there is no number. */
  readonly cut: { readonly x: number; readonly y: number } | null;
}

/** A ghost that goes further than so many times the curve of now runs out of the picture: it is not what is looked at. */
const ROOM = { linear: 4, log: 1000 } as const;

/** Whether a scale has a place for any loss there is. */
export function fits(scale: ScaleName, losses: Float64Array): boolean {
  return losses.some((loss) => hasPlace(scale, loss));
}

/** Height of the flag of the playhead, at the top. */
const FLAG = 22;

/** The marks of a loss curve: pure geometry, defined for every size and every series. */
export function lossMarks(input: LossInput): LossMarks {
  const { size, scale, losses, count, to, stop, ghosts, guessing } = input;
  const [low, high] = heights(input);
  const longest = Math.max(count, (to ?? 0) + 1, ...ghosts.map(({ length }) => length));
  const plot = makePlot({ ...size, last: longest - 1, low, high, scale });
  const line = guessing === null ? Number.NaN : plot.y(guessing);
  const hasLine = line >= plot.top && line <= plot.bottom;
  const last = lastPlace(scale, losses, count);
  const isCut = stop?.reason === 'nonFinite' && stop.iteration === count - 1;
  const inField = (y: number) => Math.min(plot.bottom, Math.max(plot.top, y));
  const end = last < 0 ? null : { x: plot.x(last), y: inField(plot.y(losses[last] as number)) };
  const curveOf = { plot, losses, count };
  const words = hasLine ? guessingLabel(curveOf, line, FLAG) : null;
  const stopped = { x: plot.x(count - 1), y: end?.y ?? plot.bottom };
  return {
    plot,
    curve: pathOf(plot, losses, count),
    ghosts: ghosts.map((ghost) => pathOf(plot, ghost, ghost.length)),
    guessing: hasLine ? line : Number.NaN,
    guessingLabel: words,
    hint: words !== null ? amidFree(plot, line, words.y) : (plot.top + plot.bottom) / 2,
    end:
      end === null || count < 2 || isCut
        ? null
        : endLabel(curveOf, end, words?.anchor === 'end' ? words.y : Number.NaN, formatNumber(losses[last] as number)),
    cut: isCut ? stopped : null,
  };
}

/** Baseline in the middle of the larger part of the field that a line and its words, of baseline `words`, leave free. */
function amidFree({ top, bottom }: Plot, line: number, words: number): number {
  const over = Math.min(line, words - LINE) - Math.max(top, FLAG);
  const under = bottom - Math.max(line, words);
  return (under >= over ? bottom - under / 2 : Math.max(top, FLAG) + over / 2) + LINE / 3;
}

/** Least and greatest height that the plot needs. */
function heights({ scale, losses, ghosts, guessing }: LossInput): readonly [number, number] {
  let [low, high] = range(scale, losses);
  if (guessing !== null) [low, high] = [Math.min(low, guessing), Math.max(high, guessing)];
  const most = high * ROOM[scale];
  const least = scale === 'log' ? low / ROOM.log : -most;
  for (const ghost of ghosts) {
    const [from, to] = range(scale, ghost);
    if (to <= most) high = Math.max(high, to);
    if (from >= least) low = Math.min(low, from);
  }
  // A length is read off from 0.
  return scale === 'linear' ? [Math.min(0, low), Math.max(0, high)] : [low, high];
}

function range(scale: ScaleName, losses: Float64Array): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const loss of losses) {
    if (!hasPlace(scale, loss)) continue;
    if (loss < low) low = loss;
    if (loss > high) high = loss;
  }
  return [low, high];
}

/** The last iteration whose loss has a place, −1 without any. */
function lastPlace(scale: ScaleName, losses: Float64Array, count: number): number {
  for (let i = count - 1; i >= 0; i--) if (hasPlace(scale, losses[i] as number)) return i;
  return -1;
}
