import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { lessonNamed } from '../../lessons/lessons.ts';
import { makeStore } from '../../store/store.ts';
import { learning } from '../../store/training/learning.ts';
import { rememberedOf } from '../frame/remembered.ts';
import { StoreContext } from '../useGradstep.ts';
import { ChartsStrip } from './ChartsStrip.tsx';

beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});

const fitLine = lessonNamed('fit-line');
const xor = lessonNamed('xor');

function open(source: string, stacked: boolean) {
  const store = makeStore({ document: { source, values: {} }, language: 'en' }, learning);
  const { container } = render(
    <StoreContext value={store}>
      <ChartsStrip stacked={stacked} />
    </StoreContext>,
  );
  const shown = () => [...container.querySelectorAll<HTMLElement>('.charts-view')].map((view) => view.dataset.view);
  return { store, shown };
}

test('shows the views that apply to the program', () => {
  expect(open(xor.program, true).shown()).toEqual(['loss', 'boundary', 'hidden', 'norms', 'weights']);
  expect(open(fitLine.program, true).shown()).toEqual(['loss', 'fit', 'norms', 'weights']);
});

test('follows the program', () => {
  const { store, shown } = open(xor.program, true);
  act(() => store.getState().setSource(fitLine.program));
  expect(shown()).toEqual(['loss', 'fit', 'norms', 'weights']);
});

test('in a strip as many as fit, until the reader has chosen; the choice is remembered', () => {
  const { store, shown } = open(xor.program, false);
  // Nothing is measured here: the width stands for a narrow strip.
  expect(shown()).toEqual(['loss']);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Boundary', hidden: true }));
  expect(shown()).toEqual(['loss', 'boundary']);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Loss', hidden: true }));
  expect(shown()).toEqual(['boundary']);
  expect(rememberedOf(store).getState().hiddenCharts).toEqual(['hidden', 'norms', 'weights', 'loss']);
  expect(open(xor.program, false).shown()).toEqual(['boundary']);
});

test('is closed and opened again', () => {
  const { shown } = open(xor.program, false);
  fireEvent.click(screen.getByRole('button', { name: 'Close the charts' }));
  expect(shown()).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Charts' }));
  expect(shown()).toEqual(['loss']);
});

test('shows the charts that the open lesson names, until the reader has chosen', () => {
  const { store, shown } = open(xor.program, false);
  act(() =>
    store.setState({
      lessons: [{ ...xor, charts: ['weights', 'loss'] }],
      document: { ...store.getState().document, lesson: xor.id },
    }),
  );
  expect(shown()).toEqual(['loss', 'weights']);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Boundary', hidden: true }));
  expect(shown()).toEqual(['loss', 'boundary', 'weights']);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Weights', hidden: true }));
  expect(shown()).toEqual(['loss', 'boundary']);
});

test('where the charts are wider than the strip a button says so and goes on', () => {
  const scrollBy = vi.fn();
  const sizes = [
    vi.spyOn(Element.prototype, 'scrollWidth', 'get').mockReturnValue(900),
    vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(500),
  ];
  Element.prototype.scrollBy = scrollBy;
  open(xor.program, false);
  expect(screen.queryByRole('button', { name: 'Charts to the left' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Charts to the right' }));
  expect(scrollBy).toHaveBeenCalledWith({ left: 400 });
  const row = document.querySelector('.charts-row') as HTMLElement;
  row.scrollLeft = 400;
  fireEvent.scroll(row);
  expect(screen.getByRole('button', { name: 'Charts to the left' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Charts to the right' })).toBeNull();
  for (const size of sizes) size.mockRestore();
});
