import { act, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeStore } from '../../store/store.ts';
import { StoreContext } from '../useGradstep.ts';
import { StepVoice } from './StepVoice.tsx';

function listen(step = 0) {
  const source = 'x = 3\ny = x*x + sin(x)';
  const store = makeStore({ document: { source, values: {} }, cursor: { step, edge: null }, language: 'en' });
  const { container } = render(
    <StoreContext value={store}>
      <StepVoice />
    </StoreContext>,
  );
  const region = container.querySelector('[aria-live]');
  return { store, heard: () => region?.textContent ?? '' };
}

/** Lets time pass until nothing is waited for. */
const settle = () => act(() => vi.runAllTimers());

describe('what is heard', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is nothing at first, and then each step', () => {
    const { store, heard } = listen();
    settle();
    expect(heard()).toBe('');
    act(() => store.getState().next());
    expect(heard()).toBe('');
    settle();
    expect(heard()).toBe('Forward through multiply: x 3 times x 3 gives a 9.');
  });

  it('is the last of steps that follow each other at once', () => {
    const { store, heard } = listen();
    for (let step = 0; step < 3; step++) act(() => store.getState().next());
    settle();
    expect(heard()).toContain('through add');
  });

  it('waits for the end of playing', () => {
    const { store, heard } = listen();
    act(() => store.getState().setPlaying(true));
    act(() => store.getState().next());
    settle();
    expect(heard()).toBe('');
    act(() => store.getState().setPlaying(false));
    settle();
    expect(heard()).toContain('Forward through multiply');
  });

  it('is not an edit, nor what is only pointed at', () => {
    const { store, heard } = listen(1);
    act(() => store.getState().setSource('x = 4\ny = x*x + sin(x)'));
    act(() => store.getState().hover(store.getState().figure?.graph.keys[0] ?? null));
    settle();
    expect(heard()).toBe('');
  });

  it('is which mode was opened and closed, and the level', () => {
    const { store, heard } = listen();
    act(() => store.getState().setPanel('predict'));
    settle();
    expect(heard()).toBe('Predict opened.');
    act(() => store.getState().setPanel('step'));
    settle();
    expect(heard()).toBe('Predict closed.');
    act(() => store.getState().setLevel(2));
    settle();
    expect(heard()).toBe('Level 2: opened to ops.');
  });
});
