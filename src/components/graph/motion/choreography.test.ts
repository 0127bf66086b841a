import { describe, expect, it } from 'vitest';
import { durationOf, fadeOf, morphAt, progressAt, staggerOf } from './choreography.ts';

describe('choreography', () => {
  it('a forward step travels, then fills, then writes: one thing at a time', () => {
    expect(progressAt('forward', 2, 0)).toMatchObject({ travel: 0, compute: 0, result: 0 });
    expect(progressAt('forward', 2, 120)).toMatchObject({ travel: 0.5, compute: 0, result: 0 });
    expect(progressAt('forward', 2, 240)).toMatchObject({ travel: 1, compute: 0, result: 0 });
    expect(progressAt('forward', 2, 280)).toMatchObject({ travel: 1, compute: 0.5, result: 0 });
    expect(progressAt('forward', 2, 360)).toMatchObject({ travel: 1, compute: 1, result: 0.5 });
    expect(progressAt('forward', 2, durationOf('forward', 2))).toMatchObject({ travel: 1, compute: 1, result: 1 });
  });

  it('a backward edge arrives, draws, multiplies, adds', () => {
    const at = (elapsed: number) => progressAt('backward', 1, elapsed);
    expect(at(60)).toMatchObject({ arrive: 0.5, edges: [{ draw: 0, product: 0, add: 0 }] });
    expect(at(200)).toMatchObject({ arrive: 1, edges: [{ draw: 0.5, product: 0, add: 0 }] });
    expect(at(310).edges).toEqual([{ draw: 1, product: 0.5, add: 0 }]);
    expect(at(370).edges).toEqual([{ draw: 1, product: 1, add: 0.5 }]);
    expect(at(400).edges).toEqual([{ draw: 1, product: 1, add: 1 }]);
  });

  it('edges of a whole node follow each other 40 ms apart, at most 120 ms in all', () => {
    expect([0, 1, 2].map((index) => staggerOf(index, 3))).toEqual([0, 40, 80]);
    expect(staggerOf(9, 10)).toBe(120);
    expect(durationOf('backward', 1)).toBe(400);
    expect(durationOf('backward', 2)).toBe(440);
    expect(durationOf('backward', 100)).toBe(520);
    const { edges } = progressAt('backward', 2, 220);
    expect(edges[0]?.draw).toBeCloseTo(100 / 160);
    expect(edges[1]?.draw).toBeCloseTo(60 / 160);
  });

  it('never goes back and ends complete, whatever the kind', () => {
    for (const kind of ['forward', 'seed', 'backward', 'zeroGrad', 'update'] as const) {
      const flat = (elapsed: number) => {
        const { edges, ...rest } = progressAt(kind, 3, elapsed);
        return [...Object.values(rest), ...edges.flatMap((edge) => Object.values(edge))] as number[];
      };
      const end = durationOf(kind, 3);
      let before = flat(0);
      for (let elapsed = 0; elapsed <= end; elapsed += 4) {
        const now = flat(elapsed);
        for (const [k, value] of now.entries()) expect(value).toBeGreaterThanOrEqual(before[k] as number);
        before = now;
      }
      for (const value of flat(end)) expect(value).toBe(1);
    }
  });

  it('a step back is shorter than a jump, and what is new waits for what moves', () => {
    expect(fadeOf(-1)).toBe(80);
    expect(fadeOf(7)).toBe(160);
    expect(morphAt(160)).toEqual({ move: 0.5, appear: 0 });
    expect(morphAt(240).appear).toBe(0.5);
    expect(morphAt(320)).toEqual({ move: 1, appear: 1 });
  });
});
