import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Profiler } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { makeStore } from '../../store/store.ts';
import { learning } from '../../store/training/learning.ts';
import { StoreContext } from '../useGradstep.ts';
import { InputsPanel } from './InputsPanel.tsx';

function open(source: string, language: 'en' | 'ko' = 'en') {
  const store = makeStore({ document: { source, values: {} }, language });
  render(
    <StoreContext value={store}>
      <InputsPanel />
    </StoreContext>,
  );
  const source_ = () => store.getState().document.source;
  const field = (name: string) => screen.getByRole<HTMLInputElement>('spinbutton', { name });
  const slider = (name: string) => screen.getByRole<HTMLInputElement>('slider', { name: `${name}, slider` });
  return { store, source: source_, field, slider, user: userEvent.setup() };
}

/** The next animation frame: sliders and drags are handed to the store once a frame. */
const frame = () => act(() => new Promise((resolve) => requestAnimationFrame(resolve)));
/** What the frame has around the graph: where the focus goes. */
function standInGraph(): HTMLElement {
  const graph = document.createElement('div');
  graph.className = 'frame-graph';
  graph.tabIndex = -1;
  return document.body.appendChild(graph);
}
const steps = (store: ReturnType<typeof makeStore>) => store.getState().history.past.length;

describe('which inputs there are', () => {
  it('has one row an input, parameter and free name, in the order of the program; constants have none', () => {
    open('b = 3\nw = param(2)\nt = const(5)\ny = b*w*free + t');
    expect(screen.getAllByRole('spinbutton').map((one) => one.getAttribute('aria-label'))).toEqual(['b', 'w', 'free']);
    expect(screen.getAllByLabelText('parameter (trained)')).toHaveLength(1);
  });

  it('says so when there are none', () => {
    open('y = 2 + 3');
    expect(screen.queryByRole('slider')).toBeNull();
    expect(screen.getByText(/has no inputs/u)).toBeInTheDocument();
  });

  it('rests while the program has a mistake, and says why', async () => {
    const { store, field, slider } = open('a = 2\ny = a');
    act(() => store.getState().setSource('a = 2\ny = a +'));
    await waitFor(() => expect(field('a')).toBeDisabled());
    expect(slider('a')).toBeDisabled();
    expect(screen.getByText(/Fix the mistake/u)).toBeInTheDocument();
    act(() => store.getState().setSource('a = 2\ny = a + 1'));
    expect(field('a')).toBeEnabled();
  });
});

describe('the number field', () => {
  it('takes what is typed at Enter, and when it is left', async () => {
    const { source, field, user } = open('a = 2\nb = 3\ny = a*b');
    await user.clear(field('a'));
    await user.type(field('a'), '−1.5{Enter}');
    expect(source()).toBe('a = -1.5\nb = 3\ny = a*b');
    await user.clear(field('b'));
    await user.type(field('b'), '7');
    expect(source()).toContain('b = 3');
    await user.tab();
    expect(source()).toContain('b = 7');
    expect(field('a')).toHaveValue('−1.5');
  });

  it('keeps the value when the text is no number, and says what was typed', async () => {
    const { source, field, user } = open('a = 2\ny = a');
    await user.clear(field('a'));
    await user.type(field('a'), '2x{Enter}');
    expect(field('a')).toHaveValue('2');
    expect(screen.getByRole('status')).toHaveTextContent('“2x” is not a number. It stays 2.');
    expect(source()).toBe('a = 2\ny = a');
    await user.type(field('a'), '{Backspace}5');
    expect(screen.queryByRole('status')).toBeNull();
    await user.keyboard('{Escape}');
    expect(field('a')).toHaveValue('2');
  });

  it('gives the focus back at Enter and at Escape, which takes nothing', async () => {
    const { store, source, field, user } = open('a = 2\ny = a');
    const graph = standInGraph();
    await user.clear(field('a'));
    await user.type(field('a'), '5{Enter}');
    expect(graph).toHaveFocus();
    expect(source()).toBe('a = 5\ny = a');
    expect(steps(store)).toBe(1);
    await user.clear(field('a'));
    await user.type(field('a'), '7{Escape}');
    expect(graph).toHaveFocus();
    expect(graph.dataset.quiet).toBe('');
    expect(field('a')).toHaveValue('5');
    expect(source()).toBe('a = 5\ny = a');
    await user.clear(field('a'));
    await user.type(field('a'), 'x{Enter}');
    expect(field('a')).toHaveFocus();
    graph.remove();
  });

  it('steps with the arrow keys, by ten with Shift, by a tenth with Alt; a run is one step of undo', async () => {
    const { store, field, user } = open('a = 100\ny = a');
    await user.click(field('a'));
    await user.keyboard('{ArrowUp}{ArrowUp}{Shift>}{ArrowUp}{/Shift}{Alt>}{ArrowDown}{/Alt}');
    expect(field('a')).toHaveValue('111.9');
    expect(steps(store)).toBe(1);
    await user.keyboard('{Control>}z{/Control}');
    expect(field('a')).toHaveValue('100');
  });
});

