import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../../engine/program/compile.ts';
import { TrainingRun } from '../../../engine/training/run.ts';
import { DEFAULT_SETTINGS } from '../../../engine/training/settings.ts';
import { normMarks } from './normMarks.ts';
import { normSeriesOf } from './normSeries.ts';
import { spread } from './spread.ts';

describe('labels at the ends of lines', () => {
  const wishes = (...heights: number[]) => heights.map((y, key) => ({ key, y }));

  test('stay where they want to be while they are apart', () => {
    expect(spread(wishes(90, 20, 50), 13, 0, 100)).toEqual([
      { key: 1, y: 20 },
      { key: 2, y: 50 },
      { key: 0, y: 90 },
    ]);
  });

  test('share the room around their mean when they would overlap, within the field', () => {
    expect(spread(wishes(50, 50), 10, 0, 100).map(({ y }) => y)).toEqual([45, 55]);
    expect(spread(wishes(99, 98), 10, 0, 100).map(({ key, y }) => [key, y])).toEqual([
      [1, 90],
      [0, 100],
    ]);
  });

  test('are in order, apart and inside for any wishes; the outermost are always among them', () => {
    const heights = fc.array(fc.double({ min: -50, max: 250, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(heights, fc.integer({ min: 5, max: 40 }), (ys, gap) => {
        const placed = spread(wishes(...ys), gap, 0, 200);
        expect(placed).toHaveLength(Math.min(ys.length, Math.floor(200 / gap) + 1));
        for (const { y } of placed) expect(y >= -1e-9 && y <= 200 + 1e-9).toBe(true);
        for (let k = 1; k < placed.length; k++) {
          const [a, b] = [placed[k - 1], placed[k]] as [{ key: number; y: number }, { key: number; y: number }];
          expect(b.y - a.y).toBeGreaterThanOrEqual(gap - 1e-9);
          expect(ys[b.key]).toBeGreaterThanOrEqual(ys[a.key] as number);
        }
        expect(ys[placed[0]?.key as number]).toBe(Math.min(...ys));
      }),
    );
  });
});

function runOf(source: string) {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  return new TrainingRun(compiled.program, DEFAULT_SETTINGS);
}

describe('the norms of a run', () => {
  test('are those of its gradients, computed once as the run grows', () => {
    const run = runOf('w = param([[3, 4]]); b = param([1])\nloss = sum(square(w)) + sum(square(b))');
    run.advance(10);
    const series = normSeriesOf(run);
    expect(Array.from(series.upTo(1), (norms) => norms[0])).toEqual([10, 2]);
    run.advance(600);
    const all = series.upTo(610);
    expect(all[0]).toHaveLength(610);
    for (const i of [0, 9, 10, 300, 609]) expect(all[0]?.[i]).toBe(run.gradientNorm(i, 0));
    expect(series.upTo(5)[1]).toHaveLength(5);
    expect(normSeriesOf(run)).toBe(series);
    expect(() => series.upTo(611)).toThrow(RangeError);
  });

  test('are no 0 and no ∞ where only the squares would be', () => {
    const tiny = runOf('w = param([[1, 1]])\nloss = sum(w) * 1e-200');
    const huge = runOf('w = param([[1, 1]])\nloss = sum(w) * 1e200');
    for (const [run, scale] of [
      [tiny, 1e-200],
      [huge, 1e200],
    ] as const) {
      run.advance(1);
      expect((normSeriesOf(run).upTo(1)[0]?.[0] as number) / scale).toBeCloseTo(Math.SQRT2, 12);
    }
    const none = runOf('w = param([[1, 1]])\nloss = sum(w) * 0');
    none.advance(1);
    expect(normSeriesOf(none).upTo(1)[0]?.[0]).toBe(0);
  });

  test('every line has its name at its end, also one that has fallen to 0', () => {
    const norms = [Float64Array.of(1, 0.5, 0.1), Float64Array.of(1, 0.01, 0), Float64Array.of(2, 0.5, 0.1)];
    const { plot, lines, labels } = normMarks({
      size: { width: 300, height: 200 },
      names: ['W1', 'b1', 'W2'],
      norms,
      count: 3,
      to: null,
    });
    expect(lines).toHaveLength(3);
    expect(labels.map(({ text, isZero }) => [text, isZero])).toEqual([
      ['W1', false],
      ['W2', false],
      ['b1', true],
    ]);
    expect((labels[1]?.y ?? 0) - (labels[0]?.y ?? 0)).toBeGreaterThanOrEqual(13);
    expect(plot.right).toBeLessThan(300 - 30);
    expect(lines[1]?.match(/[ML]/g)).toHaveLength(2);
  });

  test('of nothing but 0 there is an empty plot', () => {
    const { plot, lines } = normMarks({
      size: { width: 300, height: 200 },
      names: ['w'],
      norms: [new Float64Array(3)],
      count: 3,
      to: null,
    });
    expect(lines).toEqual(['']);
    expect(plot.yTicks.length).toBeGreaterThan(1);
  });
});
