import { act, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import type { Store } from '../../store/state.ts';
import { makeStore } from '../../store/store.ts';
import { StoreContext } from '../useGradstep.ts';
import { StepVoice } from './StepVoice.tsx';

function listen(step = 0, meanwhile: (store: StoreApi<Store>) => void = () => {}) {
  const source = 'x = 3\ny = x*x + sin(x)';
  const store = makeStore({ document: { source, values: {} }, cursor: { step, edge: null }, language: 'en' });
  meanwhile(store);
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

  it('is also a step that was made before this came', () => {
    const { heard } = listen(0, (store) => store.getState().next());
    settle();
    expect(heard()).toBe('Forward through multiply: x 3 times x 3 gives a 9.');
  });

  it('is nothing of where a visit begins', () => {
    const { heard } = listen(2);
    settle();
    expect(heard()).toBe('');
  });

  it('is a step whose words come before it is said', async () => {
    const { store, heard } = listen();
    act(() => store.getState().setSource('x = const([1, 2])\ny = sum(x * x)'));
    settle();
    act(() => store.getState().next());
    // The sentences of tensors come in a file of their own.
    await act(() => vi.dynamicImportSettled());
    settle();
    expect(heard()).toContain('Forward through');
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
