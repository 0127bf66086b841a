import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Stop } from '../../../engine/training/run.ts';
import { fits, type LossInput, lossMarks } from './lossMarks.ts';

const losses = Float64Array.from({ length: 2001 }, (_, i) => 0.75 * Math.exp(-i / 400));
const input: LossInput = {
  size: { width: 460, height: 220 },
  scale: 'linear',
  losses,
  count: 2001,
  to: null,
  stop: null,
  ghosts: [],
  guessing: Math.LN2,
};

describe('the marks of a loss curve', () => {
  test('are its line, its last number over the end, and the line of guessing in its place', () => {
    const { plot, curve, end, guessing, cut } = lossMarks(input);
    expect(curve).toMatch(/^M/);
    expect(end).toMatchObject({ text: '0.005053', anchor: 'end' });
    expect(end?.y).toBeLessThan(plot.y(losses[2000] as number));
    expect(guessing).toBe(plot.y(Math.LN2));
    expect(cut).toBeNull();
    expect(plot.yTicks[0]?.label).toBe('0');
  });

  test('the axis is as long as the longest curve, and as the training that is under way', () => {
    const short = { ...input, losses: losses.subarray(0, 11), count: 11 };
    expect(lossMarks(short).plot.last).toBe(10);
    expect(lossMarks({ ...short, ghosts: [losses.subarray(0, 501)] }).plot.last).toBe(500);
    expect(lossMarks({ ...short, to: 1000 }).plot.last).toBe(1000);
  });

  test('the last number stands beside the end where there is room, and never on the words of guessing', () => {
    const flat = new Float64Array(101).fill(Math.LN2 + 0.001);
    flat[0] = 2;
    const at = lossMarks({ ...input, losses: flat, count: 101 });
    // The curve is over the line: the words are under it, the number over both.
    expect(at.guessingLabel?.y).toBeGreaterThan(at.guessing + 10);
    expect(at.end?.y).toBeLessThan(at.guessing);
    const ghosts = [new Float64Array(1001).fill(0.2)];
    const beside = lossMarks({ ...input, losses: flat, count: 101, ghosts });
    expect(beside.end).toMatchObject({ anchor: 'start', y: beside.plot.y(flat[100] as number) + 4 });
    const near = lossMarks({ ...input, losses: flat, count: 101, ghosts: [new Float64Array(131).fill(0.2)] });
    expect(near.end?.anchor).toBe('start');
    expect(near.end?.y).toBeGreaterThan(near.guessing + 10);
  });

  test('the words of guessing stand under their line where the curve runs over it', () => {
    const slow = Float64Array.from({ length: 13 }, (_, i) => 0.748 - 0.003 * i);
    const { guessing, guessingLabel } = lossMarks({ ...input, losses: slow, count: 13 });
    expect(guessingLabel?.y).toBeGreaterThan(guessing);
    // Further to the left it may: they stand at the right end.
    expect(lossMarks(input).guessingLabel?.y).toBeLessThan(guessing);
  });

  test('before there is a curve its place says so, clear of the line of guessing and its words', () => {
    for (const height of [90, 140, 220])
      for (const guessing of [0.01, 0.2, 0.5623, 0.74]) {
        const one = { ...input, size: { width: 300, height }, losses: Float64Array.of(0.75), count: 1, guessing };
        const { hint, plot, ...marks } = lossMarks(one);
        // A line of text is 11 px over its baseline and 4 px under it.
        for (const y of [marks.guessing, (marks.guessingLabel?.y ?? 0) - 4])
          expect(hint - 11 > y || hint + 4 < y, `${height} ${guessing}`).toBe(true);
        expect(hint - 11).toBeGreaterThan(plot.top - 1);
        expect(hint + 4).toBeLessThan(plot.bottom + 1);
      }
    expect(lossMarks({ ...input, guessing: null }).hint).toBeCloseTo(110, -2);
  });

  test('a ghost that exploded does not flatten the curve of now', () => {
    const exploded = Float64Array.of(0.7, 5, 1e200, Number.POSITIVE_INFINITY);
    const { plot, ghosts } = lossMarks({ ...input, ghosts: [exploded] });
    expect(plot.yTicks.at(-1)?.label).toBe('0.8');
    expect(ghosts[0]).not.toMatch(/NaN|e/);
  });

  test('is cut where there is no number, at the height of the last one', () => {
    const stop: Stop = { reason: 'nonFinite', iteration: 3, what: 'value', node: 0 };
    const exploding = Float64Array.of(1, 2, 4, Number.POSITIVE_INFINITY);
    const { plot, cut, curve, end } = lossMarks({ ...input, losses: exploding, count: 4, stop });
    expect(cut).toEqual({ x: plot.x(3), y: plot.y(4) });
    expect(curve.match(/[ML]/g)).toHaveLength(3);
    expect(end).toBeNull();
    const behind = lossMarks({ ...input, losses: exploding.subarray(0, 3), count: 3, stop });
    expect(behind.cut).toBeNull();
  });

  test('what is beyond the scale has its words and its cross at the edge of the field', () => {
    const stop: Stop = { reason: 'nonFinite', iteration: 3, what: 'value', node: 0 };
    const huge = Float64Array.of(1, 2, 1e305, Number.POSITIVE_INFINITY);
    const { plot, cut } = lossMarks({ ...input, losses: huge, count: 4, stop });
    expect(plot.y(1e305)).toBeLessThan(plot.top);
    expect(cut?.y).toBe(plot.top);
    const { end } = lossMarks({ ...input, losses: huge.subarray(0, 3), count: 3 });
    expect(end?.y).toBeGreaterThan(plot.top);
  });

  test('the words of guessing are not where the flag of the playhead comes', () => {
    const low = Float64Array.from({ length: 101 }, (_, i) => (i === 0 ? 0.78 : 0.1));
    const { guessing, guessingLabel, plot } = lossMarks({ ...input, losses: low, count: 101, guessing: 0.79 });
    expect(guessing - plot.top).toBeLessThan(10);
    expect(guessingLabel?.y).toBeGreaterThan(guessing);
    const far = lossMarks({ ...input, losses: low, count: 101, guessing: 0.3 });
    expect(far.guessingLabel?.y).toBeLessThan(far.guessing);
  });

  test('a single iteration has neither a line nor a last number', () => {
    const { end, cut } = lossMarks({ ...input, losses: losses.subarray(0, 1), count: 1 });
    expect([end, cut]).toEqual([null, null]);
  });

  test('a logarithmic scale needs a loss above 0', () => {
    expect(fits('log', Float64Array.of(0, -1, Number.NaN))).toBe(false);
    expect(fits('log', Float64Array.of(0, 1e-9))).toBe(true);
  });

  test('have finite places for whatever losses there are', () => {
    const series = fc.float64Array({ minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        series,
        fc.array(series, { maxLength: 3 }),
        fc.constantFrom('linear', 'log'),
        (values, ghosts, scale) => {
          const marks = lossMarks({ ...input, losses: values, count: values.length, ghosts, scale, guessing: 0.5 });
          for (const path of [marks.curve, ...marks.ghosts]) expect(path).not.toMatch(/NaN|Infinity/);
          if (marks.end !== null) expect(marks.end.y).toSatisfy(Number.isFinite);
        },
      ),
    );
  });
});
