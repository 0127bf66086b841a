import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  niceStep,
  rangeAfter,
  rangeFor,
  rangeGrown,
  rangeHolding,
  rangeSettled,
  type SliderRange,
  stepped,
  toStep,
} from './sliderRange.ts';

const ends = ({ min, max }: SliderRange) => [min, max];
const anyValue = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e250, max: 1e250 });
/** Values as people write them. */
const written = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: -6, max: 6 }))
  .map(([digits, power]) => Number(`${digits}e${power}`));

describe('the range of a value', () => {
  it.each([
    [100, 0, 200],
    [150, 0, 300],
    [-100, -200, 0],
    [0.5, -1, 2],
    [-0.5, -2, 1],
    [2, -4, 8],
    [0, -1, 1],
  ])('%d lies in %d … %d', (value, min, max) => {
    expect(ends(rangeFor(value))).toEqual([min, max]);
  });

  it('holds the value well inside, whatever its size', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const { min, max } = rangeFor(value);
        expect(max).toBeGreaterThan(min);
        const place = (value - min) / (max - min);
        expect(place).toBeGreaterThan(0.2);
        expect(place).toBeLessThan(0.8);
      }),
    );
  });

  it('has ends on its steps, and 100 to 400 of them', () => {
    fc.assert(
      fc.property(written, (value) => {
        const { min, max, step } = rangeFor(value);
        expect(toStep(min, step)).toBe(min);
        expect(toStep(max, step)).toBe(max);
        expect((max - min) / step.size).toBeGreaterThanOrEqual(100);
        expect((max - min) / step.size).toBeLessThanOrEqual(400);
      }),
    );
  });

  it('breaks on nothing: infinities, NaN, the smallest and the largest numbers', () => {
    for (const value of [Number.NaN, Infinity, -Infinity, Number.MAX_VALUE, -Number.MAX_VALUE, 5e-324, -0]) {
      const { min, max, step } = rangeFor(value);
      expect([min, max, step.size].every(Number.isFinite)).toBe(true);
      expect(max).toBeGreaterThan(min);
      expect(step.size).toBeGreaterThan(0);
    }
  });
});

describe('a range that follows its value', () => {
  it('stays the same object while the value is inside', () => {
    fc.assert(
      fc.property(written, fc.double({ min: 0, max: 1, noNaN: true }), (value, place) => {
        const range = rangeFor(value);
        const inside = Math.min(range.max, range.min + place * (range.max - range.min));
        expect(rangeHolding(range, inside)).toBe(range);
      }),
    );
  });

  it('widens to a value beyond it and loses nothing it held', () => {
    fc.assert(
      fc.property(written, written, (value, next) => {
        const range = rangeFor(value);
        const wide = rangeHolding(range, next);
        expect(wide.min).toBeLessThanOrEqual(Math.min(range.min, next));
        expect(wide.max).toBeGreaterThanOrEqual(Math.max(range.max, next));
      }),
    );
  });

  it('is chosen anew only for a typed value that is lost in it', () => {
    const range = rangeFor(100);
    expect(rangeAfter(range, 80)).toBe(range);
    expect(rangeAfter(range, 0)).toBe(range);
    expect(ends(rangeAfter(range, 0.5))).toEqual([-1, 2]);
    expect(rangeAfter(range, 1000).max).toBeGreaterThanOrEqual(1000);
  });

  it('grows at the end where the thumb is held, in the same steps, without end', () => {
    let range = rangeFor(100);
    for (let i = 0; i < 100; i++) {
      const grown = rangeGrown(range, 'max');
      expect(grown.max).toBeGreaterThan(range.max);
      expect(grown.min).toBe(range.min);
      expect(grown.step).toBe(range.step);
      range = grown;
    }
    expect(range.max).toBeGreaterThan(10_000);
    expect(rangeGrown(rangeFor(100), 'min').min).toBeLessThan(0);
    const settled = rangeSettled(range);
    expect((settled.max - settled.min) / settled.step.size).toBeLessThan(400);
  });
});

describe('steps', () => {
  it('are 1, 2 or 5 times a power of ten, nearest by ratio', () => {
    expect(niceStep(1)).toEqual({ size: 1, decimals: 0 });
    expect(niceStep(0.015)).toEqual({ size: 0.02, decimals: 2 });
    expect(niceStep(0.001)).toEqual({ size: 0.001, decimals: 3 });
    expect(niceStep(1000).size).toBe(1000);
    expect(niceStep(0.09).size).toBe(0.1);
  });

  it('give numbers with short texts', () => {
    fc.assert(
      fc.property(written, fc.integer({ min: -50, max: 50 }), (value, count) => {
        const { step } = rangeFor(value);
        const next = stepped(value, step, count);
        expect(String(next)).not.toMatch(/\d{14}/);
        expect(toStep(next, step)).toBe(next);
        expect(Math.abs(next - (value + count * step.size))).toBeLessThanOrEqual(step.size * 0.500001);
      }),
    );
  });

  it('always move, also from between two of them', () => {
    fc.assert(
      fc.property(written, (value) => {
        const { step } = rangeFor(value);
        expect(stepped(value, step, 1)).toBeGreaterThan(value);
        expect(stepped(value, step, -1)).toBeLessThan(value);
      }),
    );
  });

  it('are ten times as large or small with Shift or Alt', () => {
    const { step } = rangeFor(100);
    expect(stepped(100, step, 1)).toBe(101);
    expect(stepped(100, step, 1, 10)).toBe(110);
    expect(stepped(100, step, -1, 0.1)).toBe(99.9);
  });
});
