/** Widths: columns as wide as their nodes, gaps as wide as their labels and bends need. */
import { bendWidth, climbed, labelDrop, labelLift, labelMargin, laneHalf, leaveStub } from './curve.ts';
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
  /** Where labels are centred. */
  readonly label: number;
}

/** One label of a route: half its width, and the heights between which it stands. */
interface LabelBox {
  readonly route: Route;
  readonly half: number;
  readonly top: number;
  readonly bottom: number;
}

/** The labels of a route, which stand over and under its level run. */
function labelBoxes(route: Route): LabelBox[] {
  const { above, below } = route.wire;
  const boxes: LabelBox[] = [];
  if (above.height > 0) {
    const bottom = route.y - labelLift;
    boxes.push({ route, half: above.width / 2, top: bottom - above.height, bottom });
  }
  if (below.height > 0) {
    const top = route.y + labelDrop;
    boxes.push({ route, half: below.width / 2, top, bottom: top + below.height });
  }
  return boxes;
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
 * Which part of its width an S-curve between two heights spends beside a label, as shares of the width from the height
 * `from` on; null when it stays over or under it.
 */
function beside(from: number, to: number, box: LabelBox): readonly [number, number] | null {
  const rise = to - from;
  if (rise === 0) return null;
  const near = (rise > 0 ? box.top - from : from - box.bottom) - laneHalf;
  const far = (rise > 0 ? box.bottom - from : from - box.top) + laneHalf;
  const height = Math.abs(rise);
  if (far <= 0 || near >= height) return null;
  return [near <= 0 ? 0 : shareAt(near / height), far >= height ? 1 : shareAt(far / height)];
}

/**
 * The same for a label of the curve's own run: it keeps clear of the whole bend when it stands on the side to which the
 * bend leads (`end` is its other end), and reaches under a bend that leads away from it.
 */
function besideOwn(end: number, box: LabelBox): readonly [number, number] | null {
  const { y } = box.route;
  return end !== y && end > y === box.top > y ? [0, 1] : null;
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

/** Where the labels of one gap are centred: behind every first bend that leads past them. */
function labelColumn(starting: readonly Route[], boxes: readonly LabelBox[]): number {
  let column = 0;
  for (const { half } of boxes) column = Math.max(column, half + labelMargin);
  for (const route of starting) {
    const bend = bendWidth(route.startY - route.y);
    if (bend === 0) continue;
    for (const box of boxes) {
      const own = box.route === route;
      const part = own ? besideOwn(route.startY, box) : beside(route.startY, route.y, box);
      const passed = part ? bend * part[1] : 0;
      if (part || own) column = Math.max(column, leaveStub + passed + labelMargin + box.half);
    }
  }
  return column;
}

/** Widths of every gap. `least` is the free space between two columns that nothing asks to widen. */
export function gapWidths(routes: readonly Route[], gaps: number, least: number): GapWidth[] {
  const starting: Route[][] = Array.from({ length: gaps }, () => []);
  const ending: Route[][] = Array.from({ length: gaps }, () => []);
  for (const route of routes) {
    starting[route.firstGap]?.push(route);
    ending[route.lastGap]?.push(route);
  }
  return starting.map((first, gap): GapWidth => {
    const bends = lastBends(ending[gap] ?? []);
    const boxes = first.flatMap(labelBoxes);
    const label = labelColumn(first, boxes);
    let width = least;
    for (const { half } of boxes) width = Math.max(width, label + half + labelMargin);
    for (const [route, bend] of bends) {
      const firstBend = route.firstGap === gap ? bendWidth(route.startY - route.y) : 0;
      width = Math.max(width, (firstBend > 0 ? leaveStub + firstBend : 0) + 2 * labelMargin + bend);
      for (const box of boxes) {
        const part = box.route === route ? besideOwn(route.endY, box) : beside(route.y, route.endY, box);
        if (part) width = Math.max(width, label + box.half + labelMargin + bend * (1 - part[0]));
      }
    }
    return { width: Math.ceil(width), bends, label };
  });
}
