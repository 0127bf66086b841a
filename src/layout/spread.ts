/** Widths: columns as wide as their nodes, gaps as wide as their labels and bends need. */
import { bendWidth, climbed, labelDrop, labelLift, labelMargin, labelWidth, laneHalf, leaveStub } from './curve.ts';
import type { Wire } from './tree.ts';

/** A wire with its heights known and its widths to be found. */
export interface Route {
  readonly wire: Wire;
  /** Gap after its source's column, and gap before its target's. */
  readonly firstGap: number;
  readonly lastGap: number;
  /** Heights at the source, on the level run, at the port. */
  readonly startY: number;
  readonly y: number;
  readonly endY: number;
}

/** Widths inside one gap, px from its left edge. */
export interface GapWidth {
  readonly width: number;
  /** Width of the last bend of the routes that end here, in the order given. */
  readonly bends: ReadonlyMap<Route, number>;
  /** Where the first bends end. */
  readonly level: number;
  /** Where labels are centred. */
  readonly label: number;
}

/** Share of the width after which an S-curve has climbed the given share of its rise. */
function shareAt(rise: number): number {
  let low = 0;
  let high = 1;
  for (let round = 0; round < 12; round++) {
    const middle = (low + high) / 2;
    if (climbed(middle) < rise) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * Least width of a gap right of label box [top, bottom] so that an S-curve that ends at the gap's right edge is still
 * clear of it at the box's right side; 0 when they never meet.
 */
function clearance(route: Route, bend: number, right: number, top: number, bottom: number): number {
  const rise = route.endY - route.y;
  if (rise === 0) return 0;
  const enters = rise > 0 ? top - laneHalf - route.y : route.y - (bottom + laneHalf);
  const leaves = rise > 0 ? bottom + laneHalf - route.y : route.y - (top - laneHalf);
  // Outside what the curve sweeps: above or below it all the way.
  if (leaves <= 0 || enters >= Math.abs(rise)) return 0;
  return right + bend * (1 - shareAt(Math.max(0, enters / Math.abs(rise))));
}

/** Least distance of two neighbouring centre lines: their lanes and a little air. */
const laneDistance = 18;

/**
 * Widths of the last bends into one gap. Two neighbours that climb the same way may touch when the outer one, which
 * climbs further, begins much earlier; then the inner one takes the outer one's width, and they run side by side.
 */
function lastBends(routes: readonly Route[]): Map<Route, number> {
  const bends = new Map(routes.map((route) => [route, bendWidth(route.endY - route.y)]));
  for (const direction of [-1, 1]) {
    const same = routes.filter((route) => Math.sign(route.endY - route.y) === direction);
    // From the one that climbs most to its neighbours: upwards from the lowest, downwards from the highest.
    same.sort((a, b) => (b.y - a.y) * -direction);
    for (let index = 1; index < same.length; index++) {
      const outer = same[index - 1] as Route;
      const inner = same[index] as Route;
      const wide = bends.get(outer) ?? 0;
      const narrow = bends.get(inner) ?? 0;
      if (wide <= narrow || (outer.endY - inner.endY) * direction > 0) continue;
      for (let sample = 1; sample < 8; sample++) {
        const before = (wide * sample) / 8;
        const outerY = outer.y + (outer.endY - outer.y) * climbed(1 - before / wide);
        const innerY = inner.y + (inner.endY - inner.y) * climbed(1 - before / narrow);
        if (Math.abs(outerY - innerY) >= laneDistance && (innerY - outerY) * direction > 0) continue;
        bends.set(inner, wide);
        break;
      }
    }
  }
  return bends;
}

/** Widths of every gap. `least` is the free space between two columns that nothing asks to widen. */
export function gapWidths(routes: readonly Route[], gaps: number, least: number): GapWidth[] {
  const starting: Route[][] = Array.from({ length: gaps }, () => []);
  const ending: Route[][] = Array.from({ length: gaps }, () => []);
  for (const route of routes) {
    starting[route.firstGap]?.push(route);
    ending[route.lastGap]?.push(route);
  }
  const widths: GapWidth[] = [];
  for (let gap = 0; gap < gaps; gap++) {
    const bends = lastBends(ending[gap] ?? []);
    let level = 0;
    let widest = 0;
    for (const route of starting[gap] ?? []) {
      const bend = bendWidth(route.startY - route.y);
      if (bend > 0) level = Math.max(level, bend + leaveStub);
      widest = Math.max(widest, labelWidth(route.wire));
    }
    const label = level + (widest > 0 ? (widest + labelMargin) / 2 : 0);
    let width = least;
    for (const route of starting[gap] ?? []) {
      const own = labelWidth(route.wire);
      const run = own > 0 ? label + (own + labelMargin) / 2 : level + labelMargin;
      width = Math.max(width, run + (bends.get(route) ?? 0));
    }
    for (const route of ending[gap] ?? []) {
      const bend = bends.get(route) ?? 0;
      width = Math.max(width, bend + (route.firstGap === gap ? level : 0));
      for (const other of starting[gap] ?? []) {
        const own = labelWidth(other.wire);
        if (other === route || own === 0) continue;
        const { above, below } = other.wire;
        const top = other.y - (above.height > 0 ? labelLift + above.height : 0);
        const bottom = other.y + (below.height > 0 ? labelDrop + below.height : 0);
        width = Math.max(width, clearance(route, bend, label + own / 2 + 4, top, bottom));
      }
    }
    widths.push({ width: Math.ceil(width), bends, level, label });
  }
  return widths;
}
