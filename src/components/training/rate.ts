/** Exponents of ten that the slider of the learning rate goes from and to: 0.00001 to 10. */
export const RATE = { least: -5, most: 1, step: 0.05 } as const;

/** Where the thumb stands for a learning rate: log₁₀ of it, at an end when it is beyond. */
export function thumbOf(rate: number): number {
  if (!(rate > 0)) return RATE.least;
  return Math.min(RATE.most, Math.max(RATE.least, Math.log10(rate)));
}

/** The learning rate of a thumb: 10 to that power, in two significant digits, so that it can be said. */
export function rateOf(thumb: number): number {
  return Number((10 ** thumb).toPrecision(2));
}
