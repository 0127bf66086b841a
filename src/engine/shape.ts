/** Shapes as PyTorch writes them: `[]` is a scalar, `[3]` a vector, `[2, 3]` a matrix of 2 rows. Row-major storage. */
export type Shape = readonly number[];

/** The one shape object of every scalar, so that `shape === SCALAR` is a cheap test. */
export const SCALAR: Shape = Object.freeze([]);

/** Number of elements of a value of that shape. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (const extent of shape) size *= extent;
  return size;
}

/** Whether two shapes are the same, extent by extent. */
export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/**
 * The shape of an elementwise result of two operands, by NumPy's rule: aligned at the right, an extent of 1 stretches.
 * `null` when the two do not fit.
 */
export function broadcastShapes(a: Shape, b: Shape): Shape | null {
  if (sameShape(a, b)) return a;
  const rank = Math.max(a.length, b.length);
  const out: number[] = new Array(rank);
  for (let i = 1; i <= rank; i++) {
    const x = a[a.length - i] ?? 1;
    const y = b[b.length - i] ?? 1;
    if (x !== y && x !== 1 && y !== 1) return null;
    out[rank - i] = x === 1 ? y : x;
  }
  return out.length === 0 ? SCALAR : out;
}

/**
 * For each element of a value of shape `to` (row-major), the index of the element of a value of shape `from` that
 * broadcasting reads there. The same table undoes broadcasting: the gradient of element `t` is added at `index[t]`.
 */
export function broadcastIndex(from: Shape, to: Shape): Int32Array {
  const index = new Int32Array(sizeOf(to));
  if (sizeOf(from) === 1) return index;
  const rank = to.length;
  const stride = new Array<number>(rank).fill(0);
  let step = 1;
  for (let i = 1; i <= from.length; i++) {
    const extent = from[from.length - i] as number;
    stride[rank - i] = extent === 1 ? 0 : step;
    step *= extent;
  }
  for (let flat = 0; flat < index.length; flat++) {
    let rest = flat;
    let at = 0;
    for (let axis = rank - 1; axis >= 0; axis--) {
      const extent = to[axis] as number;
      at += (rest % extent) * (stride[axis] as number);
      rest = Math.floor(rest / extent);
    }
    index[flat] = at;
  }
  return index;
}

/** `(2, 3)`, `(3,)` for a vector, `()` for a scalar: as PyTorch and NumPy print a shape. */
export function printShape(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}