describe('the slider', () => {
  it('sets the number in the text, many moves in one frame once, one drag one step of undo', async () => {
    const { store, source, slider } = open('a = 100\ny = a*a');
    const setInput = vi.spyOn(store.getState(), 'setInput');
    fireEvent.pointerDown(slider('a'));
    for (const value of ['120', '130', '140.4']) fireEvent.change(slider('a'), { target: { value } });
    expect(slider('a')).toHaveValue('140');
    expect(setInput).not.toHaveBeenCalled();
    await frame();
    expect(setInput).toHaveBeenCalledTimes(1);
    fireEvent.change(slider('a'), { target: { value: '150' } });
    fireEvent.pointerUp(slider('a'));
    expect(source()).toBe('a = 150\ny = a*a');
    expect(steps(store)).toBe(1);
    act(() => store.getState().undo());
    expect(source()).toBe('a = 100\ny = a*a');
    expect(slider('a')).toHaveValue('100');
  });

  it('makes two drags two steps of undo', () => {
    const { store, slider } = open('a = 100\ny = a');
    for (const value of ['120', '140']) {
      fireEvent.pointerDown(slider('a'));
      fireEvent.change(slider('a'), { target: { value } });
      fireEvent.pointerUp(slider('a'));
    }
    expect(steps(store)).toBe(2);
  });

  it('keeps the place in time', () => {
    const { store, slider } = open('a = 2\nb = a*a\ny = b*a');
    act(() => store.getState().goTo({ step: 4, edge: null }));
    fireEvent.change(slider('a'), { target: { value: '3' } });
    expect(store.getState().document.source).toContain('a = 3');
    expect(store.getState().cursor.step).toBe(4);
  });

  it('does not change its range while it is dragged, and widens for a number beyond it', async () => {
    const { slider, field, user } = open('a = 100\ny = a');
    fireEvent.pointerDown(slider('a'));
    for (const value of ['1', '0', '199']) fireEvent.change(slider('a'), { target: { value } });
    await frame();
    expect([slider('a').min, slider('a').max]).toEqual(['0', '200']);
    fireEvent.pointerUp(slider('a'));
    await user.clear(field('a'));
    await user.type(field('a'), '1000{Enter}');
    expect(Number(slider('a').max)).toBeGreaterThanOrEqual(1000);
    expect(slider('a')).toHaveValue('1000');
  });

  it('goes on growing while its thumb is held at the end', () => {
    vi.useFakeTimers();
    try {
      const { slider } = open('a = 100\ny = a');
      fireEvent.pointerDown(slider('a'));
      fireEvent.change(slider('a'), { target: { value: '200' } });
      act(() => void vi.advanceTimersByTime(300));
      expect(slider('a').max).toBe('200');
      for (let i = 0; i < 10; i++) act(() => void vi.advanceTimersByTime(100));
      expect(Number(slider('a').max)).toBeGreaterThan(240);
      expect(slider('a')).toHaveValue(slider('a').max);
      fireEvent.pointerUp(slider('a'));
      const { max } = slider('a');
      act(() => void vi.advanceTimersByTime(1000));
      expect(slider('a').max).toBe(max);
    } finally {
      vi.useRealTimers();
    }
  });

  it('keeps the focus for keys, and gives it to the graph after a drag', async () => {
    const { slider, user } = open('a = 100\ny = a');
    const graph = standInGraph();
    act(() => slider('a').focus());
    await user.keyboard('{ArrowRight}');
    fireEvent.pointerDown(slider('a'));
    fireEvent.pointerUp(slider('a'));
    expect(slider('a')).toHaveFocus();
    fireEvent.pointerDown(slider('a'));
    fireEvent.change(slider('a'), { target: { value: '120' } });
    fireEvent.pointerUp(slider('a'));
    expect(graph).toHaveFocus();
    graph.remove();
  });

  it('goes beyond its end by keys', async () => {
    const { source, slider, user } = open('a = 100\ny = a');
    act(() => slider('a').focus());
    await user.keyboard('{End}{ArrowRight}');
    expect(source()).toContain('a = 201');
    await user.keyboard('{Control>}z{/Control}');
    expect(source()).toContain('a = 100');
  });

  it('sets a name that the text does not set beside it', () => {
    const { store, slider } = open('y = x*x');
    fireEvent.change(slider('x'), { target: { value: '2' } });
    expect(store.getState().document).toEqual({ source: 'y = x*x', values: { x: 2 } });
  });
});

