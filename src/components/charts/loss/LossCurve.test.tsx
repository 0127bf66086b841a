import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeStore } from '../../../store/store.ts';
import { learning } from '../../../store/training/learning.ts';
import { StoreContext } from '../../useGradstep.ts';
import { GradientNorms } from '../norms/GradientNorms.tsx';
import { LossCurve } from './LossCurve.tsx';
import * as picture from './lossMarks.ts';

const PROGRAM = `X = const([[0, 0], [0, 1], [1, 0], [1, 1]]); t = const([[0], [1], [1], [0]])
W = param([[0.5, -0.4]]); b = param([0.2])
loss = bce(sigmoid(linear(X, W, b)), t)
`;

let frames: FrameRequestCallback[] = [];
const nextFrame = () =>
  act(() => {
    for (const call of frames.splice(0)) call(0);
  });

beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (call: FrameRequestCallback) => frames.push(call));
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

function show(iterations: number, source = PROGRAM, language: 'en' | 'ko' = 'en') {
  const store = makeStore({ document: { source, values: {} }, language }, learning);
  if (iterations > 0) store.getState().goToIteration(iterations);
  const { container } = render(
    <StoreContext value={store}>
      <LossCurve />
      <GradientNorms />
    </StoreContext>,
  );
  const [head, normsHead] = screen.getAllByRole('slider') as [HTMLElement, HTMLElement];
  const chart = container.querySelector('.loss') as HTMLElement;
  const run = () => {
    const { training } = store.getState();
    if (training === null) throw new Error('not trained');
    return training.run;
  };
  return { store, head, normsHead, chart, run };
}

