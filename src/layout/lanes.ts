/** The two lanes of an edge: true offsets of its centre line, as SVG paths and as points. */
import { cubic, endGap, laneOffset, steepestAngle } from './curve.ts';
import type { PlacedEdge, Point } from './types.ts';

/** Which lane, which way it is drawn, and how much of its ends an arrowhead takes. */
export interface LaneOptions {
  /** px left of the direction of travel (negative: right). Default: 5 forwards, -5 backwards. */
  readonly offset?: number;
  /** 'forward' draws source → target, 'backward' target → source. */
  readonly direction: 'forward' | 'backward';
  /** px to leave free at the source and at the target. */
  readonly trimStart?: number;
  readonly trimEnd?: number;
}

/** Points of a lane: level, S-curve, level, S-curve, level (S-curves of no height are left out). */
interface Lane {
  readonly startX: number;
  readonly endX: number;
  readonly startY: number;
  readonly runY: number;
  readonly endY: number;
  readonly first: readonly [number, number] | null;
  readonly last: readonly [number, number] | null;
}

/**
 * Offset of a level–S–level line by d to its left: with y growing downwards the level parts move up by d, and the
 * corner between two lines that meet at angle θ moves along the level by d·tan(θ/2), so the gap stays even.
 */
function offsetLane(edge: PlacedEdge, d: number, trimStart: number, trimEnd: number): Lane {
  const shift = (from: number, to: number, rise: number): number =>
    d * Math.tan(steepestAngle(to - from, rise) / 2) * Math.sign(rise);
  const firstRise = edge.run.y - edge.start.y;
  const lastRise = edge.end.y - edge.run.y;
  const firstShift = shift(edge.leave, edge.run.x0, firstRise);
  const lastShift = shift(edge.run.x1, edge.enter, lastRise);
  const endY = edge.end.y - d;
  let tip = edge.end.x;
  if (edge.rim) {
    const { x, y, radius } = edge.rim;
    const dy = endY - y;
    tip = x - (Math.abs(dy) < radius ? Math.sqrt(radius * radius - dy * dy) : radius) - endGap;
  }
  const endX = tip - trimEnd;
  const last: [number, number] | null =
    lastRise === 0 ? null : [edge.run.x1 + lastShift, Math.min(edge.enter + lastShift, endX)];
  return {
    startX: edge.start.x + trimStart,
    endX,
    startY: edge.start.y - d,
    runY: edge.run.y - d,
    endY,
    first: firstRise === 0 ? null : [edge.leave + firstShift, edge.run.x0 + firstShift],
    last,
  };
}

/**
 * An S-curve taller than many screens is drawn as a straight line: nobody can tell, and a thousand such curves (one value
 * used a thousand times) take a browser without a graphics card half a minute to paint.
 */
const tallestCurve = 8000;

const text = (value: number): string => String(Math.round(value * 10) / 10);

/**
 * SVG path of one lane (`M … H … C … H …`).
 *
 * @param edge As placed by the layout, px.
 * @returns Path data, drawn in the direction of travel asked for.
 */
export function lanePath(edge: PlacedEdge, options: LaneOptions): string {
  const forward = options.direction === 'forward';
  if (edge.upright) return uprightPath(edge, forward, options);
  const lane = offsetLane(
    edge,
    options.offset ?? (forward ? laneOffset : -laneOffset),
    options.trimStart ?? 0,
    options.trimEnd ?? 0,
  );
  const parts: string[] = [];
  const curve = (x0: number, y0: number, x1: number, y1: number): void => {
    const middle = text((x0 + x1) / 2);
    const bend = Math.abs(y1 - y0) > tallestCurve ? 'L' : `C${middle},${text(y0)} ${middle},${text(y1)} `;
    parts.push(`H${text(x0)}${bend}${text(x1)},${text(y1)}`);
  };
  if (forward) {
    parts.push(`M${text(lane.startX)},${text(lane.startY)}`);
    if (lane.first) curve(lane.first[0], lane.startY, lane.first[1], lane.runY);
    if (lane.last) curve(lane.last[0], lane.runY, lane.last[1], lane.endY);
    parts.push(`H${text(lane.endX)}`);
  } else {
    parts.push(`M${text(lane.endX)},${text(lane.endY)}`);
    if (lane.last) curve(lane.last[1], lane.endY, lane.last[0], lane.runY);
    if (lane.first) curve(lane.first[1], lane.runY, lane.first[0], lane.startY);
    parts.push(`H${text(lane.startX)}`);
  }
  return parts.join('');
}

/** A wire from a tray goes up: left of the direction of travel is left on the screen. */
function uprightPath(edge: PlacedEdge, forward: boolean, options: LaneOptions): string {
  const x = text(edge.start.x - (options.offset ?? (forward ? laneOffset : -laneOffset)));
  const bottom = text(edge.start.y - (options.trimStart ?? 0));
  const top = text(edge.end.y + (options.trimEnd ?? 0));
  return forward ? `M${x},${bottom}V${top}` : `M${x},${top}V${bottom}`;
}

/** Pieces an S-curve is measured in. */
const pieces = 12;

/**
 * Point of a lane at the share t of its length, from the source (t = 0) to the target (t = 1); S-curves are measured
 * as 12 chords each (shorter than the curve by less than 0.5 %).
 *
 * @param offset px left of the direction of travel; 0 is the centre line.
 */
export function pointAt(edge: PlacedEdge, t: number, offset = 0): Point {
  if (edge.upright) {
    const share = Math.min(1, Math.max(0, t));
    return { x: edge.start.x - offset, y: edge.start.y + (edge.end.y - edge.start.y) * share };
  }
  const lane = offsetLane(edge, offset, 0, 0);
  const points: Point[] = [{ x: lane.startX, y: lane.startY }];
  const curve = (x0: number, y0: number, x1: number, y1: number): void => {
    const middle = (x0 + x1) / 2;
    for (let index = 0; index <= pieces; index++) {
      const s = index / pieces;
      points.push({ x: cubic(x0, middle, middle, x1, s), y: cubic(y0, y0, y1, y1, s) });
    }
  };
  if (lane.first) curve(lane.first[0], lane.startY, lane.first[1], lane.runY);
  if (lane.last) curve(lane.last[0], lane.runY, lane.last[1], lane.endY);
  points.push({ x: lane.endX, y: lane.endY });
  const lengths = points.slice(1).map((point, index) => {
    const before = points[index] as Point;
    return Math.hypot(point.x - before.x, point.y - before.y);
  });
  let rest = Math.min(1, Math.max(0, t)) * lengths.reduce((sum, length) => sum + length, 0);
  for (let index = 0; index < lengths.length; index++) {
    const length = lengths[index] as number;
    const from = points[index] as Point;
    const to = points[index + 1] as Point;
    if (rest <= length) {
      const share = length > 0 ? rest / length : 0;
      return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    }
    rest -= length;
  }
  return points.at(-1) as Point;
}
