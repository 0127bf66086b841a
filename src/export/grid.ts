import { type Shape, sizeOf } from '../engine/shape.ts';
import { formatNumber } from '../format/number.ts';

/** As on the page: beyond these many lines the middle is left out, and one line less is drawn than would fit. */
const MOST = { rows: 6, columns: 5 } as const;

/** Stands for what is left out. */
export const DOTS = '⋯';

const linesOf = (count: number, most: number) => (count <= most ? count : most - 1);

/** Rows and columns of a shape: a vector is one row, and axes before the last are stacked. */
function extentsOf(shape: Shape): { readonly rows: number; readonly columns: number } {
  const columns = shape[shape.length - 1] ?? 1;
  return { rows: columns === 0 ? 0 : sizeOf(shape) / columns, columns };
}

/** Rows and columns that a shape is drawn with, after leaving out its middle. */
export function gridSize(shape: Shape): { readonly rows: number; readonly columns: number } {
  const { rows, columns } = extentsOf(shape);
  return { rows: linesOf(rows, MOST.rows), columns: linesOf(columns, MOST.columns) };
}

function drawn(count: number, most: number): number[] {
  const lines = linesOf(count, most);
  if (count <= lines) return Array.from({ length: count }, (_, i) => i);
  return [...Array.from({ length: lines - 2 }, (_, i) => i), -1, count - 1];
}

/** A tensor as the small grid that the graph shows: written numbers (`formatNumber`), and DOTS where lines are left out. */
export function gridOf(values: ArrayLike<number>, shape: Shape): readonly (readonly string[])[] {
  const { rows, columns } = extentsOf(shape);
  const across = drawn(columns, MOST.columns);
  return drawn(rows, MOST.rows).map((row) =>
    across.map((column) => (row < 0 || column < 0 ? DOTS : formatNumber(values[row * columns + column] as number))),
  );
}

/** `(2, 3)`, and `(3,)` for a vector. */
export function shapeText(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}
