import { describe, expect, test } from 'vitest';
import { OPTIMIZER_NAMES } from '../../engine/training/settings.ts';
import { isWithin, readWithin, stepFor } from './numberBounds.ts';
import { allowsNesterov, otherHyperparameters, withOptions } from './options.ts';
import { RATE, rateOf, thumbOf } from './rate.ts';

describe('numbers within bounds', () => {
  test('are read as they are written, and only within them', () => {
    expect(readWithin('2,000', { whole: true, min: 1 })).toBe(2000);
    expect(readWithin('0,5', { min: 0 })).toBe(0.5);
    expect(readWithin('−1', { min: 0 })).toBeNull();
    expect(readWithin('1.5', { whole: true })).toBeNull();
    expect(isWithin(1, { min: 0, below: 1 })).toBe(false);
    expect(isWithin(0.999, { min: 0, below: 1 })).toBe(true);
    expect(isWithin(4, { max: 4, whole: true })).toBe(true);
    expect(isWithin(Number.NaN, {})).toBe(false);
  });

  test('are stepped by a tenth of their size', () => {
    expect(stepFor(0.01)).toEqual({ size: 0.001, decimals: 3 });
    expect(stepFor(0.05)).toEqual({ size: 0.001, decimals: 3 });
    expect(stepFor(100, true)).toEqual({ size: 1, decimals: 0 });
    expect(stepFor(0).size).toBeGreaterThan(0);
  });
});

describe('the log slider of the learning rate', () => {
  test('gives numbers that can be said, and comes back to them', () => {
    expect([-5, -2, 0, 1].map(rateOf)).toEqual([1e-5, 0.01, 1, 10]);
    expect(rateOf(-2.3)).toBe(0.005);
    for (let thumb = RATE.least; thumb <= RATE.most; thumb += RATE.step) {
      expect(Math.abs(thumbOf(rateOf(thumb)) - thumb)).toBeLessThan(RATE.step);
    }
  });

  test('has its thumb at an end for what is beyond', () => {
    expect([0, 1e-9, 1e9, Number.NaN].map(thumbOf)).toEqual([RATE.least, RATE.least, RATE.most, RATE.least]);
  });
});

describe('hyperparameters', () => {
  test('of every optimizer are shown but for the learning rate, which has its own place', () => {
    for (const name of OPTIMIZER_NAMES) {
      expect(otherHyperparameters(name).map((one) => one.name)).not.toContain('lr');
      expect(otherHyperparameters(name).length).toBeGreaterThan(0);
    }
  });

  test('never end in a nesterov without momentum', () => {
    const sgd = { optimizer: 'sgd', options: { lr: 1, momentum: 0.9, nesterov: true } } as const;
    expect(allowsNesterov(sgd)).toBe(true);
    expect(withOptions(sgd, { momentum: 0 })).toEqual({ lr: 1, momentum: 0, nesterov: false });
    expect(withOptions(sgd, { momentum: 0.5 })).toEqual({ lr: 1, momentum: 0.5, nesterov: true });
    expect(allowsNesterov({ optimizer: 'sgd', options: {} })).toBe(false);
  });
});
