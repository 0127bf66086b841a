/** Significant digits that an answer has to have right: those that the graph shows. */
export const JUDGED_DIGITS = 4;
/** Below this, two numbers are one: round-off leaves 10⁻¹⁷ where paper has 0. */
const LEAST = 1e-12;

/**
 * How far from `right` an answer may be: half a unit of its fourth significant digit, so that what stands on the graph is
 * always enough, and 10⁻¹² at least. A hair more, for decimals that lie on the edge in binary.
 */
export function toleranceOf(right: number): number {
  if (right === 0 || !Number.isFinite(right)) return LEAST;
  const half = 0.5 * 10 ** (Math.floor(Math.log10(Math.abs(right))) - JUDGED_DIGITS + 1);
  return Math.max(half * (1 + 1e-9), LEAST);
}

/** Whether an answer is the number, as far as it is shown. NaN is right only where the number is NaN, ∞ only of its sign. */
export function isRight(answer: number, right: number): boolean {
  if (Number.isNaN(right)) return Number.isNaN(answer);
  if (!Number.isFinite(right) || !Number.isFinite(answer)) return answer === right;
  return Math.abs(answer - right) <= toleranceOf(right);
}
