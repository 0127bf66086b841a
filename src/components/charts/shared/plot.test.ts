import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasPlace, iterationAt, makePlot, pathOf } from './plot.ts';

const input = { width: 400, height: 200, last: 1999, low: 0, high: 0.7482, scale: 'linear' } as const;

describe('a plot over iterations', () => {
  test('has round ticks, and none between two iterations', () => {
    const plot = makePlot(input);
    expect(plot.yTicks.map(({ label }) => label)).toEqual(['0', '0.2', '0.4', '0.6', '0.8']);
    expect(plot.xTicks.map(({ label }) => label)).toEqual(['0', '500', '1000', '1500']);
    expect(makePlot({ ...input, last: 2 }).xTicks.map(({ label }) => label)).toEqual(['0', '1', '2']);
    expect(makePlot({ ...input, last: 0 }).xTicks.map(({ label }) => label)).toEqual(['0', '1']);
  });

  test('a logarithmic one has powers of ten, as many as there is room for', () => {
    const log = (low: number, high: number) =>
      makePlot({ ...input, scale: 'log', low, high }).yTicks.map(({ label }) => label);
    expect(log(0.0104, 0.7482)).toEqual(['0.01', '0.1', '1']);
    expect(log(1e-30, 1)).toHaveLength(4);
    expect(log(0.4, 0.7).length).toBeGreaterThan(1);
  });

  test('gives every size and range finite places', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(
        fc.nat(3000),
        fc.nat(2000),
        fc.nat(200_000),
        number,
        number,
        fc.constantFrom('linear' as const, 'log' as const),
        (width, height, last, a, b, scale) => {
          const positive = scale === 'log' ? (v: number) => Math.abs(v) + Number.MIN_VALUE : (v: number) => v;
          const [low, high] = [positive(a), positive(b)].sort((one, two) => one - two) as [number, number];
          const plot = makePlot({ width, height, last, low, high, scale });
          for (const { at } of [...plot.xTicks, ...plot.yTicks]) expect(at).toSatisfy(Number.isFinite);
          expect(plot.right).toBeGreaterThan(plot.left);
          expect(plot.yTicks.length).toBeLessThan(20);
        },
      ),
    );
  });

  test('ends with numbers that are so small that a power of ten below them is 0', () => {
    for (const scale of ['linear', 'log'] as const) {
      const plot = makePlot({ ...input, scale, low: Number.MIN_VALUE, high: 3 * Number.MIN_VALUE });
      expect(plot.yTicks.length).toBeGreaterThan(1);
      expect(makePlot({ ...input, scale, low: Number.MIN_VALUE, high: 1 }).yTicks.length).toBeGreaterThan(1);
    }
  });

  test('has no two ticks of the same name, also where they are close', () => {
    const { yTicks } = makePlot({ ...input, low: 0.512_312, high: 0.512_334 });
    expect(yTicks.length).toBeGreaterThan(2);
    expect(new Set(yTicks.map(({ label }) => label)).size).toBe(yTicks.length);
  });

  test('finds the iteration under a pixel, and never one that there is not', () => {
    const plot = makePlot(input);
    for (const i of [0, 1, 412, 1999]) expect(iterationAt(plot, plot.x(i), 1999)).toBe(i);
    expect(iterationAt(plot, -1000, 1999)).toBe(0);
    expect(iterationAt(plot, 1e6, 1999)).toBe(1999);
    expect(iterationAt(plot, plot.x(1500), 700)).toBe(700);
  });
});

describe('the line of a series', () => {
  test('is cut where a value has no place', () => {
    const plot = makePlot({ ...input, last: 4, high: 4 });
    expect(pathOf(plot, [1, 2, Number.NaN, 3, 4], 5).match(/M/g)).toHaveLength(2);
    const log = makePlot({ ...input, last: 4, low: 1, high: 4, scale: 'log' });
    expect(pathOf(log, [1, 2, 0, 3, 4], 5).match(/M/g)).toHaveLength(2);
    expect(pathOf(plot, [], 0)).toBe('');
    expect(hasPlace('log', 0)).toBe(false);
    expect(hasPlace('linear', 0)).toBe(true);
  });

  test('of 20,000 iterations has a few points a pixel', () => {
    const plot = makePlot({ ...input, last: 19_999, high: 1 });
    const path = pathOf(
      plot,
      Float64Array.from({ length: 20_000 }, (_, i) => Math.abs(Math.sin(i))),
      20_000,
    );
    expect(path.match(/[ML]/g)?.length).toBeLessThan(4 * 400);
  });
});
