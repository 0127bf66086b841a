import { describe, expect, test } from 'vitest';
import { makePlot } from '../shared/plot.ts';
import { endLabel, guessingLabel, isCrossed } from './lossLabels.ts';

const plot = makePlot({ width: 460, height: 220, last: 400, low: 0, high: 0.8, scale: 'linear' });

/** A loss that waits on a plateau, then falls: XOR about its iteration 400. */
const falling = Float64Array.from({ length: 401 }, (_, i) => (i < 250 ? 0.69 : 0.69 - (i - 250) * 0.002));
/** One that has come down and lies there. */
const lying = Float64Array.from({ length: 401 }, (_, i) => 0.1 + 0.6 * Math.exp(-i / 20));

const endOf = (losses: Float64Array) => ({ x: plot.x(400), y: plot.y(losses[400] as number) });
const boxOf = ({ x, y }: { x: number; y: number }) => ({ from: x - 64, to: x, y });

describe('the last loss beside its curve', () => {
  test('stands under the end of a curve that falls, where the curve does not run through it', () => {
    const curve = { plot, losses: falling, count: 401 };
    const end = endOf(falling);
    const label = endLabel(curve, end, Number.NaN, '0.3900');
    expect(label.y).toBeGreaterThan(end.y);
    expect(isCrossed(curve, boxOf(label))).toBe(false);
    expect(isCrossed(curve, boxOf({ x: label.x, y: end.y - 10 }))).toBe(true);
  });

  test('stands over one that lies', () => {
    const curve = { plot, losses: lying, count: 401 };
    const label = endLabel(curve, endOf(lying), Number.NaN, '0.1000');
    expect(label.y).toBeLessThan(endOf(lying).y);
    expect(isCrossed(curve, boxOf(label))).toBe(false);
  });

  test('is lifted over a curve that still falls slowly where there is no room under it', () => {
    const low = Float64Array.from({ length: 401 }, (_, i) => 0.22 - i * 0.0005);
    const curve = { plot, losses: low, count: 401 };
    const label = endLabel(curve, endOf(low), Number.NaN, '0.02000');
    expect(label.y).toBeLessThan(endOf(low).y - 10);
    expect(isCrossed(curve, boxOf(label))).toBe(false);
  });

  test('the words of guessing go to the left where the curve leaves their line at the right', () => {
    const narrow = makePlot({ width: 360, height: 160, last: 400, low: 0, high: 0.8, scale: 'linear' });
    const curve = { plot: narrow, losses: falling, count: 401 };
    const line = narrow.y(0.7);
    expect(guessingLabel(curve, line, 22)).toMatchObject({ anchor: 'start' });
    expect(guessingLabel({ ...curve, count: 100 }, line, 22)).toMatchObject({ anchor: 'end' });
  });

  test('a line between two points far apart runs through what is between them', () => {
    const losses = Float64Array.of(0.1, 0.7);
    const two = makePlot({ width: 460, height: 220, last: 1, low: 0, high: 0.8, scale: 'linear' });
    const box = { from: two.left, to: two.right, y: two.y(0.4) };
    expect(isCrossed({ plot: two, losses, count: 2 }, box)).toBe(true);
    expect(isCrossed({ plot: two, losses, count: 2 }, { ...box, y: two.y(0.75) })).toBe(false);
    // Also where no point is in the box.
    const middle = (two.left + two.right) / 2;
    const between = { from: middle + 10, to: middle + 40, y: two.y(0.43) };
    expect(isCrossed({ plot: two, losses, count: 2 }, between)).toBe(true);
  });
});
