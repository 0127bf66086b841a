import { describe, expect, it } from 'vitest';
import { erfBySeries, erfc, erfcByFraction } from './erf.ts';

describe('erfc', () => {
  // Reference values: Wolfram functions site, erfc to 17 digits.
  it.each([
    [0, 1],
    [0.5, 0.4795001221869535],
    [1, 0.15729920705028513],
    [2, 0.004677734981047266],
    [5, 1.5374597944280349e-12],
    [10, 2.088487583762545e-45],
    [-1, 1.8427007929497148],
    [-6, 2],
  ])('of %d', (x, expected) => {
    expect(Math.abs(erfc(x) - expected)).toBeLessThanOrEqual(2e-14 * Math.abs(expected));
  });

  it('comes out the same from the series and from the fraction where both are good', () => {
    for (let x = 1.75; x < 2.25; x += 0.03) {
      expect(Math.abs(1 - erfBySeries(x) - erfcByFraction(x))).toBeLessThan(1e-15);
    }
  });

  it('keeps NaN and reaches its limits', () => {
    expect(erfc(Number.NaN)).toBeNaN();
    expect(erfc(Infinity)).toBe(0);
    expect(erfc(-Infinity)).toBe(2);
  });
});
