import { type Shape, sizeOf } from '../shape.ts';

/** Rows and columns that a large tensor shows on the graph: the first ones and the last (components/graph/amount.ts). */
const FEW = { rows: 6, firstRows: 3, columns: 5, firstColumns: 2 } as const;

/** The elements of a shape that stand on the graph as numbers, row-major; of large ones the first and the last. */
export function drawnElements(shape: Shape): number[] {
  const columns = shape[shape.length - 1] ?? 1;
  const rows = columns === 0 ? 0 : sizeOf(shape) / columns;
  const across = linesOf(columns, FEW.columns, FEW.firstColumns);
  return linesOf(rows, FEW.rows, FEW.firstRows).flatMap((row) => across.map((column) => row * columns + column));
}

function linesOf(count: number, most: number, first: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, k) => k);
  return [...Array.from({ length: first }, (_, k) => k), count - 1];
}