describe('the loss curve', () => {
  it('moves to the iteration under the pointer, once a frame, and leaves the curve alone', () => {
    const { store, head, chart } = show(60);
    const marks = vi.spyOn(picture, 'lossMarks');
    const curve = chart.querySelector('.plot-curve');
    const mutations = new MutationObserver(() => undefined);
    mutations.observe(chart.querySelector('svg[role=img]') as Element, {
      subtree: true,
      childList: true,
      attributes: true,
    });
    const goToIteration = vi.spyOn(store.getState(), 'goToIteration');
    const width = Number.parseFloat(head.style.width);
    fireEvent.pointerDown(head, { button: 0, buttons: 1, clientX: width / 2 });
    fireEvent.pointerMove(head, { buttons: 1, clientX: width / 3 });
    fireEvent.pointerMove(head, { buttons: 1, clientX: width / 4 });
    expect(frames).toHaveLength(1);
    nextFrame();
    expect(store.getState().iteration).toBe(15);
    fireEvent.pointerMove(head, { buttons: 0, clientX: width });
    expect(frames).toHaveLength(0);
    fireEvent.pointerMove(head, { buttons: 1, clientX: 10 * width });
    nextFrame();
    expect(store.getState().iteration).toBe(60);
    expect(goToIteration).toHaveBeenCalledTimes(2);
    expect(marks).not.toHaveBeenCalled();
    expect(mutations.takeRecords()).toEqual([]);
    expect(chart.querySelector('.plot-curve')).toBe(curve);
  });

  it('is a slider to keys and screen readers; both charts follow', () => {
    const { store, head, normsHead, run } = show(60);
    fireEvent.keyDown(head, { key: 'Home' });
    expect(store.getState().iteration).toBe(0);
    fireEvent.keyDown(head, { key: 'ArrowRight' });
    fireEvent.keyDown(normsHead, { key: 'ArrowUp', shiftKey: true });
    expect(store.getState().iteration).toBe(7);
    expect(head).toHaveAttribute('aria-valuenow', '7');
    expect(head).toHaveAttribute('aria-valuemax', '60');
    expect(head.getAttribute('aria-valuetext')).toBe(`iteration 7, loss ${run().loss(7).toPrecision(4)}`);
    expect(normsHead.getAttribute('aria-valuetext')).toMatch(/^iteration 7, W 0\.\d+, b 0\.\d+$/);
  });

  it('before any training says what to do, and after it ends with its last number', () => {
    const { chart, store, run } = show(0);
    expect(within(chart).getByText('Train to see the curve')).toBeInTheDocument();
    act(() => store.getState().goToIteration(20));
    expect(within(chart).queryByText('Train to see the curve')).toBeNull();
    const end = run().loss(20).toPrecision(4);
    expect(chart.querySelector('.loss-end')?.textContent).toBe(end);
    expect(within(chart).getByRole('img').getAttribute('aria-label')).toContain(`${end} at the end`);
    expect(within(chart).getByText('ln 2 ≈ 0.6931: guessing')).toBeInTheDocument();
  });

  it('keeps earlier curves with what was different, until they are cleared', () => {
    const { chart, store } = show(20);
    act(() => store.getState().setTraining({ optimizer: 'sgd', options: { lr: 0.1 } }));
    expect(within(chart).getByText('Adam 0.01')).toBeInTheDocument();
    expect(chart.querySelectorAll('.plot-body .loss-ghost')).toHaveLength(1);
    fireEvent.click(within(chart).getByRole('button', { name: 'Clear the curves before' }));
    expect(store.getState().training?.ghosts).toEqual([]);
    expect(chart.querySelector('.loss-ghost')).toBeNull();
  });

  it('makes a curve before strong while its name is pointed at, and for good when it is pressed', () => {
    const { chart, store } = show(20);
    act(() => store.getState().setTraining({ optimizer: 'sgd', options: { lr: 0.1 } }));
    act(() => store.getState().goToIteration(20));
    act(() => store.getState().setTraining({ optimizer: 'sgd', options: { lr: 0.5 } }));
    const strong = () => chart.querySelector('.is-strong')?.getAttribute('data-age') ?? null;
    const adam = within(chart).getByRole('button', { name: 'Adam 0.01' });
    const sgd = within(chart).getByRole('button', { name: 'SGD 0.1' });
    expect(strong()).toBeNull();
    fireEvent.pointerEnter(sgd);
    expect(strong()).toBe('0');
    fireEvent.pointerLeave(sgd);
    expect(strong()).toBeNull();
    fireEvent.click(adam);
    expect(adam).toHaveAttribute('aria-pressed', 'true');
    expect(strong()).toBe('1');
    fireEvent.pointerEnter(sgd);
    expect(strong()).toBe('0');
    fireEvent.pointerLeave(sgd);
    // It grows older with every run, and stays the one that was pressed.
    act(() => store.getState().goToIteration(10));
    act(() => store.getState().setTraining({ optimizer: 'sgd', options: { lr: 0.7 } }));
    expect(strong()).toBe('2');
    fireEvent.click(within(chart).getByRole('button', { name: 'Adam 0.01' }));
    expect(strong()).toBeNull();
  });

  it('has another scale, when there is a loss for it', () => {
    const { chart } = show(20);
    const before = chart.querySelector('.plot-curve')?.getAttribute('d');
    fireEvent.click(within(chart).getByRole('button', { name: 'log' }));
    expect(within(chart).getByRole('button', { name: 'log' })).toHaveAttribute('aria-pressed', 'true');
    expect(chart.querySelector('.plot-curve')?.getAttribute('d')).not.toBe(before);
  });

  it('ends in a cross where there is no number any more, in words', () => {
    const { chart, store, run } = show(0, 'w = param(3)\nloss = w^4');
    act(() => store.getState().setTraining({ optimizer: 'sgd', options: { lr: 10 } }));
    act(() => store.getState().goToIteration(40));
    const { stop } = run();
    if (stop === null) throw new Error('did not explode');
    expect(chart.querySelector('.loss-cut')).not.toBeNull();
    expect(chart.querySelector('.loss-end')?.textContent).toContain(`iteration ${stop.iteration}`);
    expect(within(chart).getByRole('img').getAttribute('aria-label')).toContain(`iteration ${stop.iteration}`);
  });

  it('speaks Korean', () => {
    const { head } = show(3, PROGRAM, 'ko');
    expect(head.getAttribute('aria-valuetext')).toMatch(/^반복 3, 손실 0\.\d+$/);
  });
});