describe('a drag on the name', () => {
  it('scrubs by one step a pixel, as one step of undo, and is no click', async () => {
    const { store, source, field } = open('a = 100\ny = a');
    const name = screen.getByText('a');
    fireEvent.pointerDown(name, { pointerId: 1, isPrimary: true, button: 0, clientX: 50 });
    fireEvent.pointerMove(name, { pointerId: 1, clientX: 52 });
    expect(field('a')).toHaveValue('100');
    fireEvent.pointerMove(name, { pointerId: 1, clientX: 75 });
    fireEvent.pointerMove(name, { pointerId: 1, clientX: 76, shiftKey: true });
    expect(field('a')).toHaveValue('135');
    fireEvent.pointerUp(name, { pointerId: 1 });
    expect(source()).toBe('a = 135\ny = a');
    expect(steps(store)).toBe(1);
    fireEvent.pointerMove(name, { pointerId: 1, clientX: 300 });
    await frame();
    expect(source()).toBe('a = 135\ny = a');
    expect(field('a')).not.toHaveFocus();
  });
});

describe('a matrix', () => {
  const SOURCE = 'A = [[1, 2, 3], [4, 5, 6]]\ny = sum(A)';
  const cell = (row: number, column: number) =>
    screen.getByRole<HTMLInputElement>('spinbutton', { name: `A, row ${row}, column ${column}` });

  it('has one cell an entry and sets that entry alone', async () => {
    const { source, user } = open(SOURCE);
    expect(screen.getByRole('group', { name: 'A, shape (2, 3)' })).toBeInTheDocument();
    await user.click(cell(2, 3));
    await user.clear(cell(2, 3));
    await user.keyboard('-0.5{Enter}');
    expect(source()).toBe('A = [[1, 2, 3], [4, 5, -0.5]]\ny = sum(A)');
  });

  it('is one stop of the Tab key, with arrow keys inside', async () => {
    const { user } = open(SOURCE);
    await user.tab();
    expect(cell(1, 1)).toHaveFocus();
    act(() => cell(1, 1).select());
    await user.keyboard('{ArrowRight}{ArrowDown}');
    expect(cell(2, 2)).toHaveFocus();
    await user.tab();
    expect(document.body).toHaveFocus();
    await user.tab({ shift: true });
    expect(cell(2, 2)).toHaveFocus();
  });

  it('keeps left and right for the caret in a text that is being written', async () => {
    const { user } = open(SOURCE);
    await user.click(cell(1, 2));
    await user.keyboard('12{ArrowLeft}{ArrowLeft}3');
    expect(cell(1, 2)).toHaveFocus();
  });

  it('scrubs a cell that does not have the focus', async () => {
    const { store, source } = open(SOURCE);
    fireEvent.pointerDown(cell(1, 1), { pointerId: 1, isPrimary: true, button: 0, clientX: 0 });
    fireEvent.pointerMove(cell(1, 1), { pointerId: 1, clientX: 10 });
    fireEvent.pointerUp(cell(1, 1), { pointerId: 1 });
    expect(source()).toBe('A = [[1.2, 2, 3], [4, 5, 6]]\ny = sum(A)');
    expect(steps(store)).toBe(1);
    expect(cell(1, 1)).not.toHaveFocus();
  });

  it('draws no more than 200 cells and counts the rest', () => {
    const row = `[${Array.from({ length: 30 }, () => 1).join(',')}]`;
    open(`A = [${Array.from({ length: 30 }, () => row).join(',')}]\ny = sum(A)`);
    expect(screen.getAllByRole('spinbutton')).toHaveLength(200);
    expect(screen.getByText('700 more entries are set in the program.')).toBeInTheDocument();
  });
});

