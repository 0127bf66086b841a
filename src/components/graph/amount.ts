import { type Shape, sizeOf } from '../../engine/shape.ts';
import { FULL, formatNumber } from '../../format/number.ts';
import { GRID } from './style.ts';

/** One number as it stands on the graph: short, and in full for hover. */
export interface Figures {
  readonly text: string;
  readonly full: string;
  readonly finite: boolean;
}

/** One cell of a grid, or (`index` −1) the dots that stand for what is left out. */
export interface Cell extends Figures {
  readonly index: number;
  /** |v| / max |v|, in whole per cent: how strongly it is tinted. */
  readonly share: number;
  readonly negative: boolean;
}

/** A value or gradient as the graph shows it: a number, or a small grid with its shape. */
export type Amount =
  | ({ readonly kind: 'number' } & Figures)
  | {
      readonly kind: 'grid';
      readonly shape: string;
      readonly cellWidth: number;
      readonly rows: readonly (readonly Cell[])[];
    };

/** How many lines and columns a shape is drawn with, after eliding. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

const DOTS: Cell = { index: -1, share: 0, negative: false, text: '⋯', full: '', finite: true };

export function figures(value: number): Figures {
  return { text: formatNumber(value), full: formatNumber(value, FULL), finite: Number.isFinite(value) };
}

/** Rows and columns of a shape: a vector is one row, and axes before the last are stacked. */
function extents(shape: Shape): GridSize {
  const columns = shape[shape.length - 1] ?? 1;
  return { rows: columns === 0 ? 0 : sizeOf(shape) / columns, columns };
}

/**
 * Which of `count` lines are drawn when at most `most` fit: the first ones, dots (−1), and the last. What has to be cut is
 * cut to one line less: nobody reads on from a part of it, and the figure stays small.
 */
function drawn(count: number, most: number): number[] {
  const lines = linesOf(count, most);
  if (count <= lines) return Array.from({ length: count }, (_, i) => i);
  return [...Array.from({ length: lines - 2 }, (_, i) => i), -1, count - 1];
}

const linesOf = (count: number, most: number) => (count <= most ? count : most - 1);

/** Lines and columns that a shape takes on the graph. */
export function gridSize(shape: Shape): GridSize {
  const { rows, columns } = extents(shape);
  return { rows: linesOf(rows, GRID.mostRows), columns: linesOf(columns, GRID.mostColumns) };
}

/** `(2, 3)` as the shape is written everywhere. */
export function shapeText(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}

/** What a value of a shape looks like: a number, or a grid that leaves out its middle when it is large. */
export function amountOf(values: ArrayLike<number>, shape: Shape, cellWidth: number = GRID.cellWidth): Amount {
  if (shape.length === 0) return { kind: 'number', ...figures(values[0] as number) };
  const { rows, columns } = extents(shape);
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i] as number);
    if (Number.isFinite(size) && size > largest) largest = size;
  }
  const across = drawn(columns, GRID.mostColumns);
  const cell = (index: number): Cell => {
    const value = values[index] as number;
    const share = largest === 0 || !Number.isFinite(value) ? 0 : Math.round((100 * Math.abs(value)) / largest);
    return { index, share, negative: value < 0, ...figures(value) };
  };
  return {
    kind: 'grid',
    shape: shapeText(shape),
    cellWidth,
    rows: drawn(rows, GRID.mostRows).map((row) =>
      across.map((column) => (row < 0 || column < 0 ? DOTS : cell(row * columns + column))),
    ),
  };
}

/** The amount in words for a screen reader: the number, or the shape of the grid. */
export function spoken(amount: Amount): string {
  return amount.kind === 'number' ? amount.text : amount.shape;
}

/** Height of a grid as drawn, 0 for a number. */
export function gridHeight(amount: Amount): number {
  return amount.kind === 'grid' ? amount.rows.length * GRID.cellHeight : 0;
}
