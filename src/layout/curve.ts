/** Distances of the drawing style: design/mock/README.md "Edges and labels". All px. */
/** The forward lane runs this far left of the centre line (seen in the direction of travel), the backward lane right. */
export const laneOffset = 5;
/** Free space between a node's border and the first pixel of its wire, and between the wire's tip and its target. */
export const startGap = 3;
export const endGap = 4;
/** A wire leaves a card level for this long: the backward arrowhead stands there. */
export const leaveStub = 18;
/** The value's box stands this far over the centre line, the gradient's this far under it. */
export const labelLift = laneOffset + 4;
export const labelDrop = laneOffset + 6;
/** A label ends this far from the next bend or node. */
export const labelMargin = 5;
/** A lane without label: half its width and its arrowhead. */
export const laneHalf = laneOffset + 6;
/** Radius of the output's double ring. */
export const ringRadius = 11;

/**
 * Width of an S-curve that climbs `rise` px. Control points stand in the middle (x), so the slope there is 2·rise/width;
 * with width = √(24² + (0.44·rise)²) it tends to 2/0.44 = tan 77.6° and never reaches the 78° allowed. Narrow, because
 * height is plentiful on a screen and width is scarce.
 */
export function bendWidth(rise: number): number {
  const height = Math.abs(rise);
  return height < 0.01 ? 0 : Math.hypot(24, 0.44 * height);
}

/** Steepest angle of an S-curve of that width and rise, in radians: atan(2·rise/width). */
export function steepestAngle(width: number, rise: number): number {
  return rise === 0 ? 0 : Math.atan2(2 * Math.abs(rise), width);
}

/** Cubic Bézier coordinate: (1−t)³a + 3(1−t)²t·b + 3(1−t)t²·c + t³d. */
export function cubic(a: number, b: number, c: number, d: number, t: number): number {
  const u = 1 - t;
  return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}

const samples = 32;

/** climb[i] = share of the rise done after the share i/samples of the width. */
const climb = (() => {
  const table = new Float64Array(samples + 1);
  for (let i = 0; i <= samples; i++) {
    // Solve x(t) = 1.5·t(1−t) + t³ = i/samples by bisection: x is increasing.
    let low = 0;
    let high = 1;
    for (let round = 0; round < 40; round++) {
      const t = (low + high) / 2;
      if (cubic(0, 0.5, 0.5, 1, t) < i / samples) low = t;
      else high = t;
    }
    table[i] = cubic(0, 0, 1, 1, low);
  }
  return table;
})();

/** Share of the rise an S-curve has done after the given share of its width; 0 before, 1 after. */
export function climbed(share: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  const at = share * samples;
  const index = Math.floor(at);
  const a = climb[index] ?? 0;
  const b = climb[index + 1] ?? 1;
  return a + (b - a) * (at - index);
}
