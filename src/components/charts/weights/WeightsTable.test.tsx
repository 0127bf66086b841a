import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { numberOf } from '../../../engine/explain/quantity.ts';
import { FULL, formatNumber } from '../../../format/number.ts';
import { makeStore } from '../../../store/store.ts';
import { learning } from '../../../store/training/learning.ts';
import { placesTexts } from '../../../texts/explainPlaces.ts';
import { weightsTexts } from '../../../texts/weights.ts';
import { askedAt } from '../../modes/explain/asked.ts';
import { StoreContext } from '../../useGradstep.ts';
import { weightRows } from './rows.ts';
import { WeightsTable } from './WeightsTable.tsx';

beforeEach(() => {
  // jsdom measures nothing.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const XOR = `X = const([[0, 0], [0, 1], [1, 0], [1, 1]]); t = const([[0], [1], [1], [0]])
W1 = param([[0.54, 0.59], [-0.17, 0.65]]); b1 = param([-0.15, 0.14])
W2 = param([[-0.34, 0.42]]); b2 = param([0.62])
h = sigmoid(linear(X, W1, b1))
y = sigmoid(linear(h, W2, b2))
loss = bce(y, t)`;
/** W2 and b2 have their gradients; all have; W1 is updated; all are. */
const [HALF, ALL, UPDATE, END] = [10, 12, 13, 16];

function show(source = XOR) {
  const store = makeStore({ document: { source, values: {} }, language: 'en' }, learning);
  const { container } = render(
    <StoreContext value={store}>
      <WeightsTable />
    </StoreContext>,
  );
  const row = (name: string) => {
    const found = [...container.querySelectorAll('tr[data-row]')].find((one) => one.firstChild?.textContent === name);
    if (found === undefined) throw new Error(name);
    return found as HTMLTableRowElement;
  };
  const cells = (name: string) => [...row(name).querySelectorAll('td')].map((cell) => cell.textContent);
  const go = (step: number) => act(() => store.getState().goTo({ step, edge: null }));
  const run = () => {
    const { training } = store.getState();
    if (training === null) throw new Error('not trained');
    return training.run;
  };
  return { store, container, row, cells, go, run };
}

describe('the table of weights', () => {
  it('has every element of every parameter by name, with its value', () => {
    const { container, cells } = show();
    const names = [...container.querySelectorAll('tr[data-row] th')].map((head) => head.textContent);
    expect(names).toEqual([
      'W1[0,0]',
      'W1[0,1]',
      'W1[1,0]',
      'W1[1,1]',
      'b1[0]',
      'b1[1]',
      'W2[0,0]',
      'W2[0,1]',
      'b2[0]',
    ]);
    expect(cells('W1[1,0]')).toEqual(['−0.17', '·', '·', '·']);
  });

  it('fills in a gradient when it has arrived, and update and new value from the update on', () => {
    const { cells, row, go, run } = show();
    go(HALF);
    expect(cells('W1[1,0]')[1]).toBe('·');
    expect(cells('W2[0,1]')[1]).toBe(formatNumber(run().gradientsAt(0)[7] as number));
    go(ALL);
    expect(cells('W1[1,0]')).toEqual(['−0.17', formatNumber(run().gradientsAt(0)[2] as number), '·', '·']);
    go(UPDATE);
    const now = run().parametersAt(1)[2] as number;
    expect(cells('W1[1,0]').slice(2)).toEqual([formatNumber(now + 0.17), formatNumber(now)]);
    const last = row('W1[1,0]').lastElementChild as HTMLElement;
    expect(within(last).getByRole('button').title).toBe(`${formatNumber(now, FULL)} · Explain W1[1,0]`);
    expect(cells('b1[0]').slice(2)).toEqual(['·', '·']);
    go(END);
    expect(cells('b2[0]')[3]).toBe(formatNumber(run().parametersAt(1)[8] as number));
  });

  it('marks what the iteration before has left, until zero grad clears it', () => {
    const { store, row, go, run } = show();
    act(() => store.getState().goToIteration(1, { step: 0, edge: null }));
    const gradient = () => row('W2[0,0]').querySelectorAll('td')[1];
    expect(gradient()?.textContent).toBe(formatNumber(run().gradientsAt(0)[6] as number));
    expect(gradient()?.className).toBe('is-left');
    go(6);
    expect(gradient()?.textContent).toBe('·');
  });

  it('takes parameters from the optimizer and gives them back: "weights updated but not biases"', () => {
    const { store, cells, go, run } = show();
    const box = (name: string) => screen.getByLabelText<HTMLInputElement>(weightsTexts.updatedOf.en(name));
    fireEvent.click(box('b1'));
    fireEvent.click(box('b2'));
    expect(run().settings.updates).toEqual(['W1', 'W2']);
    expect([box('W1').checked, box('b1').checked]).toEqual([true, false]);
    go(END);
    expect(cells('b1[0]')).toEqual(['−0.15', expect.any(String), '0', '−0.15']);
    expect(cells('W1[0,0]')[2]).not.toBe('0');
    fireEvent.click(box('b1'));
    fireEvent.click(box('b2'));
    expect(store.getState().training?.settings.updates).toBeNull();
  });

  it('hovers the node of a row', () => {
    const { store, row } = show();
    fireEvent.pointerOver(row('W2[0,1]').firstChild as Element);
    const { figure, hovered } = store.getState();
    expect(hovered).toBe(figure?.graph.keys[figure.program.names.get('W2') as number]);
    expect(row('W2[0,0]').className).toBe('is-hovered');
    fireEvent.pointerLeave(row('W2[0,1]').closest('table') as Element);
    expect(store.getState().hovered).toBeNull();
  });

  it('draws only the rows in sight of many, and knows how many there are', () => {
    const many = `X = const([[0, 1], [1, 0]]); t = const([[0], [1]])
W1 = param([${new Array(300).fill('[0.1, 0.2]').join(', ')}]); W2 = param([[${new Array(300).fill('0.1').join(', ')}]])
loss = bce(sigmoid(tanh(X @ W1.T) @ W2.T), t)`;
    const { container } = show(many);
    const first = () => container.querySelector('tr[data-row] th')?.textContent;
    expect(container.querySelector('table')?.getAttribute('aria-rowcount')).toBe('901');
    expect(container.querySelectorAll('tr[data-row]').length).toBeLessThan(60);
    const scroll = container.querySelector('.weights-scroll') as HTMLElement;
    scroll.scrollTop = 24 * 700;
    fireEvent.scroll(scroll);
    expect(first()).toBe('W2[0,92]');
  });

  it('has the same numbers where the arithmetic of one sample is shown', () => {
    const { store, run } = show();
    act(() => store.getState().setLevel(3));
    const { figure } = store.getState();
    if (figure === null || figure.graph === figure.program.graph) throw new Error('no scalars');
    const rows = weightRows(figure, { step: figure.timeline.length, edge: null });
    const all = Array.from({ length: rows.count }, (_, k) => rows.row(k));
    expect(all.map(({ value }) => value)).toEqual([...run().parametersAt(0)]);
    expect(all.map(({ now }) => now)).toEqual([...run().parametersAt(1)]);
  });

  it('has there the gradient that the optimizer reads, of the whole batch, not that of the one sample', () => {
    const { store, run } = show();
    act(() => store.getState().setLevel(3));
    const { figure } = store.getState();
    if (figure === null) throw new Error('no figure');
    const at = (step: number) => {
      const rows = weightRows(figure, { step, edge: null });
      return Array.from({ length: rows.count }, (_, k) => rows.row(k).gradient);
    };
    expect(at(figure.timeline.length)).toEqual([...run().gradientsAt(0)]);
    expect(at(0).every((gradient) => gradient === null)).toBe(true);
  });

  it('keeps every element in its place where that arithmetic leaves a parameter out', () => {
    const { store, run } = show(`x = const([[1], [2]]); t = const([[1], [0]])
u = param([[3]]); w = param([[0.5]]); b = param([0.1])
q = u * 2
loss = mse(linear(x, w, b), t)`);
    act(() => store.getState().setLevel(3));
    const { figure } = store.getState();
    if (figure === null || figure.timeline.updates.length !== 2) throw new Error('u is drawn');
    const rows = weightRows(figure, { step: figure.timeline.length, edge: null });
    const all = Array.from({ length: rows.count }, (_, k) => rows.row(k));
    expect(all.map(({ value }) => value)).toEqual([...run().parametersAt(0)]);
    expect(all.map(({ now }) => now)).toEqual([...run().parametersAt(1)]);
  });

  it('explains the value, the gradient and the new value of a weight; a value that has moved on is none', () => {
    const { store, row, go } = show();
    const key = (name: string) => {
      const { figure } = store.getState();
      return figure?.graph.keys[figure.program.names.get(name) as number];
    };
    const buttons = (name: string) => within(row(name)).queryAllByRole('button');
    expect(buttons('W1[1,0]')).toHaveLength(1);
    fireEvent.click(buttons('W1[1,0]')[0] as HTMLElement);
    expect(store.getState()).toMatchObject({
      panel: 'explain',
      explained: { node: key('W1'), what: 'value', element: 2 },
    });
    go(ALL);
    fireEvent.click(within(row('W2[0,1]')).getByTitle(/Explain grad\(W2\[0,1\]\)/u));
    expect(store.getState().explained).toEqual({ node: key('W2'), what: 'gradient', element: 1 });
    expect(within(row('W2[0,1]')).getAllByRole('button')[1]).toHaveAttribute('aria-current', 'true');
    go(END);
    const columns = buttons('W1[1,0]').map(({ dataset }) => dataset.column);
    expect(columns).toEqual(['gradient', 'now']);
    fireEvent.click(buttons('W1[1,0]')[1] as HTMLElement);
    expect(store.getState().explained).toEqual({ node: key('W1'), what: 'value', element: 2 });
  });

  it('explains the very number that stands in the cell', () => {
    const { store, row, go, run } = show();
    go(END);
    const asked = () => {
      const { figure, cursor, explained } = store.getState();
      if (figure === null) throw new Error('no figure');
      const found = askedAt(figure, cursor, explained, 0);
      return found.is === 'number' ? numberOf(figure, found.quantity) : null;
    };
    const press = (column: string) =>
      fireEvent.click(row('W1[0,1]').querySelector(`[data-column="${column}"]`) as Element);
    press('gradient');
    expect(asked()).toBe(run().gradientsAt(0)[1]);
    press('now');
    expect(asked()).toBe(run().parametersAt(1)[1]);
  });

  it('is one stop of Tab; the arrows walk over its numbers, and Enter explains', async () => {
    const user = userEvent.setup();
    const { store, container, row, go } = show();
    go(ALL);
    const stops = () => [...container.querySelectorAll<HTMLElement>('[data-column][tabindex="0"]')];
    expect(stops()).toHaveLength(1);
    expect(row('W1[0,0]').contains(stops()[0] ?? null)).toBe(true);
    act(() => stops()[0]?.focus());
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
    expect(row('W1[1,0]').querySelector('[data-column="gradient"]')).toHaveFocus();
    expect(stops()).toHaveLength(1);
    await user.keyboard('{Enter}');
    expect(store.getState().explained).toMatchObject({ what: 'gradient', element: 2 });
    expect(store.getState().cursor.step).toBe(ALL);
  });

  it('only shows its numbers in a mode and in a lecture', () => {
    const { store, row } = show();
    act(() => store.getState().setPanel('predict'));
    expect(within(row('W1[0,0]')).queryByRole('button')).toBeNull();
    act(() => {
      store.getState().setPanel('step');
      store.getState().setView('present');
    });
    expect(within(row('W1[0,0]')).queryByRole('button')).toBeNull();
  });

  it('explains no gradient of the batch where the graph is that of one sample', () => {
    const { store, row, go } = show();
    act(() => store.getState().setLevel(3));
    go(store.getState().figure?.timeline.length ?? 0);
    const columns = [...row('W1[0,1]').querySelectorAll<HTMLElement>('[data-column]')].map(
      ({ dataset }) => dataset.column,
    );
    expect(columns).toEqual(['now']);
    expect(row('W1[0,1]').querySelectorAll('td')[1]?.title).toContain(placesTexts.batch.en);
  });
});
