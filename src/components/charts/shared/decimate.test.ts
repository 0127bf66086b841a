import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimate } from './decimate.ts';

const series = fc.array(
  fc.oneof(
    { weight: 20, arbitrary: fc.double({ noNaN: true, min: -1e6, max: 1e6 }) },
    fc.constantFrom(Number.NaN, Infinity),
  ),
  { minLength: 0, maxLength: 400 },
);

describe('decimate', () => {
  test('keeps the extremes of every column, in order, each index once', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 40 }), (values, columns) => {
        const kept = decimate(values, values.length, columns);
        for (let k = 1; k < kept.length; k++) expect(kept[k]).toBeGreaterThan(kept[k - 1] as number);
        for (let column = 0; column < columns; column++) {
          const from = Math.floor((column * values.length) / columns);
          const to = Math.floor(((column + 1) * values.length) / columns);
          const all = values.slice(from, to).filter(Number.isFinite);
          const seen = kept.filter((i) => i >= from && i < to).map((i) => values[i] as number);
          const finite = seen.filter(Number.isFinite);
          expect(finite.length === 0).toBe(all.length === 0);
          if (all.length === 0) continue;
          expect(Math.max(...finite)).toBe(Math.max(...all));
          expect(Math.min(...finite)).toBe(Math.min(...all));
        }
      }),
    );
  });

  test('keeps a cut between two finite values that have one between them', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 40 }), (values, columns) => {
        const kept = decimate(values, values.length, columns);
        for (let k = 1; k < kept.length; k++) {
          const [a, b] = [kept[k - 1] as number, kept[k] as number];
          if (!Number.isFinite(values[a]) || !Number.isFinite(values[b])) continue;
          expect(values.slice(a, b + 1).every(Number.isFinite)).toBe(true);
        }
      }),
    );
  });

  test('draws 20,000 values in a few points a column, and few values whole', () => {
    const values = Float64Array.from({ length: 20_000 }, (_, i) => Math.sin(i * i));
    expect(decimate(values, 20_000, 300).length).toBeLessThanOrEqual(4 * 300);
    expect(decimate(values, 7, 300)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(decimate(values, 0, 300)).toEqual([]);
  });

  test('takes what the scale cannot show as a cut', () => {
    const values = [3, 2, 0, 1, 4, 5, 6, 7, 8, 9];
    const kept = decimate(values, values.length, 1, (value) => value > 0);
    expect(kept).toEqual([0, 1, 2, 3, 9]);
  });
});
