import { currentCompletions, startCompletion } from '@codemirror/autocomplete';
import { EditorView, runScopeHandlers } from '@codemirror/view';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeStore } from '../../store/store.ts';
import { learning } from '../../store/training/learning.ts';
import { StoreContext } from '../useGradstep.ts';
import { ProgramEditor } from './ProgramEditor.tsx';

beforeAll(() => {
  // jsdom lays nothing out; CodeMirror only asks.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  document.execCommand = () => false;
});

const SOURCE = 'a = 2; b = 3\ny = a*b\nz = y + a\n';

function page(source = SOURCE) {
  const store = makeStore({ document: { source, values: {} }, language: 'en' }, learning);
  const { container } = render(
    <StoreContext value={store}>
      <ProgramEditor />
      <div className="frame-graph" tabIndex={-1} />
    </StoreContext>,
  );
  const shadow = () => container.querySelector('.program-code')?.shadowRoot ?? null;
  return { store, shadow };
}

async function open(source = SOURCE) {
  const { store, shadow } = page(source);
  const view = await waitFor(() => {
    const editor = shadow()?.querySelector<HTMLElement>('.cm-editor');
    const found = editor == null ? null : EditorView.findFromDOM(editor);
    if (found === null) throw new Error('no editor yet');
    return found;
  });
  const texts = (selector: string) => [...view.dom.querySelectorAll(selector)].map((element) => element.textContent);
  const type = (insert: string, from = view.state.doc.length) =>
    act(() =>
      view.dispatch({
        changes: { from, insert },
        selection: { anchor: from + insert.length },
        userEvent: 'input.type',
      }),
    );
  const press = (key: string, init: KeyboardEventInit = {}) =>
    act(() => void runScopeHandlers(view, new KeyboardEvent('keydown', { key, ...init }), 'editor'));
  return { store, view, texts, type, press };
}

describe('the hand-over from the text area', () => {
  it('keeps text, selection and focus', async () => {
    const { store, shadow } = page();
    const area = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Program' });
    const user = userEvent.setup();
    await user.click(area);
    await user.type(area, 'w = z');
    area.setSelectionRange(4, 5);
    const content = await waitFor(() => {
      const found = shadow()?.querySelector<HTMLElement>('.cm-content');
      if (found == null) throw new Error('no editor yet');
      return found;
    });
    const view = EditorView.findFromDOM(content) as EditorView;
    expect(area).not.toBeInTheDocument();
    expect(view.state.doc.toString()).toBe(`${SOURCE}w = z`);
    expect(store.getState().document.source).toBe(`${SOURCE}w = z`);
    expect([view.state.selection.main.from, view.state.selection.main.to]).toEqual([4, 5]);
    expect(shadow()?.activeElement).toBe(content);
    expect(content).toHaveAttribute('aria-label', 'Program');
  });
});

