import { describe, expect, test } from 'vitest';
import type { Cursor } from '../../engine/timeline/timeline.ts';
import { makeStore } from '../../store/store.ts';
import { learning } from '../../store/training/learning.ts';
import { goNext, goPrevious, nextStop, previousStop } from './stops.ts';

const step = (at: number, edge: number | null = null): Cursor => ({ step: at, edge });
// Steps: x·x, sin x, +, the seed, and back through +, sin, ·.
const store = makeStore({ document: { source: 'x = 3; y = x*x + sin(x)', values: {} } });
const { timeline } = store.getState().figure as NonNullable<ReturnType<typeof store.getState>['figure']>;

/** Every place that Next comes to from the start. */
function walk(stops: readonly number[], edgeByEdge = false): Cursor[] {
  const places: Cursor[] = [];
  let at = step(0);
  for (let n = 0; n < 30; n++) {
    const to = nextStop(timeline, at, edgeByEdge, stops);
    if (to.step === at.step && to.edge === at.edge) break;
    places.push(to);
    at = to;
  }
  return places;
}

describe('the stops of a lecture', () => {
  test('without marks are all steps', () => {
    expect(walk([]).map((at) => at.step)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('are what is marked, and always the end', () => {
    expect(walk([3, 5]).map((at) => at.step)).toEqual([3, 5, 7]);
    expect(walk([0, 7]).map((at) => at.step)).toEqual([7]);
    // Marks of a longer program lead nowhere.
    expect(walk([2, 40]).map((at) => at.step)).toEqual([2, 7]);
  });

  test('back to the start, from between them too', () => {
    expect(previousStop(timeline, step(7), false, [3, 5])).toEqual(step(5));
    expect(previousStop(timeline, step(4), false, [3, 5])).toEqual(step(3));
    expect(previousStop(timeline, step(3), false, [3, 5])).toEqual(step(0));
    expect(previousStop(timeline, step(0), false, [3, 5])).toEqual(step(0));
    expect(previousStop(timeline, step(4), false, [])).toEqual(step(3));
    expect(previousStop(timeline, step(7), false, [40])).toEqual(step(0));
  });

  test('edge by edge a stop is walked along its edges, there and back', () => {
    expect(walk([5], true)).toEqual([step(5, 1), step(5), step(7, 1), step(7)]);
    expect(previousStop(timeline, step(5), true, [5])).toEqual(step(5, 1));
    expect(previousStop(timeline, step(5, 1), true, [5])).toEqual(step(0));
  });
});

test('the next step is played, what skips some is not', () => {
  const { getState } = store;
  getState().setStops([1, 4]);
  goNext(getState());
  expect(getState()).toMatchObject({ cursor: step(1), arrival: 'next' });
  goNext(getState());
  expect(getState()).toMatchObject({ cursor: step(4), arrival: 'jump' });
  goPrevious(getState());
  expect(getState().cursor).toEqual(step(1));
});

test('after the last stop of an iteration comes the next iteration', () => {
  const source = 'x = const([[1], [2]]); t = const([[2], [3]])\nw = param(0.5)\nloss = mse(x * w, t)';
  const { getState } = makeStore({ document: { source, values: {} }, stops: [2] }, learning);
  const length = getState().figure?.timeline.length ?? 0;
  goNext(getState());
  expect(getState().cursor).toEqual(step(2));
  goNext(getState());
  expect(getState().cursor).toEqual(step(length));
  goNext(getState());
  expect(getState()).toMatchObject({ iteration: 1, cursor: step(0) });
  goPrevious(getState());
  expect(getState()).toMatchObject({ iteration: 0, cursor: step(length) });
});
