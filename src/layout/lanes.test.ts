import { describe, expect, it } from 'vitest';
import { endGap } from './curve.ts';
import { lanePath, pointAt } from './lanes.ts';
import type { PlacedEdge } from './types.ts';

const below = { width: 0, height: 0 };

/** From a card's socket 60 px up to a level run, and 40 px down into a ring of radius 26 at (300, −20). */
const edge: PlacedEdge = {
  start: { x: 0, y: 0 },
  leave: 20,
  run: { x0: 60, x1: 200, y: -60 },
  enter: 240,
  end: { x: 270, y: -20 },
  rim: { x: 300, y: -20, radius: 26 },
  label: { x: 130, y: -60 },
  below,
};
const straight: PlacedEdge = {
  start: { x: 0, y: 10 },
  leave: 0,
  run: { x0: 0, x1: 100, y: 10 },
  enter: 100,
  end: { x: 100, y: 10 },
  rim: null,
  label: { x: 50, y: 10 },
  below,
};

/** Distance of two lanes where they pass the same share of the way. */
function gap(t: number): number {
  const a = pointAt(edge, t, 5);
  let nearest = Number.POSITIVE_INFINITY;
  for (let step = 0; step <= 2000; step++) {
    const b = pointAt(edge, step / 2000, -5);
    nearest = Math.min(nearest, Math.hypot(a.x - b.x, a.y - b.y));
  }
  return nearest;
}

describe('lanes', () => {
  it('run 5 px left and right of the direction of travel, forwards above on a level wire', () => {
    expect(pointAt(straight, 0.5, 5)).toEqual({ x: 50, y: 5 });
    expect(pointAt(straight, 0.5, -5)).toEqual({ x: 50, y: 15 });
    expect(lanePath(straight, { direction: 'forward' })).toBe('M0,5H100');
    expect(lanePath(straight, { direction: 'backward' })).toBe('M100,15H0');
  });

  it('leave room for arrowheads at the end they are told', () => {
    expect(lanePath(straight, { direction: 'backward', trimStart: 13, trimEnd: 4 })).toBe('M96,15H13');
  });

  it('keep their distance through both bends', () => {
    for (const t of [0.1, 0.2, 0.3, 0.5, 0.7, 0.8]) {
      expect(gap(t)).toBeGreaterThan(7.5);
      expect(gap(t)).toBeLessThan(12);
    }
  });

  it('stop at the rim of a ring, each at its own height', () => {
    for (const offset of [5, -5]) {
      const tip = pointAt(edge, 1, offset);
      expect(tip.y).toBeCloseTo(-20 - offset);
      expect(Math.hypot(tip.x + endGap - 300, tip.y + 20)).toBeCloseTo(26);
    }
  });

  it('are the same line drawn from either end', () => {
    const numbers = (path: string) => (path.match(/-?[\d.]+/g) ?? []).map(Number);
    const there = numbers(lanePath(edge, { direction: 'forward', offset: 5 }));
    const back = numbers(lanePath(edge, { direction: 'backward', offset: 5 }));
    expect([...back].sort((a, b) => a - b)).toEqual([...there].sort((a, b) => a - b));
    expect(there.slice(0, 2)).toEqual([0, -5]);
  });

  it('have their ends at the shares 0 and 1, and clamp beyond', () => {
    expect(pointAt(edge, 0)).toEqual(edge.start);
    expect(pointAt(edge, 1).y).toBe(edge.end.y);
    expect(pointAt(edge, 2)).toEqual(pointAt(edge, 1));
  });
});