describe('the editor', () => {
  it('colours by the tokens of the engine', async () => {
    const { texts, type } = await open();
    type('s = sin(2π) # note\n@output s');
    expect(texts('.tok-function')).toEqual(['sin']);
    expect(texts('.tok-number')).toEqual(['2', '3', '2', 'π']);
    expect(texts('.tok-comment')).toEqual(['# note']);
    expect(texts('.tok-directive')).toEqual(['@output']);
  });

  it('lights the line of the step, and in it the node, by the phase', async () => {
    const { store, texts } = await open('a = 2\ny = (a*a + sin(a))^2');
    expect(texts('.cm-lit')).toEqual([]);
    act(() => store.getState().next());
    expect(texts('.cm-lit-value')).toEqual(['y = (a*a + sin(a))^2']);
    expect(texts('.cm-now-value').join('')).toBe('a*a');
    act(() => store.getState().last());
    expect(texts('.cm-lit-value')).toEqual([]);
    expect(texts('.cm-lit-gradient')).toEqual(['y = (a*a + sin(a))^2']);
  });

  it('marks the characters of the hovered node', async () => {
    const { store, texts } = await open();
    const { figure } = store.getState();
    act(() => store.getState().hover(figure?.graph.keys[figure.program.names.get('y') as number] as string));
    expect(texts('.cm-hovered').join('')).toContain('a*b');
    act(() => store.getState().hover(null));
    expect(texts('.cm-hovered')).toEqual([]);
  });

  it('takes what the store changes as the smallest change: the caret stays where it was', async () => {
    const { store, view } = await open();
    view.dispatch({ selection: { anchor: 20 } });
    for (const value of [2.5, 2.25, 2.75]) act(() => store.getState().setInput('a', null, value, 'drag'));
    expect(view.state.doc.toString()).toBe(SOURCE.replace('a = 2;', 'a = 2.75;'));
    expect(view.state.selection.main.head).toBe(23);
    // What came from the store is no typing: sent back, it would cut the drag into many steps of undo.
    expect(store.getState().history.past).toHaveLength(1);
  });

  it('undoes typing by bursts and puts the caret where the text changed', async () => {
    const { store, view, type, press } = await open();
    type('w');
    type(' = 1');
    // Elsewhere a new burst begins; so it does with a new line.
    act(() => view.dispatch({ selection: { anchor: 0 } }));
    type('q', 0);
    type('\n', 1);
    const texts: string[] = [];
    for (let i = 0; i < 3; i++) {
      press('z', { ctrlKey: true });
      texts.push(view.state.doc.toString());
    }
    expect(texts).toEqual([`q${SOURCE}w = 1`, `${SOURCE}w = 1`, SOURCE]);
    expect(store.getState().document.source).toBe(SOURCE);
    press('y', { ctrlKey: true });
    press('y', { ctrlKey: true });
    press('Z', { ctrlKey: true, shiftKey: true, keyCode: 90 });
    expect(view.state.doc.toString()).toBe(`q\n${SOURCE}w = 1`);
    expect(view.state.selection.main.head).toBe(2);
  });

  it('underlines a mistake at its characters, and both operands that do not fit', async () => {
    const { texts, type, view } = await open('A = [[1, 2, 3], [4, 5, 6]]\nB = [[1, 2], [3, 4]]\n');
    type('C = A @ B');
    await waitFor(() => expect(texts('.cm-lintRange-error')).toEqual(['A', 'B']));
    expect(screen.getByRole('alert')).toHaveTextContent('the inner sizes 3 and 2 must be equal');
    await userEvent.setup().click(screen.getByRole('button', { name: /inner sizes/u }));
    expect(view.state.sliceDoc(view.state.selection.main.from, view.state.selection.main.to)).toBe('A @ B');
  });

  it('keeps the last good figure, unlit, while the text is wrong', async () => {
    const { store, texts, type } = await open();
    act(() => store.getState().next());
    expect(texts('.cm-lit')).toHaveLength(1);
    type('w = (');
    expect(store.getState().figure?.source).toBe(SOURCE);
    expect(texts('.cm-lit')).toEqual([]);
  });

  it('completes functions with their arguments, and names of the program', async () => {
    const { view, type } = await open();
    type('cost = re');
    act(() => void startCompletion(view));
    await waitFor(() => expect(currentCompletions(view.state).map(({ label }) => label)).toContain('relu'));
    const relu = currentCompletions(view.state).find(({ label }) => label === 'relu');
    expect(relu?.detail).toBe('(x)');
    expect(currentCompletions(view.state).map(({ label }) => label)).not.toContain('re');
    type('\nco');
    act(() => void startCompletion(view));
    await waitFor(() => expect(currentCompletions(view.state).map(({ label }) => label)).toContain('cost'));
  });

  it('Escape goes to the graph; Tab is left to the browser', async () => {
    const { view, press } = await open();
    act(() => view.focus());
    expect(runScopeHandlers(view, new KeyboardEvent('keydown', { key: 'Tab' }), 'editor')).toBe(false);
    press('Escape');
    expect(document.activeElement).toHaveClass('frame-graph');
  });

  it('speaks the language that is chosen, also of a mistake already shown', async () => {
    const { store, view, type } = await open();
    type('w = sqr(a)');
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('Did you mean'));
    act(() => store.getState().setLanguage('ko'));
    expect(screen.getByRole('alert')).toHaveTextContent('sqr라는 함수는 없다');
    expect(view.contentDOM).toHaveAttribute('aria-label', '프로그램');
  });
});

describe('what stands in the way of training', () => {
  const data = 'x = const([[1], [2]]); t = const([2, 3])\nw = param(2)\n';

  it('is a warning where it is typed: said, and the figure is right all the same', async () => {
    const { store, texts } = await open(`${data}u = param(1)\nloss = mse(x * w, t)`);
    await waitFor(() => expect(screen.getByText(/every prediction is compared/u)).toBeInTheDocument());
    expect(texts('.cm-lintRange-warning')).toEqual(['u = param(1)', 'mse(x * w, t)']);
    expect(texts('.cm-lintRange-error')).toEqual([]);
    expect(screen.getByText(/Nothing uses the parameter/u).closest('li')).toHaveClass('is-warning');
    expect(store.getState()).toMatchObject({ errors: [], training: { count: 1 } });
  });

  it('gives way to a mistake', async () => {
    const { store, texts } = await open(`${data}y = x * w`);
    await waitFor(() => expect(screen.getByText(/needs one number that falls/u)).toBeInTheDocument());
    expect(store.getState().training).toBeNull();
    act(() => store.getState().setSource(`${data}y = x *`));
    await waitFor(() => expect(screen.queryByText(/needs one number/u)).toBeNull());
    expect(texts('.cm-lintRange-warning')).toEqual([]);
  });
});
