/** Significant digits that an answer has to have right: those that the graph shows. */
export const JUDGED_DIGITS = 4;
/** What round-off leaves where paper has 0, in units of the numbers that cancel: a few thousand last digits. */
const LEAST = 1e-12;

/**
 * How far from `right` an answer may be: half a unit of its fourth significant digit, so that what stands on the graph is
 * always enough, and what round-off leaves of numbers of size `scale` that cancel (`scaleOf`). A hair more, for decimals
 * that lie on the edge in binary.
 */
export function toleranceOf(right: number, scale = 1): number {
  const least = Number.isFinite(scale) ? LEAST * scale : 0;
  if (right === 0 || !Number.isFinite(right)) return least;
  const half = 0.5 * 10 ** (Math.floor(Math.log10(Math.abs(right))) - JUDGED_DIGITS + 1);
  return Math.max(half * (1 + 1e-9), least);
}

/** So far from a number an answer may be that has lost digits on the way, as a part of the number: two digits are right. */
const NEAR = 0.005;

/** Whether an answer is almost this number: what was rounded too soon gives that. */
export function isNear(answer: number, number: number): boolean {
  return Number.isFinite(number) && Math.abs(answer - number) <= NEAR * Math.abs(number);
}

/**
 * Whether an answer is the number, as far as it is shown. NaN is right only where the number is NaN, ∞ only of its sign.
 * @param scale size of what the number is a sum of; 1 where that is not known
 */
export function isRight(answer: number, right: number, scale = 1): boolean {
  if (Number.isNaN(right)) return Number.isNaN(answer);
  if (!Number.isFinite(right) || !Number.isFinite(answer)) return answer === right;
  return Math.abs(answer - right) <= toleranceOf(right, scale);
}
