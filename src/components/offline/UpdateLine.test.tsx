import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { Updates } from '../../offline/updates.ts';
import { makeStore } from '../../store/store.ts';
import { StoreContext } from '../useGradstep.ts';
import { UpdateLine } from './UpdateLine.tsx';

/** Updates of which the test says when they are ready. */
function updates() {
  const listeners = new Set<() => void>();
  let ready = false;
  const reload = vi.fn();
  const from: Updates = {
    isReady: () => ready,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reload,
  };
  const come = () => {
    ready = true;
    for (const listener of listeners) listener();
  };
  return { from, come, reload, listeners };
}

async function show(from: Promise<Updates | null>) {
  const store = makeStore();
  store.getState().setLanguage('en');
  const { unmount } = render(
    <StoreContext value={store}>
      <UpdateLine from={from} />
    </StoreContext>,
  );
  await act(() => from);
  return { store, unmount };
}

test('says nothing until a version is ready; then its button loads it', async () => {
  const { from, come, reload, listeners } = updates();
  const { unmount } = await show(Promise.resolve(from));
  const room = screen.getByRole('status');
  expect(room).toBeEmptyDOMElement();
  act(come);
  expect(room).toHaveTextContent('A new version is ready.');
  expect(reload).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Reload' }));
  expect(reload).toHaveBeenCalledTimes(1);
  unmount();
  expect(listeners.size).toBe(0);
});

test('goes when it is put off', async () => {
  const { from, come } = updates();
  await show(Promise.resolve(from));
  act(come);
  await userEvent.click(screen.getByRole('button', { name: 'Later' }));
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
});

test('does not disturb a lecture, and is there after it', async () => {
  const { from, come } = updates();
  const { store } = await show(Promise.resolve(from));
  act(() => store.getState().setView('present'));
  act(come);
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
  act(() => store.getState().setView('app'));
  expect(screen.getByRole('button', { name: 'Reload' })).toBeInTheDocument();
});

test('without service workers there is nothing to say', async () => {
  await show(Promise.resolve(null));
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
});
