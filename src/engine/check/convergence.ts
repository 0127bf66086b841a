import { errors } from './difference.ts';
import type { Expected } from './expected.ts';

/** What the check says of one element. */
export type Verdict = 'agrees' | 'differs' | 'silent';

/** A central difference and its step. */
export interface Stepped {
  readonly h: number;
  readonly difference: number;
}

/**
 * Why a difference that exists says nothing: round-off drowns it, or its step is too large for how F bends. `range`: numbers
 * on the way are so large or small that their squares leave the range of doubles. `waves`: at the smallest step h at which
 * the difference seemed to settle, the input of a periodic op still moves by `moves` radians.
 */
export type Unsettled =
  | { readonly why: 'roundOff' | 'range' }
  | { readonly why: 'waves'; readonly node: number; readonly moves: number; readonly h: number }
  /** `smaller`: the largest halved step from which on the difference agrees with the gradient, if there is one. */
  | { readonly why: 'truncation'; readonly smaller: Stepped | null };

/** A verdict with the difference that it stands on: at the step asked for, or at a smaller one that shows the slope. */
export interface Judged extends Stepped {
  readonly verdict: Verdict;
  readonly silence: Unsettled | null;
  /** Of `differs`: what the differences lead to, and the smallest step that it was seen at. */
  readonly limit: number;
  readonly least: number;
}

/** The relative error up to which the two agree: `rtol` of PyTorch's `torch.autograd.gradcheck`. */
export const TOLERANCE = 1e-3;

/** Round-off of a difference that may pass, in units of the slope: beyond it the difference says nothing. */
const DROWNED = 2e-3;

/** How often h is halved to see where the difference leads: h · 2⁻³⁰ is near the last digit of x for the usual h. */
const MOST_HALVINGS = 30;

/**
 * Compares a gradient with the central difference D(h) = F′ + h²/6 · F‴ + … The error of D is truncation, which falls with
 * h², and round-off, at most `noise` / h. Agreement counts where D(h), D(h/2) and D(h/4) all show it, so that an error of
 * truncation that happens to equal the gradient's is seen (its terms in h² and h⁴ may cancel at two steps, hardly at three).
 * Where they do not agree, h is halved until round-off takes over: the gradient is wrong only if the differences settle on
 * another number (and nothing in doubts.ts speaks against it); if they settle on the gradient, or on nothing, the step was
 * too large.
 * @param noise round-off of F, in its units
 * @param expected for where both are 0: they agree only where the right gradient is 0 too, and where the difference would have
 * shown one of the size that is expected (of F = σ(x) + 10¹⁴ it is 0 whatever σ does)
 * @param differenceAt the central difference at a step; NaN where x ± h is x, or F is not finite
 */
export function judge(
  gradient: number,
  given: Stepped,
  noise: number,
  expected: Expected,
  differenceAt: (h: number) => number,
): Judged {
  const { h, difference } = given;
  const first = { ...given, limit: difference, least: h };
  const slope = Math.max(Math.abs(gradient), Math.abs(difference));
  const isZero = slope === 0;
  if (noise / h > DROWNED * (isZero ? expected.size : slope))
    return { ...first, verdict: 'silent', silence: { why: 'roundOff' } };
  if (isZero)
    return expected.right === 0
      ? { ...first, verdict: 'agrees', silence: null }
      : { ...first, verdict: 'silent', silence: { why: 'truncation', smaller: null } };
  const agrees = (one: Stepped) => isNear(gradient, one.difference, noise / one.h);
  const isDrowned = (one: Stepped, limit: number) =>
    noise / one.h > limit * Math.max(Math.abs(gradient), Math.abs(one.difference));
  const steps: Stepped[] = [first];
  /** The k-th of the halved steps; `null` where there is no smaller one that says anything. */
  const at = (k: number): Stepped | null => {
    const last = steps[k - 1] as Stepped;
    const half = { h: last.h / 2, difference: differenceAt(last.h / 2) };
    if (!Number.isFinite(half.difference) || isDrowned(half, 1)) return null;
    steps.push(half);
    return half;
  };
  if (agrees(first) && confirmed(agrees, at)) return { ...first, verdict: 'agrees', silence: null };
  let settled: Stepped | null = null;
  for (let k = 1; k <= MOST_HALVINGS; k++) {
    const half = steps[k] ?? at(k);
    if (half === null) break;
    const before = steps[k - 1] as Stepped;
    if (k > 1 && agrees(before) && agrees(half) && !isDrowned(half, 2 * DROWNED))
      return { ...first, verdict: 'silent', silence: { why: 'truncation', smaller: before } };
    // What changes again at a smaller step, by more than round-off, was chance: differences over many waves of F are alike.
    if (settled !== null && !isNear(settled.difference, half.difference, noise / half.h)) settled = null;
    settled ??= settledAt(gradient, steps, noise);
  }
  const limit = settled === null ? leftLimit(gradient, steps, noise) : settled.difference;
  const isWrong = limit !== null && (settled === null || !isNear(gradient, settled.difference, noise / settled.h));
  if (!isWrong) return { ...first, verdict: 'silent', silence: { why: 'truncation', smaller: null } };
  // Three settled steps, or four that fall towards a limit, each half of the one before.
  return {
    ...(settled ?? given),
    verdict: 'differs',
    silence: null,
    limit,
    least: settled === null ? h / 8 : settled.h / 4,
  };
}

/** Whether the next two halved steps agree too; a step that says nothing confirms nothing. */
function confirmed(agrees: (one: Stepped) => boolean, at: (k: number) => Stepped | null): boolean {
  return [1, 2].every((k) => {
    const half = at(k);
    return half !== null && agrees(half);
  });
}

/** The first of the last three differences, where all three are one number as far as the tolerance and round-off go. */
function settledAt(gradient: number, steps: readonly Stepped[], noise: number): Stepped | null {
  const [a, b, c] = steps.slice(-3);
  if (a === undefined || b === undefined || c === undefined) return null;
  const near = [b, c].every((one) => isNear(a.difference, one.difference, noise / one.h));
  // Round-off must not be what they have in common; where the slope is 0 it is small beside the gradient that claims another.
  return near && noise / c.h <= DROWNED * Math.max(Math.abs(a.difference), Math.abs(gradient)) ? a : null;
}

/**
 * The limit towards which the largest steps fall by h², (4 D(h/2) − D(h)) / 3 (Richardson), if the gradient is not that: where
 * the slope is 0, the differences never settle by the tolerance. The limit is trusted to a tenth of the last change.
 */
function leftLimit(gradient: number, steps: readonly Stepped[], noise: number): number | null {
  const [a, b, c, d] = steps;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  const falls = (x: Stepped, y: Stepped, z: Stepped) => {
    const ratio = (x.difference - y.difference) / (y.difference - z.difference);
    return ratio > 3.8 && ratio < 4.2;
  };
  if (!falls(a, b, c) || !falls(b, c, d)) return null;
  const limit = (4 * d.difference - c.difference) / 3;
  const change = Math.abs(c.difference - d.difference);
  const stays = steps.slice(4).every((one) => Math.abs(one.difference - limit) <= change + noise / one.h);
  return stays && !isNear(gradient, limit, change / 10) ? limit : null;
}

/** Whether two numbers are one, up to the tolerance or up to round-off. */
function isNear(a: number, b: number, roundOff: number): boolean {
  const { absolute, relative } = errors(a, b);
  return relative <= TOLERANCE || absolute <= roundOff;
}
