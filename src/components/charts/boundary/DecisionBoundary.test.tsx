import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeStore } from '../../../store/store.ts';
import { learning } from '../../../store/training/learning.ts';
import { StoreContext } from '../../useGradstep.ts';
import { HiddenSpace, hasHiddenSpace } from '../hidden/HiddenSpace.tsx';
import { boundaryKind, DecisionBoundary } from './DecisionBoundary.tsx';
import { XOR } from './learner.testkit.ts';

const LINE = 'x = const([0, 1, 2]); t = const([0, 3, 4])\nw = param(2); b = param(0)\ny = w*x + b; loss = mse(y, t)';
const WIDE =
  `${XOR.replace(/W1 = .*/u, 'W1 = param([[1, 2], [3, 4], [5, 6]])').replace(/b1 = .*/u, 'b1 = param([0, 0, 0])')}`.replace(
    /W2 = .*/u,
    'W2 = param([[1, 2, 3]])',
  );

function show(source: string) {
  const store = makeStore({ document: { source, values: {} }, language: 'en' }, learning);
  const view = render(
    <StoreContext value={store}>
      <DecisionBoundary />
      <HiddenSpace />
    </StoreContext>,
  );
  return { store, ...view };
}

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

describe('the charts of spaces', () => {
  test('say their numbers, and follow the iteration', () => {
    const { store } = show(XOR);
    expect(screen.getByText('y ≈ 0.64 to 0.68')).toBeVisible();
    expect(
      screen.getByRole('img', { name: /^Prediction y: 0\.6653, 0\.6683, 0\.6511, 0\.6557; 2 of 4 points/u }),
    ).toBeVisible();
    expect(screen.getByRole('img', { name: /iteration 0: \(0\.4613, 0\.5356\)/u })).toBeVisible();
    // Trained before: the store would do it in slices.
    store.getState().training?.run.advance(2000);
    act(() => store.getState().goToIteration(2000));
    expect(screen.getByRole('img', { name: /4 of 4 points on the right side/u })).toBeVisible();
    expect(screen.getByRole('img', { name: /at iteration 2000/u })).toBeVisible();
  });

  test('show the new parameters after the update step', () => {
    const { store } = show(XOR);
    const row = () => within(screen.getAllByRole('table')[0] as HTMLElement).getAllByRole('row')[1]?.textContent;
    expect(row()).toBe('0000' + '0.6653');
    act(() => store.getState().last());
    expect(row()).not.toBe('0000' + '0.6653');
    const updated = row();
    act(() => store.getState().goToIteration(1, { step: 0, edge: null }));
    expect(row()).toBe(updated);
  });

  test('choose a sample by click and by keyboard, and the whole batch again', () => {
    const { store } = show(XOR);
    const [plane] = screen.getAllByRole('slider', { name: 'Sample' }) as [HTMLElement];
    expect(plane).toHaveAttribute('aria-valuetext', 'all samples');
    fireEvent.keyDown(plane, { key: 'ArrowRight' });
    fireEvent.keyDown(plane, { key: 'ArrowRight' });
    expect(store.getState().sample).toBe(1);
    expect(plane).toHaveAttribute('aria-valuetext', 'sample 1 at (0, 1), target 1, y 0.6683');
    fireEvent.keyDown(plane, { key: 'End' });
    expect(store.getState().sample).toBe(3);
    fireEvent.keyDown(plane, { key: 'Home' });
    expect(store.getState().sample).toBeNull();
    // The box of 170 px holds −0.5 to 1.5: the point (1, 0) is at three quarters of each side.
    const side = Number.parseFloat(plane.style.width);
    fireEvent.click(plane, { clientX: 0.75 * side + 3, clientY: 0.75 * side });
    expect(store.getState().sample).toBe(2);
    fireEvent.click(plane, { clientX: 0.5 * side, clientY: 0.5 * side });
    expect(store.getState().sample).toBeNull();
  });

  test('a program of one feature gets a curve, and no hidden space', () => {
    const { store } = show(LINE);
    expect(screen.getByRole('heading', { name: 'Fit' })).toBeVisible();
    const { training } = store.getState();
    expect([boundaryKind(training), hasHiddenSpace(training)]).toEqual(['fit', false]);
    expect(screen.getAllByRole('img')).toHaveLength(1);
  });

  test('with more than two hidden units one chooses which', () => {
    show(WIDE);
    const across = screen.getByRole('combobox', { name: 'Horizontal' });
    const [, hidden] = screen.getAllByRole('table') as [HTMLElement, HTMLElement];
    expect(within(hidden).getAllByRole('columnheader')[1]).toHaveTextContent('h[0]');
    fireEvent.change(across, { target: { value: '2' } });
    expect(within(hidden).getAllByRole('columnheader')[1]).toHaveTextContent('h[2]');
  });

  test('there is nothing where nothing is trained', () => {
    const { store, container } = show('x = 3; y = x*x');
    expect(container).toBeEmptyDOMElement();
    expect(boundaryKind(store.getState().training)).toBeNull();
  });
});
