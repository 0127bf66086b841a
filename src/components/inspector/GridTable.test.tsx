import { act, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Panel } from '../../lessons/modes.ts';
import { makeStore } from '../../store/store.ts';
import { StoreContext } from '../useGradstep.ts';
import { Inspector } from './Inspector.tsx';

const MATRIX = 'A = [[1, 2], [3, 4]]\ny = sum(exp(A))';
/** exp has computed; exp has sent to A. */
const [FORWARD, SENT] = [1, 5];

async function show(source: string, step: number, language: 'en' | 'ko' = 'en') {
  const store = makeStore({ document: { source, values: {} }, cursor: { step, edge: null }, language });
  render(
    <StoreContext value={store}>
      <Inspector />
    </StoreContext>,
  );
  const grids = await screen.findAllByRole('figure');
  const cells = (grid = 0) => within(within(grids[grid] as HTMLElement).getByRole('table')).getAllByRole('button');
  const keys = store.getState().figure?.graph.keys ?? [];
  return { user: userEvent.setup(), store, cells, keys };
}

describe('the grids of the inspector', () => {
  it('explains the entry that is chosen already: the first click chooses it, the second explains it', async () => {
    const { user, store, cells, keys } = await show(MATRIX, FORWARD);
    await user.click(cells()[1] as HTMLElement);
    expect(store.getState()).toMatchObject({ panel: 'step', cell: 1 });
    await user.click(cells()[1] as HTMLElement);
    expect(store.getState()).toMatchObject({
      panel: 'explain',
      explained: { node: keys[1], what: 'value', element: 1 },
    });
  });

  it('says so over the table, by name, and does it by keyboard alone', async () => {
    const { user, store, cells, keys } = await show(MATRIX, SENT);
    act(() => cells()[0]?.focus());
    await user.keyboard('{ArrowRight}{ArrowDown}');
    expect(screen.getByRole('button', { name: 'Explain grad(A[1, 1])' })).toBeInTheDocument();
    expect(store.getState().panel).toBe('step');
    await user.keyboard('{Enter}');
    expect(store.getState()).toMatchObject({
      panel: 'explain',
      explained: { node: keys[0], what: 'gradient', element: 3 },
    });
  });

  it('has the button in Korean, and the button explains', async () => {
    const { user, store, keys } = await show(MATRIX, FORWARD, 'ko');
    act(() => store.getState().select(keys[0] ?? ''));
    await user.click(await screen.findByRole('button', { name: 'A[0, 0] 풀어 보기' }));
    expect(store.getState().explained).toEqual({ node: keys[0], what: 'value', element: 0 });
  });

  it('only chooses in a mode and in a lecture', async () => {
    const { user, store, cells } = await show(MATRIX, FORWARD);
    const chooseTwice = async () => {
      expect(screen.queryByRole('button', { name: /^Explain/u })).toBeNull();
      await user.click(cells()[2] as HTMLElement);
      await user.click(cells()[2] as HTMLElement);
    };
    for (const panel of ['predict', 'forwardMode'] satisfies Panel[]) {
      act(() => store.getState().setPanel(panel));
      if (panel === 'predict') await chooseTwice();
      expect(store.getState().panel).toBe(panel);
    }
    act(() => {
      store.getState().setPanel('step');
      store.getState().setView('present');
    });
    await chooseTwice();
    expect(store.getState().panel).toBe('step');
  });

  it('explains no total that is halfway through the step', async () => {
    // x * x sends to x twice: the grid of the first edge is not the gradient at the cursor.
    await show('x = [1, 2]\ny = x * x\n@seed [1, 1]', 3);
    expect(screen.getAllByRole('figure')).toHaveLength(2);
    expect(screen.getAllByRole('button', { name: /^Explain/u })).toHaveLength(1);
  });

  it('explains no softmax that only its node keeps', async () => {
    await show('s = [[1, 2, 3]]; t = const([[0, 0, 1]])\nL = softmax_cross_entropy(s, t)', 1);
    expect(screen.getByText(/y = softmax/u)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Explain/u })).toBeNull();
  });
});
