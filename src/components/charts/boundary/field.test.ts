import { describe, expect, test } from 'vitest';
import { contourPath, fieldPicture } from './field.ts';
import { learnerAt, trained, XOR } from './learner.testkit.ts';
import { nearestSpot, pointPaths } from './marks.ts';
import { shownParameters } from './moment.ts';
import { extentOf, GRID, gridPoints, lineWithin } from './plane.ts';

const BOX = { left: 0, top: 0, width: 200, height: 200 };
/** All places of a path, as pairs. */
const places = (path: string) =>
  [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/gu)].map(([, x, y]) => [Number(x), Number(y)] as const);

describe('the plane of two inputs', () => {
  test('reaches half the span of the data beyond them', () => {
    expect(extentOf([0, 5, 1, 7], 2, 0)).toEqual([-0.5, 1.5]);
    expect(extentOf([0, 5, 1, 7], 2, 1)).toEqual([4, 8]);
    expect(extentOf([3, 3], 1, 0)).toEqual([2.5, 3.5]);
    expect(extentOf([Number.NaN], 1, 0)).toEqual([-1, 1]);
  });

  test('a line is cut at its edges', () => {
    expect(lineWithin(1, 1, -1, [0, 1], [0, 1])?.map(Math.abs)).toEqual([0, 1, 1, 0]);
    expect(lineWithin(0, 2, -1, [0, 1], [0, 1])).toEqual([0, 0.5, 1, 0.5]);
    expect(lineWithin(1, 1, 5, [0, 1], [0, 1])).toBeNull();
    expect(lineWithin(0, 0, 1, [0, 1], [0, 1])).toBeNull();
  });

  test('a contour stands where the values have that level, the second input upwards', () => {
    // The value is x + 10·y over 0 … 40: level 200 is y = 20 − x/10, from the middle of the left edge a little downwards.
    const values = Float64Array.from({ length: GRID * GRID }, (_, k) => (k % GRID) + 10 * Math.floor(k / GRID));
    const inside = places(contourPath(values, 200, BOX)).filter(([x, y]) => x > 0 && x < 200 && y > 0 && y < 200);
    expect(inside.length).toBeGreaterThan(10);
    for (const [x, y] of inside) expect(y).toBeCloseTo(100 + x / 10, 0);
    expect(gridPoints([0, 1], [2, 4], 3).slice(0, 8)).toEqual(Float64Array.of(0, 2, 0.5, 2, 1, 2, 0, 3));
  });
});

describe('fieldPicture', () => {
  test('is the picture of the mock at the first iteration of XOR: 0.64 to 0.68, no border, lines every 0.005', () => {
    const learner = learnerAt(XOR, 0);
    const { range, every, borders, zeroLines, bands } = fieldPicture(learner, BOX, learner.parameters);
    expect(range?.map((value) => value.toFixed(2))).toEqual(['0.64', '0.68']);
    expect(every).toBeCloseTo(0.005, 12);
    expect(borders).toEqual([]);
    expect(bands.length).toBeGreaterThan(5);
    expect(zeroLines).toHaveLength(2);
    // The first hidden unit is 0 where 0.5406 x + 0.5869 y = 0.1549: within the plane, in pixels of this box.
    const [[x = 0, y = 0] = []] = places(zeroLines[0]?.path ?? '');
    expect(0.5406103730201721 * (x / 100 - 0.5) + 0.5869042277336121 * (1.5 - y / 100)).toBeCloseTo(0.1549, 2);
  });

  test('has the border between the answers once there is one', () => {
    const learner = learnerAt(XOR, 2000);
    const { borders } = fieldPicture(learner, BOX, learner.parameters);
    expect(borders).toHaveLength(1);
    // Two of the four corners are below one half: the border is met from (0, 0) to (0, 1), at x = 0, that is 50 px.
    const crossing = places(borders[0] ?? '').filter(([x]) => Math.abs(x - 50) < 3);
    expect(crossing.some(([, y]) => y > 50 && y < 150)).toBe(true);
  });

  test('says nothing of numbers that are not finite', () => {
    const learner = learnerAt(XOR, 0);
    const broken = learner.parameters.map(() => Number.NaN);
    learner.onPlane?.at(broken, 'broken');
    expect(fieldPicture(learner, BOX, broken)).toMatchObject({ range: null, bands: [], borders: [], zeroLines: [] });
  });
});

test('the parameters of a moment are those of the iteration, with new values from each update on', () => {
  const run = trained(XOR, 3);
  const [before, after] = [run.parametersAt(1), run.parametersAt(2)];
  expect(shownParameters(run, 1, 0, 4)).toEqual(before);
  expect(shownParameters(run, 1, 4, 4)).toEqual(after);
  const between = shownParameters(run, 1, 1, 4);
  expect([...between.subarray(0, 4)]).toEqual([...after.subarray(0, 4)]);
  expect([...between.subarray(4)]).toEqual([...before.subarray(4)]);
});

test('points are one path a class, and the nearest is found within reach', () => {
  const spots = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: Number.NaN, y: 0 },
  ];
  const paths = pointPaths(spots, Int32Array.of(0, 1, 1), 2, 5);
  expect(paths.map(({ glyph }) => [glyph.shape, glyph.filled])).toEqual([
    ['circle', false],
    ['square', true],
  ]);
  expect(paths.map(({ path }) => path.split('M').length - 1)).toEqual([1, 1]);
  expect(nearestSpot(spots, 8, 1, 5)).toBe(1);
  expect(nearestSpot(spots, 5, 30, 5)).toBeNull();
});
