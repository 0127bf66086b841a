/** Where a chart over the inputs begins and ends along one of them. */
export type Extent = readonly [number, number];

/** Points of the grid along each input: an odd number, so that its middle is one. */
export const GRID = 41;
/** Points along the one input of a curve. */
export const CURVE = 161;

/** The range of one feature with half its span on both sides: −0.5 to 1.5 for zeros and ones. */
export function extentOf(data: ArrayLike<number>, features: number, feature: number): Extent {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let k = feature; k < data.length; k += features) {
    const value = data[k] as number;
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!(low <= high)) return [-1, 1];
  const half = low === high ? 0.5 : (high - low) / 2;
  return [low - half, high + half];
}

/** `count` numbers from one end of a range to the other. */
export function evenly([low, high]: Extent, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, k) => low + ((high - low) * k) / (count - 1));
}

/** The points of the plane in rows (the second input grows from row to row), as samples of two features. */
export function gridPoints(x: Extent, y: Extent, size: number): Float64Array {
  const xs = evenly(x, size);
  const ys = evenly(y, size);
  const points = new Float64Array(2 * size * size);
  for (let j = 0; j < size; j++) {
    for (let i = 0; i < size; i++) {
      points[2 * (j * size + i)] = xs[i] as number;
      points[2 * (j * size + i) + 1] = ys[j] as number;
    }
  }
  return points;
}

/** Least and greatest finite number; `null` where there is none. */
export function rangeOf(values: ArrayLike<number>): Extent | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < values.length; k++) {
    const value = values[k] as number;
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : null;
}

/** The part of the line a·x + b·y + c = 0 within a rectangle, as x₁, y₁, x₂, y₂; `null` when it passes by. */
export function lineWithin(
  a: number,
  b: number,
  c: number,
  x: Extent,
  y: Extent,
): readonly [number, number, number, number] | null {
  const ends: number[] = [];
  const add = (px: number, py: number) => {
    // A corner is met twice.
    if (ends.length === 2 && Math.abs((ends[0] as number) - px) + Math.abs((ends[1] as number) - py) < 1e-9) return;
    if (ends.length < 4) ends.push(px, py);
  };
  if (b !== 0) {
    for (const px of x) {
      const py = -(a * px + c) / b;
      if (py >= y[0] && py <= y[1]) add(px, py);
    }
  }
  if (a !== 0) {
    for (const py of y) {
      const px = -(b * py + c) / a;
      if (px >= x[0] && px <= x[1]) add(px, py);
    }
  }
  return ends.length === 4 ? (ends as unknown as readonly [number, number, number, number]) : null;
}
