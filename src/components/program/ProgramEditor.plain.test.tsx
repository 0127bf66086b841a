import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { makeStore } from '../../store/store.ts';
import { StoreContext } from '../useGradstep.ts';
import { ProgramEditor } from './ProgramEditor.tsx';

// The editor cannot be loaded: no network, an old cache, a blocked file.
vi.mock('./editor/editor.ts', () => {
  throw new Error('not to be loaded');
});

function open(source: string) {
  const store = makeStore({ document: { source, values: {} }, language: 'en' });
  render(
    <StoreContext value={store}>
      <ProgramEditor />
      <div className="frame-graph" tabIndex={-1} />
    </StoreContext>,
  );
  return {
    store,
    area: screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Program' }),
    user: userEvent.setup(),
  };
}

it('is a text area that works fully without the editor', async () => {
  const { store, area, user } = open('x = 2\n');
  await user.type(area, 'y = x*x');
  expect(area.value).toBe('x = 2\ny = x*x');
  expect(store.getState().document.source).toBe(area.value);
  expect(store.getState().figure?.trace.values.at(-1)).toBe(4);
});

it('undoes and redoes a burst of typing as one step, with the keys of the page', async () => {
  const { store, area, user } = open('');
  await user.type(area, 'x*x');
  await user.type(area, '{Enter}2x');
  await user.keyboard('{Control>}z{/Control}');
  expect(area.value).toBe('x*x\n');
  await user.keyboard('{Control>}zz{/Control}');
  expect(area.value).toBe('');
  await user.keyboard('{Control>}yyy{/Control}');
  expect(store.getState().document.source).toBe('x*x\n2x');
});

it('says a mistake once typing rests, and a click goes to its place', async () => {
  const { area, user } = open('a = 1\n');
  await user.type(area, 'b = sqr(a)');
  await waitFor(() =>
    expect(screen.getByRole('alert')).toHaveTextContent('line 2There is no function sqr. Did you mean sqrt or x^2?'),
  );
  await user.click(screen.getByRole('button', { name: /sqr/u }));
  expect(area).toHaveFocus();
  expect(area.value.slice(area.selectionStart, area.selectionEnd)).toBe('sqr');
  await user.clear(area);
  await user.type(area, 'a');
  expect(screen.queryByRole('button', { name: /sqr/u })).toBeNull();
});

it('Escape goes to the graph, Tab onwards', async () => {
  const { area, user } = open('a = 1\n');
  await user.click(area);
  await user.keyboard('{Escape}');
  expect(document.activeElement).toHaveClass('frame-graph');
  await user.click(area);
  await user.tab();
  expect(area).not.toHaveFocus();
  expect(area.value).toBe('a = 1\n');
});
