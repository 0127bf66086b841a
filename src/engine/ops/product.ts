import { broadcastShapes, type Shape, sameShape } from '../shape.ts';
import type { ShapeProblem, Slice, Term } from './define.ts';

/** A matrix inside a flat array: element (i, j) stands at `at + i·row + j·column`. A transpose only swaps the strides. */
export interface MatrixView {
  readonly at: number;
  readonly rows: number;
  readonly columns: number;
  readonly row: number;
  readonly column: number;
}

/** A matrix, or a vector as one row (on the left of `@`) or one column (on the right), as NumPy takes it. */
export function viewOf({ offset, shape }: Slice, side: 'left' | 'right'): MatrixView {
  const first = shape[0]!;
  const isMatrix = shape.length === 2;
  const rows = isMatrix || side === 'right' ? first : 1;
  const columns = isMatrix ? shape[1]! : side === 'right' ? 1 : first;
  // One object literal on every path, here and below: V8 then takes the view apart instead of allocating it.
  return { at: offset, rows, columns, row: columns, column: 1 };
}

/** The same numbers with rows and columns exchanged. */
export function transposed({ at, rows, columns, row, column }: MatrixView): MatrixView {
  return { at, rows: columns, columns: rows, row: column, column: row };
}

/** A row-major matrix of that many rows and columns from an offset on. */
export function dense(at: number, rows: number, columns: number): MatrixView {
  return { at, rows, columns, row: columns, column: 1 };
}

/** Z = A·B, row-major into `z[at …]`: Zᵢⱼ = Σₖ Aᵢₖ·Bₖⱼ. */
export function multiply(
  z: Float64Array,
  at: number,
  a: Float64Array,
  left: MatrixView,
  b: Float64Array,
  right: MatrixView,
): void {
  const { rows, columns: inner, column: stepA } = left;
  const { columns, row: stepB } = right;
  let to = at;
  for (let i = 0; i < rows; i++) {
    const fromA = left.at + i * left.row;
    for (let j = 0; j < columns; j++) {
      let p = fromA;
      let q = right.at + j * right.column;
      let sum = 0;
      for (let k = 0; k < inner; k++) {
        sum += a[p]! * b[q]!;
        p += stepA;
        q += stepB;
      }
      z[to] = sum;
      to++;
    }
  }
}

/** The products of which entry `index` of A·B is the sum. With `swap` the factors from B come first. */
export function productTerms(
  a: Float64Array,
  left: MatrixView,
  b: Float64Array,
  right: MatrixView,
  index: number,
  swap = false,
): Term[] {
  const i = Math.floor(index / right.columns);
  const j = index % right.columns;
  return Array.from({ length: left.columns }, (_, k) => {
    const x = a[left.at + i * left.row + k * left.column]!;
    const y = b[right.at + k * right.row + j * right.column]!;
    return swap ? { a: y, b: x } : { a: x, b: y };
  });
}

/**
 * Shape of A·B for ranks 1 and 2; with `transposeRight` of A·Bᵀ. A vector has no other side, so its axis vanishes.
 * A scalar has none at all: that is a problem, as are other ranks and inner extents that differ.
 */
export function productShape(a: Shape, b: Shape, transposeRight = false): Shape | ShapeProblem {
  for (const [slot, shape] of [a, b].entries()) {
    if (shape.length < 1 || shape.length > 2) return { problem: 'rank', slot, wants: 'matrix' };
  }
  const right = transposeRight ? [...b].reverse() : b;
  if (a[a.length - 1] !== right[0]) return { problem: 'mismatch', left: 0, right: 1 };
  return [...a.slice(0, -1), ...right.slice(1)];
}

/** Shape of A·B + c, where c is stretched over the product and never the other way. */
export function productPlusShape(a: Shape, b: Shape, c: Shape, transposeRight: boolean): Shape | ShapeProblem {
  const shape = productShape(a, b, transposeRight);
  if ('problem' in shape) return shape;
  const sum = broadcastShapes(shape, c);
  return sum !== null && sameShape(sum, shape) ? shape : { problem: 'mismatch', left: 1, right: 2 };
}
