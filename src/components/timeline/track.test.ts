import { describe, expect, test } from 'vitest';
import type { Phase } from '../../engine/timeline/timeline.ts';
import { labelPlaces, stepAtX, TRACK, trackOf, xOfStep } from './track.ts';

const nine: readonly Phase[] = [
  { name: 'forward', first: 1, last: 4 },
  { name: 'backward', first: 5, last: 9 },
];
const four: readonly Phase[] = [
  { name: 'forward', first: 1, last: 2 },
  { name: 'backward', first: 3, last: 5 },
  { name: 'zeroGrad', first: 6, last: 6 },
  { name: 'backward', first: 7, last: 9 },
];
const long: readonly Phase[] = [
  { name: 'forward', first: 1, last: 1000 },
  { name: 'backward', first: 1001, last: 2001 },
];

const CASES: readonly [string, readonly Phase[], number][] = [
  ['nine steps', nine, 760],
  ['nine steps on a phone', nine, 290],
  ['two passes', four, 760],
  ['two passes on a phone', four, 330],
  ['two thousand steps', long, 760],
];

describe.each(CASES)('the track of %s', (_, phases, width) => {
  const track = trackOf(
    phases,
    width,
    phases.map(() => 64),
  );

  test('fills its width, phases side by side', () => {
    const last = track.segments[track.segments.length - 1];
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(width, 6);
    for (const [i, segment] of track.segments.entries()) {
      const before = track.segments[i - 1];
      expect(segment.x).toBeCloseTo(before === undefined ? TRACK.start : before.x + before.width + TRACK.gap, 6);
      expect(segment.width).toBeGreaterThan(0);
    }
  });

  test('the mark of a step is in its phase, and pointing at it gives the step where a pixel can tell', () => {
    const pixels = width / track.length;
    for (let step = 0; step <= track.length; step++) {
      const x = xOfStep(track, step);
      const found = stepAtX(track, x);
      if (pixels >= 1) expect(found).toBe(step);
      else expect(Math.abs(found - step)).toBeLessThanOrEqual(1);
      const segment = track.segments.find(({ first, last }) => step >= first && step <= last);
      if (segment === undefined) continue;
      expect(x).toBeGreaterThan(segment.x);
      expect(x).toBeLessThan(segment.x + segment.width);
    }
  });

  test('every place on it is a step, left to right, beyond its ends too', () => {
    let before = -1;
    for (let x = -20; x <= width + 20; x += 0.5) {
      const step = stepAtX(track, x);
      expect(step).toBeGreaterThanOrEqual(before);
      before = step;
    }
    expect(stepAtX(track, -20)).toBe(0);
    expect(before).toBe(track.length);
  });
});

describe('the track', () => {
  test('has ticks while there is room for them', () => {
    expect(trackOf(nine, 760, [64, 64]).ticks).toBe(true);
    expect(trackOf(long, 760, [64, 64]).ticks).toBe(false);
    expect(trackOf(nine, 130, [40, 40]).ticks).toBe(false);
    expect(trackOf(nine, 170, [40, 40])).toMatchObject({ ticks: true, size: 0.7 });
    expect(trackOf(nine, 760, [64, 64]).size).toBe(1);
  });

  test('leaves room for the label of a phase of one step', () => {
    const zero = trackOf(four, 760, [64, 72, 90, 72]).segments[2];
    expect(zero?.width).toBeGreaterThanOrEqual(90);
  });

  test('of nothing is only its start', () => {
    const track = trackOf([], 300, []);
    expect([track.length, stepAtX(track, 200), xOfStep(track, 0) > 0]).toEqual([0, 0, true]);
  });

  test('names its phases without one name over another, the present one always', () => {
    const labels = [48, 48, 86, 48];
    const roomy = trackOf(four, 760, labels);
    expect(labelPlaces(roomy, labels, 0)).not.toContain(null);
    const tight = trackOf(four, 250, labels);
    for (let current = -1; current < 4; current++) {
      const places = labelPlaces(tight, labels, current);
      if (current >= 0) expect(places[current]).not.toBeNull();
      let end = 0;
      for (const [i, x] of places.entries()) {
        if (x === null) continue;
        expect(x).toBeGreaterThanOrEqual(end);
        end = x + (labels[i] ?? 0);
      }
      expect(end).toBeLessThanOrEqual(251);
    }
  });
});
