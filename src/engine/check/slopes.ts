import { runForward } from '../trace/run.ts';
import { emptyTrace, type Trace } from '../trace/trace.ts';
import { centralDifference, errors, ofOnePass, seeded } from './difference.ts';

/** Error of the central difference against the step h, for the plot of truncation and round-off. */
export interface ErrorAtStep {
  readonly h: number;
  readonly absolute: number;
  readonly relative: number;
}

/** The error of one element's central difference for h = 1e-1, 1e-1.5 … 1e-13. */
export function errorAgainstStep(given: Trace, node: number, element: number): ErrorAtStep[] {
  const trace = ofOnePass(given);
  const scratch = emptyTrace(trace.schedule);
  const gradient = trace.grads[(trace.graph.offsets[node] as number) + element] as number;
  const points: ErrorAtStep[] = [];
  for (let half = 2; half <= 26; half++) {
    const h = 10 ** (-half / 2);
    points.push({ h, ...errors(gradient, centralDifference(trace, node, element, h, scratch)) });
  }
  return points;
}

/** A straight line on both logarithmic axes: error = factor · h^slope. */
export interface Guide {
  readonly slope: 2 | -1;
  readonly factor: number;
  /** Between which h the points follow it. */
  readonly from: number;
  readonly to: number;
}

/** What the points show of the two errors of a central difference. */
export interface Slopes {
  /** Truncation, h²/6 · F‴ and more: what the difference leaves out; `null` where the points do not show it. */
  readonly truncation: Guide | null;
  /** Round-off, about ε|F| / h: what is lost in F(x + h) − F(x − h); `null` where the points do not show it. */
  readonly roundOff: Guide | null;
  /** The step about which the error is least; of several, the largest one. `null` without a finite point. */
  readonly best: ErrorAtStep | null;
}

/** How far a slope may be from the one it is taken for. Round-off is a scatter, so that it gets more room. */
const ROOM = { truncation: 0.35, roundOff: 0.4 };
/** Points that a line needs to be seen. */
const LEAST_POINTS = 4;

/**
 * Which of the two laws the points follow: from the largest h on those that fall with h², and those of steps smaller than the best
 * one. The fit by least squares only decides whether a guide is shown; the guide itself has the slope of the theory
 * and goes through the middle of the points.
 */
export function slopesOf(points: readonly ErrorAtStep[]): Slopes {
  const finite = points.filter(({ relative }) => Number.isFinite(relative)).sort((a, b) => b.h - a.h);
  const best = bestOf(finite);
  if (best === null) return { truncation: null, roundOff: null, best };
  const falling = finite.slice(0, fallingCount(finite));
  // An error of one half and more follows no law, and one of 0 is no point on logarithmic axes.
  const smaller = finite.filter(({ h, relative }) => h < best.h && relative > 0 && relative < 0.5);
  const truncation = guideOf(falling, 2, ROOM.truncation);
  return { truncation, roundOff: guideOf(smaller, -1, ROOM.roundOff), best };
}

/** How many points, from the largest h on, each follow the one before with a slope of about 2. */
function fallingCount(points: readonly ErrorAtStep[]): number {
  let count = 1;
  for (; count < points.length; count++) {
    const [before, here] = [points[count - 1] as ErrorAtStep, points[count] as ErrorAtStep];
    const slope = Math.log(before.relative / here.relative) / Math.log(before.h / here.h);
    if (!(Math.abs(slope - 2) <= ROOM.truncation)) break;
  }
  return count;
}

/** The point with the least error, its neighbours' taken for its own where they are larger: one lucky hit is no best step. */
function bestOf(points: readonly ErrorAtStep[]): ErrorAtStep | null {
  let best: ErrorAtStep | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [k, point] of points.entries()) {
    const around = points.slice(Math.max(0, k - 1), k + 2).map(({ relative }) => relative);
    const worst = Math.max(...around);
    if (worst < least) [best, least] = [point, worst];
  }
  return best;
}

function guideOf(points: readonly ErrorAtStep[], slope: 2 | -1, room: number): Guide | null {
  if (points.length < LEAST_POINTS) return null;
  const at = points.map(({ h, relative }) => ({ x: Math.log10(h), y: Math.log10(relative) }));
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const x0 = mean(at.map(({ x }) => x));
  const y0 = mean(at.map(({ y }) => y));
  const fitted =
    at.reduce((sum, { x, y }) => sum + (x - x0) * (y - y0), 0) / at.reduce((sum, { x }) => sum + (x - x0) ** 2, 0);
  if (!(Math.abs(fitted - slope) <= room)) return null;
  const hs = points.map(({ h }) => h);
  return { slope, factor: 10 ** (y0 - slope * x0), from: Math.min(...hs), to: Math.max(...hs) };
}

/**
 * How F depends on one element near its value, as far as differences with steps of 0.1 and 0.05 can tell: `constant`, `linear`, `quadratic` (a
 * polynomial of degree 2, for which a central difference has no truncation error), or `curved`.
 */
export type Course = 'constant' | 'linear' | 'quadratic' | 'curved';

/** Round-off of a few operations on the numbers that are compared. */
const SLACK = 64 * Number.EPSILON;
/** How far above it a difference must be for the next one to be told from 0. */
const CLEAR = 1e4;

/** See `Course`. A central difference is compared with the gradient, so that a kink within the step is `curved`. */
export function courseOf(given: Trace, node: number, element: number): Course {
  const trace = ofOnePass(given);
  const scratch = emptyTrace(trace.schedule);
  const at = (trace.graph.offsets[node] as number) + element;
  const leaves = trace.values.slice();
  const x = leaves[at] as number;
  const f = (shift: number) => {
    leaves[at] = x + shift;
    return seeded(runForward(trace.schedule, leaves, scratch));
  };
  const steps = [-0.1, -0.05, 0, 0.05, 0.1];
  const values = steps.map(f);
  const size = Math.max(...values.map(Math.abs), Math.abs(x) * Math.abs(trace.grads[at] as number));
  if (!values.every(Number.isFinite)) return 'curved';
  // The k-th differences of a polynomial of degree < k are 0.
  const largest = (numbers: readonly number[]) => Math.max(...numbers.map(Math.abs));
  let differences = values;
  for (const course of ['constant', 'linear', 'quadratic'] as const) {
    // A flat difference tells nothing where the one before is hardly above round-off: x³ at 49,000 is no parabola.
    if (course !== 'constant' && largest(differences) <= CLEAR * SLACK * size) break;
    differences = differences.slice(1).map((one, k) => one - (differences[k] as number));
    if (largest(differences) <= SLACK * size) return course;
  }
  return 'curved';
}
