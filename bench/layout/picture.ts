/** What every layout tool's answer is reduced to, and the measures taken on it. */

/** Node centres by key and edges as polylines, px, y downwards. */
export interface Picture {
  readonly x: ReadonlyMap<string, number>;
  readonly y: ReadonlyMap<string, number>;
  readonly lines: readonly (readonly (readonly [number, number])[])[];
}

type XY = readonly [number, number];

function turn(a: XY, b: XY, c: XY): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

function cross(a: XY, b: XY, c: XY, d: XY): boolean {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

function bounds(line: readonly XY[]): readonly [number, number, number, number] {
  const xs = line.map((point) => point[0]);
  const ys = line.map((point) => point[1]);
  return [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
}

/** Pairs of edges whose lines properly intersect, those that share a node included. */
export function crossings({ lines }: Picture): number {
  const boxes = lines.map(bounds);
  let count = 0;
  for (let i = 0; i < lines.length; i++) {
    for (let j = i + 1; j < lines.length; j++) {
      const a = boxes[i] as readonly [number, number, number, number];
      const b = boxes[j] as readonly [number, number, number, number];
      if (a[0] > b[1] || b[0] > a[1] || a[2] > b[3] || b[2] > a[3]) continue;
      if (meet(lines[i] as readonly XY[], lines[j] as readonly XY[])) count++;
    }
  }
  return count;
}

function meet(a: readonly XY[], b: readonly XY[]): boolean {
  for (let i = 1; i < a.length; i++) {
    for (let j = 1; j < b.length; j++) {
      if (cross(a[i - 1] as XY, a[i] as XY, b[j - 1] as XY, b[j] as XY)) return true;
    }
  }
  return false;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Nodes of one column: x equal within half a node. */
function inColumn(picture: Picture, a: string, b: string): boolean {
  return Math.abs((picture.x.get(a) ?? 0) - (picture.x.get(b) ?? 0)) < 26;
}

/** Typical distance between neighbours of one column. */
export function rowPitch(picture: Picture): number {
  const keys = [...picture.y.keys()].sort((a, b) => (picture.y.get(a) ?? 0) - (picture.y.get(b) ?? 0));
  const steps: number[] = [];
  keys.forEach((key, index) => {
    const next = keys.slice(index + 1).find((other) => inColumn(picture, key, other));
    if (next !== undefined) steps.push((picture.y.get(next) ?? 0) - (picture.y.get(key) ?? 0));
  });
  return steps.length > 0 ? median(steps) : 80;
}

/**
 * What opening did to the others: pairs of one column that changed order, and nodes that moved across the flow (in y,
 * after taking off the shift that the whole figure made) by more than half a row pitch.
 */
export function disturbance(
  before: Picture,
  after: Picture,
  inside: (key: string) => boolean,
): { others: number; flips: number; moved: number } {
  const keys = [...before.y.keys()].filter((key) => !inside(key) && after.y.has(key));
  const shift = median(keys.map((key) => (after.y.get(key) ?? 0) - (before.y.get(key) ?? 0)));
  const half = rowPitch(before) / 2;
  let flips = 0;
  let moved = 0;
  keys.forEach((a, index) => {
    const move = (after.y.get(a) ?? 0) - (before.y.get(a) ?? 0) - shift;
    if (Math.abs(move) > half) moved++;
    for (const b of keys.slice(index + 1)) {
      if (!inColumn(before, a, b)) continue;
      const was = (before.y.get(a) ?? 0) - (before.y.get(b) ?? 0);
      const is = (after.y.get(a) ?? 0) - (after.y.get(b) ?? 0);
      if (was * is < 0) flips++;
    }
  });
  return { others: keys.length, flips, moved };
}
