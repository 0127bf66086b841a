import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import type { Store } from '../../store/state.ts';
import { makeStore } from '../../store/store.ts';
import { learning } from '../../store/training/learning.ts';
import { PLAYED_STEP, play } from './play.ts';

const PERIOD = PLAYED_STEP.motion + PLAYED_STEP.rest;

describe('play', () => {
  let store: StoreApi<Store>;
  let stop: () => void;
  const step = () => store.getState().cursor.step;

  beforeEach(() => {
    vi.useFakeTimers();
    store = makeStore({ document: { source: 'x = 3; y = x*x + sin(x)', values: {} } });
    stop = play(store);
  });
  afterEach(() => {
    stop();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  test('takes one step a period, to the end, and is then paused', () => {
    store.getState().setPlaying(true);
    vi.advanceTimersByTime(PERIOD / 2);
    expect(step()).toBe(1);
    vi.advanceTimersByTime(PERIOD * 3);
    expect(step()).toBe(4);
    vi.advanceTimersByTime(PERIOD * 10);
    expect(step()).toBe(7);
    expect(store.getState().playing).toBe(false);
  });

  test('at another speed takes another time, also when it changes under way', () => {
    store.getState().setSpeed(4);
    store.getState().setPlaying(true);
    vi.advanceTimersByTime(PERIOD);
    expect(step()).toBe(4);
    store.getState().setSpeed(0.5);
    vi.advanceTimersByTime(PERIOD * 2);
    expect(step()).toBe(5);
  });

  test('walks edge by edge when steps do', () => {
    store.getState().goTo({ step: 5, edge: null });
    store.getState().setEdgeByEdge(true);
    store.getState().setPlaying(true);
    vi.advanceTimersByTime(PERIOD * 0.5);
    expect(store.getState().cursor).toEqual({ step: 6, edge: null });
    vi.advanceTimersByTime(PERIOD);
    expect(store.getState().cursor).toEqual({ step: 7, edge: 1 });
    expect(store.getState().playing).toBe(true);
    vi.advanceTimersByTime(PERIOD);
    expect(store.getState().cursor).toEqual({ step: 7, edge: null });
    expect(store.getState().playing).toBe(false);
  });

  test.each([
    ['a step', (state: Store) => state.next()],
    ['a jump', (state: Store) => state.goTo({ step: 6, edge: null })],
    ['a mistake in the program', (state: Store) => state.setSource('x +')],
    ['pause', (state: Store) => state.setPlaying(false)],
  ])('is paused by %s', (_, act) => {
    store.getState().setPlaying(true);
    vi.advanceTimersByTime(PERIOD / 2);
    act(store.getState());
    expect(store.getState().playing).toBe(false);
    const at = step();
    vi.advanceTimersByTime(PERIOD * 5);
    expect(step()).toBe(at);
  });

  test('is not paused by a changed input', () => {
    store.getState().setPlaying(true);
    vi.advanceTimersByTime(PERIOD / 2);
    store.getState().setInput('x', null, 5);
    expect(store.getState().playing).toBe(true);
    vi.advanceTimersByTime(PERIOD);
    expect(step()).toBe(2);
  });

  test('at the end begins again', () => {
    store.getState().last();
    store.getState().setPlaying(true);
    expect(step()).toBe(0);
    vi.advanceTimersByTime(PERIOD / 2);
    expect(step()).toBe(1);
    expect(store.getState().playing).toBe(true);
  });

  test('goes on to the next iteration where something is trained, until the run has stopped', () => {
    stop();
    const source = 'x = const([[1], [2]]); t = const([[2], [3]])\nw = param(0.5)\nloss = mse(x * w, t)';
    const explodes = { optimizer: 'sgd', options: { lr: 1e200 } } as const;
    store = makeStore({ document: { source, values: {}, training: explodes } }, learning);
    stop = play(store);
    const { length } = store.getState().figure?.timeline ?? { length: 0 };
    store.getState().setPlaying(true);
    vi.advanceTimersByTime(PERIOD * (length + 0.5));
    expect(store.getState()).toMatchObject({ iteration: 1, cursor: { step: 0 }, playing: true });
    vi.advanceTimersByTime(PERIOD * 10 * length);
    const { training, iteration, playing } = store.getState();
    expect(training?.run.stop?.reason).toBe('nonFinite');
    expect(iteration).toBe((training?.count ?? 0) - 1);
    expect(playing).toBe(false);
  });
});
