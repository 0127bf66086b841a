import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { makeStore } from '../../store/store.ts';
import { StoreContext } from '../useGradstep.ts';
import { NumberAtEnd } from './NumberAtEnd.tsx';

function shown(now?: true) {
  const store = makeStore({ document: { source: 'x = 3\ny = x * x', values: {} }, cursor: { step: 1, edge: null } });
  const of = { node: store.getState().figure?.graph.keys[0] ?? '', what: 'gradient', element: 0 } as const;
  store.getState().setPanel('gradientCheck');
  render(
    <StoreContext value={store}>
      <NumberAtEnd number={6} of={of} {...(now && { now })} />
    </StoreContext>,
  );
  return { store, of };
}

describe('a number in a table of a mode', () => {
  it('is taken apart at the end, with the way back to the mode', async () => {
    const { store, of } = shown();
    await userEvent.click(screen.getByRole('button', { name: '6' }));
    const { panel, explained, behind, cursor, figure } = store.getState();
    expect({ panel, explained, behind }).toEqual({ panel: 'explain', explained: of, behind: 'gradientCheck' });
    expect(cursor.step).toBe(figure?.timeline.length);
  });

  it('is taken apart where it stands', async () => {
    const { store } = shown(true);
    await userEvent.click(screen.getByRole('button', { name: '6' }));
    expect(store.getState().cursor.step).toBe(1);
  });

  it('is only read while a number is asked for', () => {
    const { store } = shown();
    act(() => store.getState().setPanel('predict'));
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText('6')).toBeVisible();
  });
});
