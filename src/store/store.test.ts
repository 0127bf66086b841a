import { describe, expect, it } from 'vitest';
import { nodeFrame } from '../engine/timeline/frame.ts';
import { gradOf, nodeValue } from '../engine/trace/trace.ts';
import { makeStore } from './store.ts';

function storeOf(source: string) {
  const store = makeStore({ document: { source, values: {} } });
  return {
    store,
    state: () => store.getState(),
    output: () => {
      const { figure } = store.getState();
      if (figure === null) throw new Error('no figure');
      return nodeValue(figure.trace, figure.graph.output)[0];
    },
    grad: (name: string) => {
      const { figure } = store.getState();
      const node = figure?.program.names.get(name);
      if (figure == null || node === undefined) throw new Error(`no ${name}`);
      return gradOf(figure.trace, node)?.[0];
    },
  };
}

describe('an input', () => {
  it('that the text sets is rewritten in the text, and the place is kept', () => {
    const { state, output } = storeOf('a = 2; b = 3\ny = a*b');
    state().goTo({ step: 3, edge: null });
    state().setInput('a', null, -0.5);
    expect(state().document.source).toBe('a = -0.5; b = 3\ny = a*b');
    expect(output()).toBe(-1.5);
    expect(state().cursor).toEqual({ step: 3, edge: null });
    expect(state().arrival).toBe('edit');
  });

  it('that is free lives beside the text, until the text sets it', () => {
    const { state, output } = storeOf('y = x*x');
    expect(output()).toBe(1);
    state().setInput('x', null, 5);
    expect(state().document).toEqual({ source: 'y = x*x', values: { x: 5 } });
    expect(output()).toBe(25);
    state().setSource('x = 3\ny = x*x');
    expect(output()).toBe(9);
  });

  it('of a matrix is set element by element', () => {
    const { state, output } = storeOf('A = [[1, 2], [3, 4]]\ny = sum(A)');
    state().setInput('A', 2, 10);
    expect(state().document.source).toBe('A = [[1, 2], [10, 4]]\ny = sum(A)');
    expect(output()).toBe(17);
  });

  it('of a matrix changes that number only: comments, line breaks and the other numbers stay as typed', () => {
    const { state } = storeOf('W = [[1e999, -.5],  # 7 hidden\n  [+3, 4.0]]\ny = sum(W)');
    state().setInput('W', 2, -5);
    expect(state().document.source).toBe('W = [[1e999, -.5],  # 7 hidden\n  [-5, 4.0]]\ny = sum(W)');
    state().setInput('W', 1, 0.25);
    expect(state().document.source).toBe('W = [[1e999, 0.25],  # 7 hidden\n  [-5, 4.0]]\ny = sum(W)');
    expect(state().errors).toEqual([]);
  });

  it('can be infinite, and is not changed by NaN', () => {
    const { state, output } = storeOf('x = 3\ny = x');
    state().setInput('x', null, Number.POSITIVE_INFINITY);
    expect(output()).toBe(Number.POSITIVE_INFINITY);
    state().setInput('x', null, Number.NaN);
    expect(output()).toBe(Number.POSITIVE_INFINITY);
  });

  it('rests while the text is wrong: nothing typed is touched', () => {
    const { state } = storeOf('a = 2\ny = a*a');
    state().setSource('a = 2\ny = a*');
    state().setInput('a', null, 7);
    expect(state().document.source).toBe('a = 2\ny = a*');
  });
});

describe('a wrong program', () => {
  it('keeps the last graph and the place, and says what is wrong', () => {
    const { state, output } = storeOf('a = 2\ny = a*a');
    state().last();
    const { cursor } = state();
    state().setSource('a = 2\ny = a*a +');
    expect(state().errors.map((error) => error.code)).toEqual(['missingOperand']);
    expect(output()).toBe(4);
    expect(state().cursor).toEqual(cursor);
    state().setSource('a = 2\ny = a*a + 1');
    expect(state().errors).toEqual([]);
    expect(output()).toBe(5);
  });
});

describe('undo and redo', () => {
  it('cover the text and the inputs; a drag and a burst of typing are one step each', () => {
    const { state } = storeOf('a = 2\ny = a*a');
    for (const value of [3, 4, 5]) state().setInput('a', null, value, 'drag');
    state().seal();
    for (const text of ['a = 5\ny = a*a*', 'a = 5\ny = a*a*a']) state().setSource(text, 'type');
    state().undo();
    expect(state().document.source).toBe('a = 5\ny = a*a');
    state().undo();
    expect(state().document.source).toBe('a = 2\ny = a*a');
    state().undo();
    expect(state().document.source).toBe('a = 2\ny = a*a');
    state().redo();
    state().redo();
    state().redo();
    expect(state().document.source).toBe('a = 5\ny = a*a*a');
    state().undo();
    state().setInput('a', null, 9);
    state().redo();
    expect(state().document.source).toBe('a = 9\ny = a*a');
  });
});

