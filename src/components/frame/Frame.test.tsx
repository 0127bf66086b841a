import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LESSONS } from '../../lessons/lessons.ts';
import { makeStore } from '../../store/store.ts';
import { StoreContext } from '../useGradstep.ts';
import { Frame } from './Frame.tsx';

/** Answers media queries as a window of that size would. */
function stubWindow(width: number, height: number, dark = false) {
  const listeners = new Set<() => void>();
  const state = { dark };
  const holds = (query: string): boolean =>
    query.split(',').some(
      (part) =>
        part.trim() !== 'print' &&
        [...part.matchAll(/\((min-width|max-height|prefers-color-scheme): (\w+)\)/g)].every(([, name, value = '']) => {
          if (name === 'min-width') return width >= Number.parseInt(value, 10);
          if (name === 'max-height') return height <= Number.parseInt(value, 10);
          return state.dark === (value === 'dark');
        }),
    );
  vi.stubGlobal('matchMedia', (query: string) => ({
    get matches() {
      return holds(query);
    },
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  }));
  return (to: boolean) => {
    state.dark = to;
    for (const listener of listeners) listener();
  };
}

async function open(saved: Parameters<typeof makeStore>[0] = {}) {
  const store = makeStore({ language: 'en', document: { source: 'x = 3; y = x*x + sin(x)', values: {} }, ...saved });
  const { container } = render(
    <StoreContext value={store}>
      <Frame />
    </StoreContext>,
  );
  // The editor and the typesetting arrive by themselves, later; none of these tests needs them.
  await act(() => store.getState().loadLessons());
  const narrow = container.querySelector('.frame.is-wide') === null;
  // Panels, inputs and notes are chunks of their own, which a page waits for as well.
  await screen.findAllByRole(narrow ? 'tablist' : 'complementary');
  return { store, container, root: container.querySelector('.frame') as HTMLElement };
}

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
      unobserve() {}
    },
  );
  HTMLElement.prototype.hidePopover = vi.fn();
  HTMLElement.prototype.togglePopover = vi.fn();
  HTMLDialogElement.prototype.showModal = vi.fn();
});
afterEach(() => vi.unstubAllGlobals());

describe('the page', () => {
  test('follows the system in its theme, and leaves it when one is chosen', async () => {
    const setDark = stubWindow(1440, 900);
    const { root } = await open();
    expect(root.dataset.theme).toBe('light');
    act(() => setDark(true));
    expect(root.dataset.theme).toBe('dark');
    fireEvent.click(screen.getByRole('button', { name: 'Theme: as the system' }));
    expect(root.dataset.theme).toBe('light');
    expect(document.documentElement.dataset.theme).toBe('light');
    fireEvent.click(screen.getByRole('button', { name: 'Theme: light' }));
    expect(root.dataset.theme).toBe('dark');
  });

  test('speaks Korean when asked, and says so to the browser', async () => {
    stubWindow(1440, 900);
    await open();
    fireEvent.click(screen.getByRole('button', { name: '한국어' }));
    expect(document.documentElement.lang).toBe('ko');
    expect(screen.getByRole('button', { name: '다음 단계' })).toBeInTheDocument();
  });

  test('has three columns, two, or one with a sheet', async () => {
    stubWindow(1440, 900);
    const wide = await open();
    expect(within(wide.container).queryByRole('tablist')).toBeNull();
    expect(within(wide.container).getAllByRole('complementary')).toHaveLength(2);
    for (const [width, height, name] of [
      [800, 900, 'medium'],
      [667, 375, 'medium'],
      [390, 844, 'narrow'],
    ] as const) {
      stubWindow(width, height);
      const { root } = await open();
      expect(root).toHaveClass(`is-${name}`);
      expect(await within(root).findByRole('tablist')).toBeInTheDocument();
    }
  });
});

describe('a lesson', () => {
  const lesson = LESSONS[0];
  if (lesson === undefined) throw new Error('there is no lesson');

  test('is opened from the menu, read note by note, and closed', async () => {
    stubWindow(1440, 900);
    const { store, container } = await open();
    fireEvent.click(screen.getByText(lesson.title.en));
    await screen.findByRole('button', { name: 'Next note' });
    expect(store.getState().document.lesson).toBe(lesson.id);
    expect(document.title).toBe(`${lesson.title.en} · Gradstep`);
    const note = () => container.querySelector('.frame-note')?.textContent ?? '';
    const texts = [note()];
    for (let i = 1; i < lesson.notes.length; i++) {
      const before = store.getState().cursor.step;
      fireEvent.click(screen.getByRole('button', { name: 'Next note' }));
      expect(store.getState().cursor.step).toBeGreaterThan(before);
      texts.push(note());
    }
    expect(new Set(texts).size).toBe(lesson.notes.length);
    expect(texts.join()).not.toMatch(/[{}]/);
    expect(container).toHaveTextContent(`${lesson.notes.length} of ${lesson.notes.length}`);
    fireEvent.click(screen.getByRole('button', { name: 'Close the lesson' }));
    expect(container.querySelector('.frame-note')).toBeNull();
    expect(document.title).toBe('Gradstep');
  });

  test('whose places are gone says so', async () => {
    stubWindow(1440, 900);
    const { store, container } = await open({ document: { source: lesson.program, values: {}, lesson: lesson.id } });
    await screen.findByRole('button', { name: 'Next note' });
    act(() => store.getState().setSource('p = 1 + q'));
    expect(container.querySelector('.frame-note')?.textContent).not.toBe('');
  });
});

describe('the panels', () => {
  test('are tabs: one in front, arrows between them, and they do not step through time', async () => {
    stubWindow(390, 844);
    const { store } = await open();
    const tab = (name: string) => screen.getByRole('tab', { name });
    expect(tab('This step')).toHaveAttribute('aria-selected', 'true');
    tab('This step').focus();
    fireEvent.keyDown(tab('This step'), { key: 'ArrowRight' });
    expect(tab('Program')).toHaveFocus();
    expect(store.getState().cursor.step).toBe(0);
    expect(tab('Program')).toHaveAttribute('aria-selected', 'true');
    expect(tab('This step')).toHaveAttribute('tabindex', '-1');
    fireEvent.keyDown(tab('Program'), { key: 'ArrowLeft' });
    fireEvent.keyDown(tab('This step'), { key: 'ArrowLeft' });
    expect(tab('Inputs')).toHaveFocus();
    act(() => store.getState().setSource('x +'));
    expect(screen.getByRole('tab', { name: 'Program, has a mistake' })).toBeInTheDocument();
  });

  test('a node that was selected, and the gradient check, come to the front', async () => {
    stubWindow(390, 844);
    const { store, container } = await open();
    const sheet = container.querySelector('.frame-sheet') as HTMLElement;
    fireEvent.click(screen.getByRole('tab', { name: 'Inputs' }));
    fireEvent.keyDown(screen.getByRole('button', { name: /Size of the panel/ }), { key: 'ArrowDown' });
    fireEvent.keyDown(screen.getByRole('button', { name: /Size of the panel/ }), { key: 'ArrowDown' });
    expect(sheet).toHaveClass('is-small');
    act(() => store.getState().select(store.getState().figure?.graph.keys[0] ?? null));
    expect(sheet).toHaveClass('is-half');
    expect(screen.getByRole('tab', { name: 'This step' })).toHaveAttribute('aria-selected', 'true');
    fireEvent.click(screen.getByRole('button', { name: /Size of the panel/ }));
    expect(sheet).toHaveClass('is-full');
  });
});