describe('rows and nodes', () => {
  it('light each other up', async () => {
    const { store, field, user } = open('a = 2\nb = 3\ny = a*b');
    const { figure } = store.getState();
    const key = figure?.graph.keys[figure.program.names.get('b') as number] as string;
    await user.hover(field('b'));
    expect(store.getState().hovered).toBe(key);
    await user.unhover(field('b'));
    expect(store.getState().hovered).toBeNull();
    act(() => store.getState().hover(key));
    expect(field('b').closest('[data-hovered]')).not.toBeNull();
    expect(field('a').closest('[data-hovered]')).toBeNull();
  });
});

describe('the parameters of a program that is trained', () => {
  const source = 'x = const([[1], [2], [3]]); t = const([[2], [3], [4]])\nw = param(0.5)\nloss = mse(x * w, t)';

  function openTrained(training: object) {
    const store = makeStore({ document: { source, values: {}, training }, language: 'en' }, learning);
    const rendered = vi.fn();
    const { container } = render(
      <StoreContext value={store}>
        <Profiler id="inputs" onRender={rendered}>
          <InputsPanel />
        </Profiler>
      </StoreContext>,
    );
    const weight = () => screen.getByRole('spinbutton', { name: 'w' });
    return { store, container, rendered, weight };
  }

  it('have the values that the run begins with, and it says where they are from', () => {
    const { store, container, weight } = openTrained({});
    expect(container).toHaveTextContent('the values that training begins with');
    act(() => store.getState().train({ iterations: 5 }));
    expect(weight()).toHaveValue('0.5');
    act(() => store.getState().setTraining({ seed: 42 }));
    expect(container).toHaveTextContent('drawn from seed 42');
    const drawn = weight();
    expect(drawn).not.toHaveValue('0.5');
    fireEvent.change(drawn, { target: { value: '2' } });
    fireEvent.blur(drawn);
    expect(store.getState().document.source).toContain('param(2)');
    expect(store.getState().document.training?.seed).toBeNull();
  });

  it('are not rendered again while only the iteration changes, in mini-batches of one size either', () => {
    for (const training of [{}, { batchSize: 2 }]) {
      const { store, rendered } = openTrained(training);
      act(() => store.getState().goToIteration(3));
      rendered.mockClear();
      act(() => store.getState().goToIteration(5));
      act(() => store.getState().next());
      expect(store.getState().iteration).toBe(5);
      expect(rendered).not.toHaveBeenCalled();
    }
  });

  it('stand beside all rows of the data, also where an iteration sees a part of them', () => {
    const data = 'x = [[1], [2], [3]]; t = const([[2], [3], [4]])\nw = param(0.5)\nloss = mse(x * w, t)';
    const store = makeStore({ document: { source: data, values: {}, training: { batchSize: 2 } } }, learning);
    render(
      <StoreContext value={store}>
        <InputsPanel />
      </StoreContext>,
    );
    expect(screen.getAllByRole('spinbutton')).toHaveLength(4);
    const last = screen.getByRole('spinbutton', { name: 'x, row 3, column 1' });
    fireEvent.change(last, { target: { value: '9' } });
    fireEvent.blur(last);
    expect(store.getState().document.source).toContain('[[1], [2], [9]]');
    // Another name is no other run.
    act(() => store.getState().setSource(store.getState().document.source.replaceAll('w', 'v')));
    expect(screen.getByRole('spinbutton', { name: 'v' })).toHaveValue('0.5');
    expect(screen.getAllByRole('spinbutton')).toHaveLength(4);
  });
});
