/** How the points of a class are drawn: every class has a shape, and every second one is filled. */
export interface Glyph {
  readonly shape: 'circle' | 'square' | 'triangle' | 'diamond';
  readonly filled: boolean;
}

const GLYPHS: readonly Glyph[] = [
  { shape: 'circle', filled: false },
  { shape: 'square', filled: true },
  { shape: 'triangle', filled: false },
  { shape: 'diamond', filled: true },
  { shape: 'square', filled: false },
  { shape: 'circle', filled: true },
  { shape: 'diamond', filled: false },
  { shape: 'triangle', filled: true },
];

/** The glyph of a class; points without a class are filled circles. */
export function glyphOf(own: number | null): Glyph {
  return own === null ? (GLYPHS[5] as Glyph) : (GLYPHS[own % GLYPHS.length] as Glyph);
}

/** The path of a glyph with its centre at (x, y); shapes have about the same area at the same `r`. */
export function glyphPath({ shape }: Glyph, x: number, y: number, r: number): string {
  const n = (value: number) => Math.round(value * 10) / 10;
  if (shape === 'circle') return `M${n(x - r)},${n(y)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
  if (shape === 'square') {
    const a = n(r * 0.9);
    return `M${n(x - a)},${n(y - a)}h${2 * a}v${2 * a}h${-2 * a}Z`;
  }
  if (shape === 'diamond') {
    const a = n(r * 1.25);
    return `M${n(x)},${n(y - a)}l${a},${a}l${-a},${a}l${-a},${-a}Z`;
  }
  const a = n(r * 1.2);
  return `M${n(x)},${n(y - a)}l${a},${n(1.8 * a)}h${-2 * a}Z`;
}

/** A place in pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** One path a class for all its points. */
export interface PointPath {
  readonly glyph: Glyph;
  /** `null`: points without classes. */
  readonly own: number | null;
  readonly path: string;
}

/** The points by class. Those without a finite place are left out. */
export function pointPaths(
  spots: readonly Spot[],
  classOf: Int32Array | null,
  classes: number,
  r: number,
): PointPath[] {
  const paths: PointPath[] = [];
  for (let own = 0; own < (classOf === null ? 1 : classes); own++) {
    const glyph = glyphOf(classOf === null ? null : own);
    let path = '';
    for (const [k, { x, y }] of spots.entries()) {
      if (classOf !== null && classOf[k] !== own) continue;
      if (Number.isFinite(x) && Number.isFinite(y)) path += glyphPath(glyph, x, y, r);
    }
    paths.push({ glyph, own: classOf === null ? null : own, path });
  }
  return paths;
}

/** The spot that is nearest to a place, within `reach` pixels; `null` when none is. Of equals the later one: it lies on top. */
export function nearestSpot(spots: readonly Spot[], x: number, y: number, reach: number): number | null {
  let best: number | null = null;
  let distance = reach;
  for (const [k, spot] of spots.entries()) {
    const d = Math.hypot(spot.x - x, spot.y - y);
    if (d <= distance) {
      best = k;
      distance = d;
    }
  }
  return best;
}
