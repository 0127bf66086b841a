import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import type { Store } from '../../store/state.ts';
import { makeStore } from '../../store/store.ts';
import { learning } from '../../store/training/learning.ts';
import { StoreContext } from '../useGradstep.ts';
import { type Binding, KEY_TABLE, type PageActions } from './keyTable.ts';
import { LECTURE_TABLE } from './lectureTable.ts';
import { useKeys } from './useKeys.ts';

const page = { openLessons: vi.fn(), openKeys: vi.fn(), fit: vi.fn(), train: vi.fn() } satisfies PageActions;

const usedKey = vi.fn();

function Room() {
  useKeys(page);
  return (
    <>
      <button type="button">press</button>
      <input aria-label="field" />
      <input aria-label="number" type="range" />
      <input aria-label="box" type="checkbox" />
      {/* biome-ignore lint/a11y/useSemanticElements: stands for the editor, which is such an element */}
      <div contentEditable role="textbox" tabIndex={0} aria-label="editor" suppressContentEditableWarning>
        <span>text</span>
      </div>
      <button type="button" onKeyDown={(event) => event.preventDefault()}>
        used
      </button>
      <dialog open>
        <button type="button">inside</button>
      </dialog>
      <nav popover="auto">
        <button type="button">entry</button>
      </nav>
      <input aria-label="completing" aria-haspopup="listbox" aria-controls="list" onKeyDown={usedKey} />
    </>
  );
}

