import { line } from 'd3-shape';
import { levelOf } from './answers.ts';
import type { Axes2 } from './axis.ts';
import type { Learner } from './learner.ts';
import { type Extent, evenly, rangeOf } from './plane.ts';

/** The curve of a prediction along its one input, in pixels. */
export interface FitPicture {
  readonly curve: string;
  /** From each point to the curve; empty with many points. */
  readonly errors: string;
  /** Where the prediction is on the border between two answers. */
  readonly crossings: readonly number[];
}

/** With more points than this their distances from the curve would be a blur. */
const MOST_ERRORS = 40;

/** Range of the vertical axis: the targets with half their span around them, probabilities from a bit below 0 to above 1. */
export function verticalExtent({ targets, decision }: Learner): Extent {
  const range = rangeOf(targets.values);
  if (decision.kind === 'threshold' && decision.at === 0.5 && (range === null || (range[0] >= 0 && range[1] <= 1))) {
    return [-0.15, 1.15];
  }
  if (range === null) return [-1, 1];
  const room = (range[1] - range[0]) / 4 || 1;
  return [range[0] - room, range[1] + room];
}

/** The picture of the curve as `learner.onPlane` and `learner.onData` were last computed. */
export function fitPicture(learner: Learner, axes: Axes2, levels: Float64Array): FitPicture {
  const { onPlane, predictor, decision, extents, data, targets } = learner;
  if (onPlane === null) return { curve: '', errors: '', crossings: [] };
  const prediction = onPlane.value(predictor.prediction);
  const curve = levelOf(decision, prediction, prediction.length / onPlane.count, new Float64Array(onPlane.count));
  const xs = evenly(extents[0] as Extent, onPlane.count);
  // Beyond the box a curve may be as steep as it likes: its places stay numbers that a browser draws.
  const far = (y: number) => Math.min(1e5, Math.max(-1e5, y));
  const draw = line<number>(
    (k) => axes.x(xs[k] as number),
    (k) => far(axes.y(curve[k] as number)),
  )
    .defined((k) => Number.isFinite(curve[k]))
    .digits(1);
  let errors = '';
  if (targets.classOf === null && targets.values.length > 0 && levels.length <= MOST_ERRORS) {
    for (let k = 0; k < levels.length; k++) {
      const [from, to] = [axes.y(targets.values[k] as number), far(axes.y(levels[k] as number))];
      if (Number.isFinite(to)) errors += `M${axes.x(data[k] as number).toFixed(1)},${from.toFixed(1)}V${to.toFixed(1)}`;
    }
  }
  const indices = Array.from({ length: curve.length }, (_, k) => k);
  return { curve: draw(indices) ?? '', errors, crossings: crossingsOf(decision, xs, curve).map(axes.x) };
}

/** The inputs at which the curve crosses the border between two answers, between neighbouring points on a straight line. */
function crossingsOf(decision: Learner['decision'], xs: Float64Array, curve: Float64Array): number[] {
  if (decision.kind !== 'threshold') return [];
  const crossings: number[] = [];
  for (let k = 1; k < curve.length; k++) {
    const [a, b] = [(curve[k - 1] as number) - decision.at, (curve[k] as number) - decision.at];
    if (!(a < 0 ? b >= 0 : b < 0)) continue;
    const [left, right] = [xs[k - 1] as number, xs[k] as number];
    crossings.push(left + ((right - left) * a) / (a - b));
  }
  return crossings;
}
