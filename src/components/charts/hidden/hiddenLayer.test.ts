import { expect, test } from 'vitest';
import { axesOf } from '../boundary/axis.ts';
import { learnerAt, XOR } from '../boundary/learner.testkit.ts';
import { hiddenLayerOf } from './hiddenLayer.ts';
import { decisionPath, spaceExtents, trailPath, wayOf } from './space.ts';

const DEEP = `X = const([[0, 0], [1, 1]]); t = const([[0], [1]])
A = param([[1, 2], [3, 4]]); B = param([[1, 1]]); C = param([[2]]); a = param([0, 0]); b = param([0])
h = relu(linear(X, A, a))
g = tanh(linear(h, B, b))
y = linear(g, C, b)
loss = mse(y, t)`;

const BOX = { left: 0, top: 0, width: 100, height: 100 };

test('of a deep network it is the last layer wide enough, without the border of a layer further on', () => {
  const learner = learnerAt(DEEP, 0);
  expect(hiddenLayerOf(learner)).toMatchObject({ inputs: 2, units: 2 });
  const way = wayOf(learner, 0, learner.parameters, '0');
  expect([...way.now]).toEqual([0, 0, 3, 7]);
  const [x, y] = spaceExtents(learner, way, [0, 1]);
  // ReLU has no range of its own: that of the activations, with room.
  expect([x[0] <= 0, x[1] >= 3, y[0] <= 0, y[1] >= 7]).toEqual([true, true, true, true]);
  expect(decisionPath(learner, learner.parameters, axesOf(BOX, x, y), x, y)).toBe('');
});

test('a single layer, and programs that are no network, have none', () => {
  expect(hiddenLayerOf(learnerAt(XOR, 0))?.units).toBe(2);
  const bent = 'x = const([0, 1]); t = const([0, 1]); a = param(1); b = param(0); y = a*x^2 + b*x; loss = mse(y, t)';
  expect(hiddenLayerOf(learnerAt(bent, 0))).toBeNull();
});

test('of many samples only the chosen one has a trail', () => {
  const rows = Array.from({ length: 17 }, (_, k) => `[${k}, 1]`).join(', ');
  const targets = Array.from({ length: 17 }, (_, k) => `[${k % 2}]`).join(', ');
  const many = XOR.replace(/X = .*/u, `X = const([${rows}])`).replace(/t = .*/u, `t = const([${targets}])`);
  const learner = learnerAt(many, 30);
  const way = wayOf(learner, 30, learner.parameters, '30');
  const axes = axesOf(BOX, [0, 1], [0, 1]);
  expect(trailPath(way, 2, [0, 1], axes, null)).toBe('');
  expect(trailPath(way, 2, [0, 1], axes, 3).split('M')).toHaveLength(2);
});