describe('the keys of the page', () => {
  let store: StoreApi<Store>;
  const step = () => store.getState().cursor.step;

  beforeEach(() => {
    vi.resetAllMocks();
    store = makeStore({ document: { source: 'x = 3; y = x*x + sin(x)', values: {} } });
    render(
      <StoreContext value={store}>
        <Room />
      </StoreContext>,
    );
  });

  test('move through time', () => {
    const key = (name: string, more = {}) => fireEvent.keyDown(document.body, { key: name, ...more });
    key('ArrowRight');
    key('PageDown');
    expect(step()).toBe(2);
    key('PageUp');
    expect(step()).toBe(1);
    key('End');
    expect(step()).toBe(7);
    key('Home');
    expect(step()).toBe(0);
    key('ArrowRight', { shiftKey: true });
    expect(step()).toBe(3);
    key('ArrowLeft', { shiftKey: true });
    expect(step()).toBe(0);
    key(' ');
    expect(store.getState().playing).toBe(true);
  });

  test('are used up, so that nothing scrolls under them', () => {
    expect(fireEvent.keyDown(document.body, { key: 'PageDown' })).toBe(false);
    expect(fireEvent.keyDown(document.body, { key: 'q' })).toBe(true);
  });

  test('rest where one writes, inside a dialog, and when something nearer used them', () => {
    for (const name of ['field', 'number', 'editor'])
      fireEvent.keyDown(screen.getByLabelText(name), { key: 'ArrowRight' });
    fireEvent.keyDown(screen.getByText('text'), { key: 'ArrowRight' });
    fireEvent.keyDown(screen.getByText('inside'), { key: 'ArrowRight' });
    fireEvent.keyDown(screen.getByText('used'), { key: 'ArrowRight' });
    fireEvent.keyDown(document.body, { key: 'ArrowRight', isComposing: true });
    fireEvent.keyDown(document.body, { key: 'ArrowRight', altKey: true });
    fireEvent.keyDown(document.body, { key: 'ArrowRight', ctrlKey: true });
    expect(step()).toBe(0);
  });

  test('of a clicker act wherever the focus is, before anything else, but not in an open menu or dialog', () => {
    for (const name of ['field', 'number', 'editor'])
      fireEvent.keyDown(screen.getByLabelText(name), { key: 'PageDown' });
    expect(fireEvent.keyDown(screen.getByText('used'), { key: 'PageDown' })).toBe(false);
    expect(step()).toBe(4);
    fireEvent.keyDown(screen.getByLabelText('field'), { key: 'PageUp' });
    expect(step()).toBe(3);
    for (const name of ['inside', 'entry']) fireEvent.keyDown(screen.getByText(name), { key: 'PageUp' });
    expect(usedKey).not.toHaveBeenCalled();
    fireEvent.keyDown(screen.getByLabelText('completing'), { key: 'PageUp' });
    expect(usedKey).toHaveBeenCalledOnce();
    fireEvent.keyDown(screen.getByLabelText('field'), { key: 'PageDown', shiftKey: true });
    expect(step()).toBe(3);
  });

  test('Space belongs to a focused button or box, the arrows do not', () => {
    for (const element of [screen.getByText('press'), screen.getByLabelText('box')]) {
      expect(fireEvent.keyDown(element, { key: ' ' })).toBe(true);
    }
    expect(store.getState().playing).toBe(false);
    fireEvent.keyDown(screen.getByText('press'), { key: 'ArrowRight' });
    expect(step()).toBe(1);
  });

  test('held down, steps repeat and switches do not', () => {
    for (let i = 0; i < 4; i++) fireEvent.keyDown(document.body, { key: 'e', repeat: i > 0 });
    expect(store.getState().edgeByEdge).toBe(true);
    for (let i = 0; i < 3; i++) fireEvent.keyDown(document.body, { key: 'ArrowRight', repeat: i > 0 });
    expect(step()).toBe(3);
  });

  test('view and edit', () => {
    const key = (name: string, more = {}) => fireEvent.keyDown(document.body, { key: name, ...more });
    key('g');
    expect(store.getState().panel).toBe('gradientCheck');
    key('g');
    expect(store.getState().panel).toBe('step');
    key('2');
    expect(store.getState().opened).toBe('all');
    key('1');
    expect(store.getState().opened).not.toBe('all');
    store.getState().setSource('z = 1 + 2');
    key('z', { ctrlKey: true });
    expect(store.getState().document.source).toContain('sin');
    key('Z', { ctrlKey: true, shiftKey: true });
    expect(store.getState().document.source).toBe('z = 1 + 2');
    key('f');
    key('l');
    key('?', { shiftKey: true });
    for (const act of [page.fit, page.openLessons, page.openKeys]) expect(act).toHaveBeenCalledOnce();
  });

  test('of training do nothing, and take no key, where nothing is trained', () => {
    for (const key of ['[', ']', 'n', 't']) expect(fireEvent.keyDown(document.body, { key })).toBe(true);
    expect(store.getState()).toMatchObject({ level: 1, picture: 'graph', iteration: 0 });
    expect(page.train).not.toHaveBeenCalled();
  });

  test.each([
    ['app', KEY_TABLE],
    ['embed', KEY_TABLE],
    ['present', LECTURE_TABLE],
    ['speaker', LECTURE_TABLE],
  ] as const)('stand once each in the table of %s', (view, table: readonly Pick<Binding, 'keys' | 'views'>[]) => {
    const here = table.filter(({ views }) => views?.includes(view) !== false);
    const chords = here.flatMap(({ keys }) => keys);
    expect(new Set(chords).size).toBe(chords.length);
    expect(chords).toContain('ArrowRight');
  });

  test('mark the step as a stop on the page, and in no figure of somebody else', () => {
    fireEvent.keyDown(document.body, { key: 'ArrowRight' });
    fireEvent.keyDown(document.body, { key: 'm' });
    expect(store.getState().stops).toEqual([1]);
    fireEvent.keyDown(document.body, { key: 'm' });
    expect(store.getState().stops).toEqual([]);
    store.getState().setView('embed');
    expect(fireEvent.keyDown(document.body, { key: 'm' })).toBe(true);
    expect(store.getState().stops).toEqual([]);
  });
});

test('the keys of training', () => {
  const source = 'x = const([[1], [2]]); t = const([[2], [3]])\nw = param(0.5)\nloss = mse(x * w, t)';
  const store = makeStore({ document: { source, values: {} } }, learning);
  render(
    <StoreContext value={store}>
      <Room />
    </StoreContext>,
  );
  const key = (name: string) => fireEvent.keyDown(document.body, { key: name });
  key(']');
  key(']');
  expect(store.getState().iteration).toBe(2);
  key('[');
  expect(store.getState().iteration).toBe(1);
  key('3');
  expect(store.getState().level).toBe(3);
  key('n');
  expect(store.getState().picture).toBe('neurons');
  key('n');
  expect(store.getState().picture).toBe('graph');
  page.train.mockClear();
  expect(key('t')).toBe(false);
  expect(page.train).toHaveBeenCalledOnce();
});
