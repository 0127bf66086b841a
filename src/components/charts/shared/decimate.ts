/**
 * Which of a series' values a line of `columns` pixels has to go through to look as if it went through all of them: per
 * column the first, the lowest, the highest and the last, in order (Jugel et al. 2014, M4). What has no place on the scale
 * (∞, NaN, 0 on a logarithmic one) keeps one index a run, so that the line is cut there.
 *
 * @param count values of the series that are meant, from its start
 * @param has whether a value has a place on the scale
 * @returns indices in ascending order; all of them when there are no more than four a column
 */
export function decimate(
  values: ArrayLike<number>,
  count: number,
  columns: number,
  has: (value: number) => boolean = Number.isFinite,
): readonly number[] {
  const wide = Math.max(1, Math.floor(columns));
  if (count <= 4 * wide) return Array.from({ length: Math.max(0, count) }, (_, i) => i);
  const kept: number[] = [];
  for (let column = 0; column < wide; column++) {
    keepColumn(values, Math.floor((column * count) / wide), Math.floor(((column + 1) * count) / wide), has, kept);
  }
  return kept;
}

function keepColumn(
  values: ArrayLike<number>,
  from: number,
  to: number,
  has: (value: number) => boolean,
  kept: number[],
): void {
  let first = -1;
  let low = -1;
  let high = -1;
  let last = -1;
  const flush = () => {
    if (first < 0) return;
    const between = low < high ? [low, high] : [high, low];
    for (const index of [first, ...between, last]) if (kept.at(-1) !== index) kept.push(index);
    first = -1;
  };
  let cut = false;
  for (let i = from; i < to; i++) {
    const value = values[i] as number;
    if (!has(value)) {
      flush();
      if (!cut) kept.push(i);
      cut = true;
      continue;
    }
    cut = false;
    if (first < 0) {
      first = i;
      low = i;
      high = i;
    } else if (value < (values[low] as number)) low = i;
    else if (value > (values[high] as number)) high = i;
    last = i;
  }
  flush();
}
