/** Rows of a table that stands for a curve. */
const ROWS = 10;

/** Iterations that a curve of `count` is told by: the first, the last, and evenly between; all of them when they are few. */
export function sampledIterations(count: number): readonly number[] {
  const rows = Math.min(ROWS, count - 1);
  if (rows < 1) return count === 1 ? [0] : [];
  return Array.from({ length: rows + 1 }, (_, k) => Math.round((k * (count - 1)) / rows));
}
