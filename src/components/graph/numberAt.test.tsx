import { act, cleanup, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeStore } from '../../store/store.ts';
import { StoreContext } from '../useGradstep.ts';
import { GraphView } from './GraphView.tsx';
import { numberAt, numberOfKey } from './numberAt.ts';

beforeEach(() => {
  vi.stubGlobal('CSS', { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(source: string, step: number) {
  const store = makeStore({ document: { source, values: {} }, cursor: { step, edge: null }, language: 'en' });
  const { container } = render(
    <StoreContext value={store}>
      <GraphView />
    </StoreContext>,
  );
  const key = (node: number) => store.getState().figure?.graph.keys[node] as string;
  const at = (selector: string) => container.querySelector(selector);
  return { store, key, at };
}

describe('a number on the graph', () => {
  it('is known by where it stands', () => {
    const { store, key, at } = show('x = 2; y = 3\nz = x * (x + y)', 5);
    const found = (selector: string) => numberAt(store.getState(), at(selector), key(0));
    const number = (what: 'value' | 'gradient') => ({ node: key(0), what, element: 0 });
    expect(found('.graph-label-value text')).toEqual(number('value'));
    expect(found('.graph-card-value text')).toEqual(number('value'));
    expect(found('.graph-total text')).toEqual(number('gradient'));
    // The shape of the node, and words beside the number.
    expect(found('.graph-shape-line')).toBeNull();
    expect(found('.graph-note')).toBeNull();
  });

  it('on an edge of several is what came along that edge; on a single one the gradient of its node', () => {
    const { store, key, at } = show('x = 2; y = 3\nz = x * (x + y)', 5);
    const on = (id: string) =>
      numberAt(store.getState(), at(`[data-label="${id}"] .graph-label-gradient text`), key(0));
    // Nodes: x, y, the sum, z. `key` is what the page found as the node of the label: its source.
    expect(on(`${key(3)}:0`)).toEqual({ node: key(0), what: 'gradient', element: 0, edge: `${key(3)}:0` });
    expect(on(`${key(3)}:1`)).toEqual({ node: key(0), what: 'gradient', element: 0 });
  });

  it('in forward mode is a tangent, or what it brings along an edge', async () => {
    const { store, key, at } = show('x = 3\ny = x*x + sin(x)', 0);
    await act(() => store.getState().loadLearning());
    act(() => store.getState().setPanel('forwardMode'));
    act(() => store.getState().last());
    // Nodes: x, x·x, sin, y. Along a single edge 6 · 1 = 6 is written, behind y the sum, along the edges of x what they bring.
    const on = (id: string, rest: string, of: number) =>
      numberAt(store.getState(), at(`[data-label="${id}"] ${rest} text`), key(of));
    const tangent = (of: number) => ({ node: key(of), what: 'gradient', element: 0 });
    const id = `${key(3)}:0`;
    expect(on(id, '.graph-product > :nth-child(1)', 1)).toEqual(tangent(1));
    expect(on(id, '.graph-product > :nth-child(5)', 1)).toEqual({ ...tangent(1), edge: id });
    expect(on(`${key(1)}:0`, '.graph-label-gradient', 0)).toEqual({ ...tangent(0), edge: `${key(1)}:0` });
    const wire = at('.graph-label:not([data-label*=":"]) .graph-product')?.closest('.graph-label');
    expect(
      numberAt(store.getState(), wire?.querySelector('.graph-product > :nth-child(3) text') ?? null, key(3)),
    ).toEqual(tangent(3));
  });

  it('in a written product is the factor that was hit', () => {
    // The last step: c sends to a and b, upstream · local = contribution.
    const { store, key, at } = show('a = 2; b = 3\nc = a * b\ny = c * a', 5);
    const { keys } = store.getState().figure?.graph ?? { keys: [] };
    const id = `${keys[2]}:0`;
    const piece = (k: number) =>
      numberAt(store.getState(), at(`[data-label="${id}"] .graph-product > :nth-child(${k}) text`), key(0));
    expect(piece(1)).toEqual({ node: keys[2], what: 'gradient', element: 0 });
    expect(piece(2)).toMatchObject({ node: key(0), edge: id });
    expect(piece(3)).toEqual({ node: keys[1], what: 'value', element: 0 });
    expect(piece(5)).toEqual({ node: key(0), what: 'gradient', element: 0, edge: id });
  });

  it('is what the edge sent where a local derivative stands nowhere on the graph', () => {
    const { store, key, at } = show('a = 2; b = 3\ny = sin(a) + b', 4);
    const product = '.graph-product';
    expect(at(product)?.children).toHaveLength(5);
    const sent = { node: key(0), what: 'gradient', element: 0 };
    expect(numberAt(store.getState(), at(`${product} > :nth-child(3) text`), key(0))).toMatchObject(sent);
  });

  it('is one element of a grid', () => {
    const { store, key, at } = show('X = [[1, 2], [3, 4]]\ny = sum(X)', 3);
    expect(numberAt(store.getState(), at('.graph-value [data-cell="2"] text'), key(0))).toEqual({
      node: key(0),
      what: 'value',
      element: 2,
    });
    expect(numberAt(store.getState(), at('.graph-shape'), key(0))).toBeNull();
  });

  it('does not end another mode, nor a lecture', () => {
    const { store, key, at } = show('x = 2\ny = x*x', 1);
    act(() => store.getState().setPanel('predict'));
    expect(numberAt(store.getState(), at('.graph-label-value text'), key(0))).toBeNull();
    expect(numberOfKey(store.getState(), 'v', key(0))).toBeNull();
    act(() => store.getState().setPanel('step'));
    act(() => store.getState().setView('present'));
    expect(numberAt(store.getState(), at('.graph-label-value text'), key(0))).toBeNull();
  });

  it('is explained by a click; a click on the node inspects it', async () => {
    const { store, key, at } = show('x = 2; y = 3\nz = x*y', 2);
    // It comes after the first paint, whenever that is here.
    await vi.waitUntil(
      async () => {
        await userEvent.click(at('.graph-label-value text') as Element);
        return store.getState().panel === 'explain';
      },
      { timeout: 4000 },
    );
    expect(store.getState().explained).toEqual({ node: key(0), what: 'value', element: 0 });
    await userEvent.click(at('.graph-node') as Element);
    expect(store.getState()).toMatchObject({ panel: 'step', explained: null, selected: key(0) });
  });

  it('is explained by V and U on its node, as far as there is one', () => {
    const { store, key } = show('x = 2; k = const(3)\nz = x*k', 0);
    const asked = (pressed: string, node: number) => numberOfKey(store.getState(), pressed, key(node));
    expect(asked('v', 0)).toEqual({ node: key(0), what: 'value', element: 0 });
    expect(asked('u', 0)).toMatchObject({ what: 'gradient' });
    expect(asked('u', 1)).toBeNull();
    expect(asked('v', 2)).toBeNull();
    expect(asked('r', 0)).toBeNull();
  });
});
