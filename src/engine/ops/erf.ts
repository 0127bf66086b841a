const TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);

/** Where the series stops being short and the continued fraction has become so. */
const CROSSING = 1.75;

/** Levels of the continued fraction; at CROSSING and above, more change nothing in double precision (see erf.test.ts). */
const LEVELS = 80;

/**
 * 1 − erf(x), the complementary error function, to about 1e-15 of its value for x < 1.75 and a few 1e-15 above, also far
 * out in the tail, where 1 − erf(x) would cancel. NaN stays NaN.
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  return x < CROSSING ? 1 - erfBySeries(x) : erfcByFraction(x);
}

/** erf(x) = 2/√π · e^(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n+1)): all terms of one sign (Abramowitz & Stegun 7.1.6). */
export function erfBySeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return TWO_OVER_SQRT_PI * Math.exp(-x * x) * sum;
}

/** erfc(x) = e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 3⁄2/(x + 2/(x + …))))) for x > 0 (Abramowitz & Stegun 7.1.14). */
export function erfcByFraction(x: number): number {
  let tail = x;
  for (let n = LEVELS; n >= 1; n--) tail = x + n / 2 / tail;
  return ((TWO_OVER_SQRT_PI / 2) * Math.exp(-x * x)) / tail;
}
