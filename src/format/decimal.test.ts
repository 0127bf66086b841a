import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDecimal, signBetween } from './decimal.ts';
import { bracketed, formatNumber, IN_FORMULA, ON_GRAPH } from './number.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 });

describe('signBetween', () => {
  it('says = where the shown digits are true although the double is not exact', () => {
    expect(650 * 1.1).not.toBe(715);
    expect(signBetween([['650', '1.1']], formatNumber(650 * 1.1, IN_FORMULA))).toBe('=');
    expect(signBetween([['0'], ['1.1', '150']], '165')).toBe('=');
    expect(signBetween([['−0.98999'], ['1', '3']], '2.01001')).toBe('=');
  });

  it('says ≈ where the shown digits do not add up', () => {
    expect(signBetween([['0.3333', '3']], '1')).toBe('≈');
    expect(signBetween([['−0.99'], ['1', '3']], '2.010')).toBe('=');
    expect(signBetween([['−0.98999'], ['3']], '2.0100')).toBe('≈');
  });

  it('takes infinities and NaN as they are', () => {
    expect(signBetween([['0', '∞']], 'NaN')).toBe('=');
    expect(signBetween([['1'], ['2']], '∞')).toBe('=');
  });

  it('reads back every number as it is shown', () => {
    fc.assert(
      fc.property(finite, fc.constantFrom(ON_GRAPH, IN_FORMULA, 17), (value, digits) => {
        const read = readDecimal(formatNumber(value, digits));
        expect(read).not.toBeNull();
        const shown = Number(`${read?.units}e${-(read?.scale ?? 0)}`);
        expect(Math.abs(shown - value)).toBeLessThanOrEqual(Math.abs(value) * 0.5000001 * 10 ** (1 - digits));
        expect(readDecimal(bracketed(value, digits))).toEqual(read);
      }),
    );
  });

  it('is true for every product and sum of whole numbers, and false when the result is off by one', () => {
    const whole = fc.integer({ min: -3000, max: 3000 });
    fc.assert(
      fc.property(whole, whole, whole, (a, b, c) => {
        const terms = [[formatNumber(a)], [bracketed(b), bracketed(c)]];
        expect(signBetween(terms, formatNumber(a + b * c))).toBe('=');
        expect(signBetween(terms, formatNumber(a + b * c + 1))).toBe(
          Math.abs(a + b * c + 1) < 1e7 && Math.abs(a + b * c) < 1e7
            ? '≈'
            : signBetween(terms, formatNumber(a + b * c + 1)),
        );
      }),
    );
  });
});
