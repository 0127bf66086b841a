import { describe, expect, test } from 'vitest';
import { axesOf } from '../boundary/axis.ts';
import { learnerAt, XOR } from '../boundary/learner.testkit.ts';
import { hiddenLayerOf } from './hiddenLayer.ts';
import { decisionPath, spaceExtents, spotsOf, trailPath, warpedGrid, wayOf } from './space.ts';
import { STATIONS, stationsOf } from './trails.ts';

const BOX = { left: 0, top: 0, width: 112, height: 112 };
const places = (path: string) =>
  [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/gu)].map(([, x, y]) => [Number(x), Number(y)] as const);

function spaceAt(iteration: number) {
  const learner = learnerAt(XOR, iteration);
  const way = wayOf(learner, iteration, learner.parameters, `${iteration}`);
  const [x, y] = spaceExtents(learner, way, [0, 1]);
  return { learner, way, axes: axesOf(BOX, x, y), x, y };
}

test('stations are few, begin at 0, end now, and mostly stay when time moves on', () => {
  expect(stationsOf(0)).toEqual([0]);
  expect(stationsOf(3)).toEqual([0, 1, 2, 3]);
  for (const i of [59, 60, 61, 400, 1999, 20_000]) {
    const stations = stationsOf(i);
    expect(stations.length).toBeLessThanOrEqual(STATIONS);
    expect(stations.length).toBeGreaterThan(STATIONS / 2 - 1);
    expect([stations[0], stations.at(-1)]).toEqual([0, i]);
  }
  const later = new Set(stationsOf(1001));
  expect(stationsOf(1000).filter((i) => !later.has(i))).toEqual([1000]);
});

describe('the hidden space of XOR', () => {
  test('has the activations of the golden step as places', () => {
    const { learner, way, axes } = spaceAt(0);
    expect(hiddenLayerOf(learner)?.units).toBe(2);
    // golden/seeds.json, xor.step_float64.h1
    expect(way.now[0]).toBeCloseTo(0.46134488013236985, 12);
    const [first] = spotsOf(way.now, 2, [0, 1], axes);
    expect(first?.x).toBeCloseTo(6 + 100 * 0.46134488013236985, 9);
    expect(first?.y).toBeCloseTo(106 - 100 * 0.5356114902188677, 9);
  });

  test('axes are those of the sigmoid, with a little room', () => {
    const { x, y } = spaceAt(0);
    expect(x).toEqual([-0.06, 1.06]);
    expect(y).toEqual(x);
  });

  test('a trail leads each sample from where it was at first to where it is', () => {
    const { learner, way, axes } = spaceAt(200);
    const trails = trailPath(way, 2, [0, 1], axes, null).split('M').slice(1);
    expect(trails).toHaveLength(4);
    const start = wayOf(learner, 0, learner.run.parametersAt(0), '0').now;
    const [from, to] = [places(trails[3] as string)[0], places(trails[3] as string).at(-1)];
    expect(from?.[0]).toBeCloseTo(axes.x(start[6] as number), 0);
    expect(to?.[0]).toBeCloseTo(axes.x(way.now[6] as number), 0);
  });

  test('the border w·h + b = 0 parts the targets once it is learned', () => {
    const { learner, axes, x, y, way } = spaceAt(2000);
    const [[x1, y1] = [0, 0], [x2, y2] = [0, 0]] = places(decisionPath(learner, learner.parameters, axes, x, y));
    const side = spotsOf(way.now, 2, [0, 1], axes).map((s) =>
      Math.sign((x2 - x1) * (s.y - y1) - (y2 - y1) * (s.x - x1)),
    );
    expect(side[0]).toBe(side[3]);
    expect(side[1]).toBe(side[2]);
    expect(side[0]).toBe(-(side[1] as number));
  });

  test('the grid has nine lines each way', () => {
    const { learner, axes } = spaceAt(0);
    expect(warpedGrid(learner, [0, 1], axes).split('M')).toHaveLength(1 + 18);
  });

  test('there is none without two hidden units', () => {
    const one = 'X = const([[0, 0], [1, 1]]); t = const([[0], [1]])\nW = param([[1, 2]]); b = param([0])';
    expect(hiddenLayerOf(learnerAt(`${one}\nloss = mse(linear(X, W, b), t)`, 0))).toBeNull();
  });
});
