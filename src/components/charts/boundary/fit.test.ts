import { expect, test } from 'vitest';
import { axesOf } from './axis.ts';
import { fitPicture, verticalExtent } from './fit.ts';
import { learnerAt } from './learner.testkit.ts';
import type { Extent } from './plane.ts';
import { levelsOnData } from './words.ts';

const BOX = { left: 0, top: 0, width: 100, height: 100 };

function drawn(program: string) {
  const learner = learnerAt(program, 0);
  const axes = axesOf(BOX, learner.extents[0] as Extent, verticalExtent(learner));
  return { axes, picture: fitPicture(learner, axes, levelsOnData(learner)) };
}

test('a line is drawn from edge to edge, with its distance from each point', () => {
  const { axes, picture } = drawn(
    'x = const([0, 1, 2]); t = const([0, 3, 4])\nw = param(2); b = param(0)\ny = w*x + b; loss = mse(y, t)',
  );
  const ends = [...picture.curve.matchAll(/(-?[\d.]+),(-?[\d.]+)/gu)];
  expect(Number(ends[0]?.[2])).toBeCloseTo(axes.y(2 * -1), 0);
  expect(Number(ends.at(-1)?.[2])).toBeCloseTo(axes.y(2 * 3), 0);
  expect(picture.errors).toBe(
    `M${axes.x(0).toFixed(1)},${axes.y(0).toFixed(1)}V${axes.y(0).toFixed(1)}M${axes.x(1).toFixed(1)},${axes.y(3).toFixed(1)}V${axes.y(2).toFixed(1)}M${axes.x(2).toFixed(1)},${axes.y(4).toFixed(1)}V${axes.y(4).toFixed(1)}`,
  );
  expect(picture.crossings).toEqual([]);
});

test('a probability crosses one half where its exponent is 0', () => {
  const { axes, picture } = drawn(
    'x = const([[0], [1], [2], [3]]); t = const([[0], [0], [1], [1]])\nW = param([[2]]); b = param([-3])\ny = sigmoid(linear(x, W, b)); loss = bce(y, t)',
  );
  expect(picture.crossings).toHaveLength(1);
  expect(picture.crossings[0]).toBeCloseTo(axes.x(1.5), 1);
  expect(picture.errors).toBe('');
});

test('an axis has two numbers at least, however narrow it is', () => {
  const { xTicks, yTicks } = axesOf(BOX, [-2.74, 3.7], [-0.5, 1.5]);
  expect(xTicks.map(({ label }) => label)).toEqual(['−2', '0', '2']);
  expect(yTicks.map(({ label }) => label)).toEqual(['0', '1']);
});
