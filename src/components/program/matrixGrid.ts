import type { Value } from '../../engine/program/compile.ts';
import { type Shape, sizeOf } from '../../engine/shape.ts';

/** Cells drawn of one value: more are slow, and nobody sets them by hand. */
export const MOST_CELLS = 200;
const MOST_COLUMNS = 20;

/** One cell: its row-major element of the whole value, and its row and column from 1. */
export interface GridCell {
  readonly element: number;
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/** The drawn part of a vector or matrix. */
export interface Grid {
  readonly rows: readonly (readonly GridCell[])[];
  /** Columns drawn. */
  readonly columns: number;
  /** Columns of the value: the distance of two elements below each other. */
  readonly stride: number;
  /** Elements that are not drawn. */
  readonly hidden: number;
}

/** The first rows and columns of a value, at most 200 cells; a vector is one row. */
export function gridOf(value: Value, shape: Shape): Grid {
  const stride = shape[shape.length - 1] ?? 1;
  const total = sizeOf(shape);
  const height = total / stride;
  const columns = height === 1 ? Math.min(stride, MOST_CELLS) : Math.min(stride, MOST_COLUMNS);
  const shownRows = Math.min(height, Math.floor(MOST_CELLS / columns));
  const rows: GridCell[][] = [];
  for (let r = 0; r < shownRows; r++) {
    const entries = rowOf(value, shape, r);
    const cells: GridCell[] = [];
    for (let c = 0; c < columns; c++) {
      cells.push({ element: r * stride + c, row: r + 1, column: c + 1, value: entries[c] as number });
    }
    rows.push(cells);
  }
  return { rows, columns, stride, hidden: total - shownRows * columns };
}

/** Row `r` of a nested value, counting rows through every axis before the last. */
function rowOf(value: Value, shape: Shape, r: number): readonly Value[] {
  let level = value as readonly Value[];
  let below = 1;
  for (let axis = 1; axis < shape.length - 1; axis++) below *= shape[axis] as number;
  for (let axis = 0; axis < shape.length - 1; axis++) {
    level = level[Math.floor(r / below)] as readonly Value[];
    r %= below;
    below /= shape[axis + 1] === undefined || axis + 1 >= shape.length - 1 ? 1 : (shape[axis + 1] as number);
  }
  return level;
}

/** The element that a key leads to from another: by arrows, and down by Enter; `null` at the border and for other keys. */
export function neighbour(grid: Grid, element: number, key: string, shift: boolean): number | null {
  const row = Math.floor(element / grid.stride);
  const column = element % grid.stride;
  const [down, right] = DIRECTIONS[key === 'Enter' && shift ? 'ArrowUp' : key] ?? [0, 0];
  const [nextRow, nextColumn] = [row + down, column + right];
  if (down === 0 && right === 0) return null;
  if (nextRow < 0 || nextRow >= grid.rows.length || nextColumn < 0 || nextColumn >= grid.columns) return null;
  return nextRow * grid.stride + nextColumn;
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Enter: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
