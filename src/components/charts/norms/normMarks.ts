import { hasPlace, makePlot, type Plot, pathOf } from '../shared/plot.ts';
import type { Size } from '../shared/useSize.ts';
import { spread } from './spread.ts';

/** What gradient norms are drawn of. */
export interface NormInput {
  readonly size: Size;
  /** By parameter. */
  readonly names: readonly string[];
  /** By parameter, its norm at each iteration that was run. */
  readonly norms: readonly Float64Array[];
  readonly count: number;
  /** Where a training that is under way will end. */
  readonly to: number | null;
}

/** The name of a line, beside its end. */
export interface LineLabel {
  readonly key: number;
  readonly text: string;
  /** Where the line ends; NaN when its last number has no place. */
  readonly from: { readonly x: number; readonly y: number };
  readonly x: number;
  readonly y: number;
  /** The last norm is exactly 0: the line has left the logarithmic scale. */
  readonly isZero: boolean;
}

/** The marks of gradient norms, in pixels. */
export interface NormMarks {
  readonly plot: Plot;
  readonly lines: readonly string[];
  readonly labels: readonly LineLabel[];
}

/** Height of a label, width of a letter, and room between a line's end and its name. */
const LINE = 13;
const LETTER = 8;
const BESIDE = 14;
/** What a name adds when its norm is 0: " = 0". */
const ZERO = 4;

/** The marks of gradient norms on a logarithmic scale: pure geometry, defined for every size and every series. */
export function normMarks({ size, names, norms, count, to }: NormInput): NormMarks {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const series of norms) {
    for (const norm of series) {
      if (!hasPlace('log', norm)) continue;
      if (norm < low) low = norm;
      if (norm > high) high = norm;
    }
  }
  const letters = Math.max(1, ...names.map((name, k) => name.length + (norms[k]?.[count - 1] === 0 ? ZERO : 0)));
  const margin = Math.min(size.width * 0.3, BESIDE + letters * LETTER + 4);
  const plot = makePlot({ ...size, last: Math.max(count - 1, to ?? 0), low, high, scale: 'log', margin });
  const x = plot.x(count - 1);
  const ends = norms.map((series) => {
    const last = series[count - 1] as number;
    return { last, y: plot.y(last), wish: last > 0 ? (hasPlace('log', last) ? plot.y(last) : plot.top) : plot.bottom };
  });
  const wishes = ends.map(({ wish }, key) => ({ key, y: wish }));
  return {
    plot,
    lines: norms.map((series) => pathOf(plot, series, count)),
    labels: spread(wishes, LINE, plot.top, plot.bottom - 2).map(({ key, y }) => ({
      key,
      text: names[key] as string,
      from: { x, y: ends[key]?.y ?? Number.NaN },
      x: x + BESIDE,
      y,
      isZero: ends[key]?.last === 0,
    })),
  };
}