describe('opening and closing', () => {
  it('keeps the step: the composite’s own step is the last of its pieces', () => {
    const { state } = storeOf('x = 1; w = 2\nz = x*w\ny = sigmoid(z)\nL = y + 1');
    const figure = () => {
      const { figure } = state();
      if (figure === null) throw new Error('no figure');
      return figure;
    };
    const key = figure().graph.keys[figure().program.names.get('y') as number] as string;
    for (const step of [1, 2, 3, 4, 5, 6, 7]) {
      state().goTo({ step, edge: null });
      const closed = state().cursor;
      const known = figure().graph.keys.filter((_, node) => nodeFrame(figure().timeline, closed, node).computed).length;
      state().toggleOpen(key);
      expect(figure().graph.groups).toHaveLength(1);
      expect(
        figure().graph.keys.filter((_, node) => nodeFrame(figure().timeline, state().cursor, node).computed).length,
      ).toBeGreaterThanOrEqual(known);
      state().toggleOpen(key);
      expect(figure().graph.groups).toHaveLength(0);
      expect(state().cursor, `step ${step}`).toEqual(closed);
    }
  });

  it('comes back to the very step inside when it is closed and opened again', () => {
    const { state } = storeOf('x = 1\ny = sigmoid(x)');
    state().setLevel(2);
    state().goTo({ step: 7, edge: null });
    state().setLevel(1);
    expect(state().cursor.step).toBe(3);
    state().setLevel(2);
    expect(state().cursor.step).toBe(7);
    state().setLevel(1);
    state().previous();
    state().setLevel(2);
    expect(state().cursor.step).not.toBe(7);
  });

  it('opens everything at level 2, and one room can be closed from there', () => {
    const { state } = storeOf('x = 1\ny = sigmoid(x) + silu(x)');
    state().setLevel(2);
    const rooms = state().figure?.graph.groups.length ?? 0;
    expect(rooms).toBeGreaterThan(1);
    state().toggleOpen(state().figure?.graph.groups[0]?.key as string);
    expect(state().figure?.graph.groups.length).toBe(rooms - 1);
    state().setLevel(1);
    expect(state().figure?.graph.groups).toHaveLength(0);
  });
});

describe('lessons', () => {
  it('come when asked for, open at their place, and undo brings the own program back', async () => {
    const { store, state } = storeOf('y = 2');
    await store.getState().loadLessons();
    state().openLesson('sigmoid');
    expect(state().document.lesson).toBe('sigmoid');
    expect(state().opened).toBe('all');
    expect(state().cursor.step).toBe(0);
    state().undo();
    expect(state().document).toEqual({ source: 'y = 2', values: {} });
  });
});

describe('saved state', () => {
  it('of another form or with hostile names is used as far as it can be', () => {
    const values = JSON.parse('{"__proto__": 1, "constructor": "x", "x": [[1], 2]}');
    const store = makeStore({ document: { source: 'y = x', values }, cursor: { step: 1e9, edge: -4 } });
    expect(store.getState().document.source).toBe('y = x');
  });

  it('is read back only where its values are numbers', () => {
    const values = { a: null, b: 'abc', c: { length: 3 }, d: [[1, 2]], e: 2.5, f: [1, 'x'] };
    localStorage.setItem('gradstep.1', JSON.stringify({ document: { source: 'y = a + b + c + e', values } }));
    expect(makeStore().getState().document.values).toEqual({ d: [[1, 2]], e: 2.5 });
    localStorage.clear();
  });

  it('shows the last right program beside a wrong text', () => {
    const good = { source: 'y = 2*3', values: {} };
    const store = makeStore({ document: { source: 'y = 2*', values: {} }, good });
    expect(store.getState().errors).not.toEqual([]);
    expect(store.getState().figure?.source).toBe('y = 2*3');
  });
});

describe('play and run', () => {
  it('starts again from the end, but not from the first edge of the last step', () => {
    const { state } = storeOf('x = 3; z = 2\ny = x*z');
    state().setEdgeByEdge(true);
    state().goTo({ step: 3, edge: 1 });
    state().setPlaying(true);
    expect(state().cursor).toEqual({ step: 3, edge: 1 });
    state().last();
    state().setPlaying(true);
    expect(state().cursor.step).toBe(0);
  });

  it('run to here goes where a node computes, then where its gradient is complete', () => {
    const { state, grad } = storeOf('x = 3\ny = x*x + sin(x)');
    const x = state().figure?.program.names.get('x') as number;
    state().runTo(x);
    expect(state().cursor.step).toBe(0);
    state().goTo({ step: 4, edge: null });
    state().runTo(x);
    expect(state().cursor.step).toBe(7);
    expect(grad('x')).toBeCloseTo(6 + Math.cos(3), 15);
  });
});
