import { act, cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import { displayNames } from '../../engine/graph/displayNames.ts';
import type { Store } from '../../store/state.ts';
import { makeStore } from '../../store/store.ts';
import { StoreContext } from '../useGradstep.ts';
import { GraphView } from './GraphView.tsx';

const FAN_OUT = 'x = 3\ny = x*x + sin(x)\n';
const FRUIT = 'apple = 100; count = 2; tax = 1.1\nsubtotal = apple * count\nprice = subtotal * tax\n';

beforeEach(() => {
  vi.stubGlobal('CSS', { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** The graph of a program at a step, with what was rendered. */
function show(source: string, step = 0) {
  const store = makeStore({ document: { source, values: {} }, cursor: { step, edge: null }, language: 'en' });
  const rendered = { nodes: [] as string[], edges: [] as string[] };
  const probe = { node: (key: string) => rendered.nodes.push(key), edge: (id: string) => rendered.edges.push(id) };
  const { container } = render(
    <StoreContext value={store}>
      <GraphView probe={probe} />
    </StoreContext>,
  );
  return { store, rendered, container };
}

function nodeNamed(store: StoreApi<Store>, name: string): string {
  const graph = store.getState().figure?.graph;
  if (graph === undefined) throw new Error('no figure');
  return graph.keys[displayNames(graph).findIndex((display) => display?.text === name)] as string;
}

const by = (container: HTMLElement, selector: string) => [...container.querySelectorAll(selector)];
/** What is written, without the full numbers that stand ready for hover. */
const texts = (container: HTMLElement, selector: string) =>
  by(container, selector).map((element) => {
    const copy = element.cloneNode(true) as Element;
    for (const title of copy.querySelectorAll('title')) title.remove();
    return copy.textContent ?? '';
  });

describe('a graph on screen', () => {
  it('x·x + sin x shows one x with three sockets', () => {
    const { store, container } = show(FAN_OUT);
    expect(screen.getAllByRole('button', { name: /^input x/ })).toHaveLength(1);
    act(() => store.getState().last());
    expect(by(container, '.graph-socket.is-filled')).toHaveLength(3);
  });

  it('two of three contributions added: a dashed total, a hollow socket, and what is still to come', () => {
    const { store, container } = show(FAN_OUT);
    act(() => {
      store.getState().setEdgeByEdge(true);
      store.getState().goTo({ step: 7, edge: 1 });
    });
    const x = container.querySelector(`[data-node="${nodeNamed(store, 'x')}"]`);
    expect(x?.textContent).toContain('2 of 3 added');
    expect(x?.querySelector('.graph-total')?.textContent).toContain('2.010');
    expect(x?.querySelector('.graph-partial')).not.toBeNull();
    expect(by(container, '.graph-socket.is-filled')).toHaveLength(2);
    expect(by(container, '.graph-socket.is-hollow')).toHaveLength(1);
    expect(texts(container, '.graph-waiting')).toEqual(['still to come']);
    expect(texts(container, '.graph-product')).toEqual(['1·3=3']);
  });

  it('the last edge of a step, edge by edge, is written alone', () => {
    const { store, container } = show(FRUIT);
    act(() => store.getState().last());
    expect(by(container, '.graph-product')).toHaveLength(2);
    act(() => store.getState().setEdgeByEdge(true));
    expect(texts(container, '.graph-product')).toEqual(['1.1·100=110']);
  });

  it('a number stands once: on the output edge of a node with one consumer', () => {
    const { store, container } = show(FRUIT);
    expect(texts(container, '.graph-label-value')).toEqual(['100', '2', '1.1']);
    act(() => store.getState().last());
    const subtotal = container.querySelector(`[data-node="${nodeNamed(store, 'subtotal')}"]`);
    expect(subtotal?.textContent).toBe('×subtotal');
    expect(texts(container, '.graph-label-value').filter((text) => text === '200')).toHaveLength(1);
  });

  it('writes ≈ where the digits shown do not multiply to the digits shown', () => {
    const { container } = show('x = 3\ny = sin(x)\n', 3);
    expect(texts(container, '.graph-product')).toEqual(['1·(−0.9900)=−0.9900']);
    cleanup();
    const { container: other } = show('a = 0.777; x = 3\ny = a*sin(x)\n', 5);
    expect(texts(other, '.graph-product')).toEqual(['0.777·(−0.9900)≈−0.7692']);
  });

  it('a constant has its number in the box and no way back', () => {
    const { store, container } = show('x = 2\ny = x + 5\n');
    act(() => store.getState().last());
    expect(texts(container, '.graph-label-value')).toEqual(['2', '7']);
    expect(by(container, '.graph-stop')).toHaveLength(1);
    expect(screen.getByRole('button', { name: 'constant 5, no gradient' })).toBeTruthy();
  });

  it('says a value that is not finite in an inverse chip', () => {
    const { container } = show('x = 0\ny = log(x)\n', 1);
    expect(texts(container, '.graph-nonfinite')).toEqual(['−∞']);
  });

  it('a tensor is a grid with its shape, elided by rule', () => {
    const row = '[1, 2, 3, 4, 5, 6, 7]';
    const { container } = show(`X = [${Array.from({ length: 9 }, () => row).join(', ')}]\ny = sum(X)\n`);
    expect(texts(container, '.graph-shape')).toEqual(['(9, 7)']);
    // Five lines of four cells, one line and one column of them dots.
    expect(by(container, '.graph-cell')).toHaveLength(20);
    expect(by(container, '[data-cell]')).toHaveLength(12);
  });

  it('a click on a cell selects the node and that element, in a panel where it does not explain the number', async () => {
    const { store, container } = show('X = [[1, 2], [3, 4]]\ny = sum(X)\n');
    store.getState().setPanel('whyGroup');
    await userEvent.click(container.querySelector('[data-cell="2"]') as Element);
    expect(store.getState().selected).toBe(nodeNamed(store, 'X'));
    expect(store.getState().cell).toBe(2);
  });

  it('opens a composite in place and closes it again', async () => {
    const { store, container } = show('x = 1\ny = sigmoid(x)\n');
    const before = by(container, '[data-node]').length;
    await userEvent.click(container.querySelector('[data-open]') as Element);
    expect(store.getState().figure?.graph.groups).toHaveLength(1);
    expect(by(container, '[data-node]').length).toBeGreaterThan(before);
    await userEvent.click(screen.getByRole('button', { name: /^Close sigmoid/ }));
    expect(by(container, '[data-node]')).toHaveLength(before);
  });

  it('keeps the last graph and says that it does not match the text', () => {
    const { store, container } = show(FRUIT);
    act(() => store.getState().setSource('price = apple *'));
    expect(screen.getByRole('status').textContent).toContain('does not match');
    expect(by(container, '[data-node]')).toHaveLength(5);
  });

  it('speaks op, name, value and gradient', () => {
    const { store } = show(FRUIT);
    expect(screen.getByRole('button', { name: '× named subtotal: not computed yet' })).toBeTruthy();
    act(() => store.getState().last());
    expect(screen.getByRole('button', { name: '× named subtotal: value 200, gradient 1.1' })).toBeTruthy();
  });
});

describe('keys in the graph', () => {
  const focused = () => (document.activeElement as SVGElement | null)?.dataset.node;

  // They come in a file of their own, after the first paint; once here, they are here for every graph.
  beforeAll(async () => {
    const { store } = show(FRUIT);
    await userEvent.tab();
    await vi.waitFor(async () => {
      await userEvent.keyboard('{ArrowRight}');
      expect(focused()).toBe(nodeNamed(store, 'subtotal'));
    });
    cleanup();
  });

  it('Tab walks in topological order, arrows along edges and columns', async () => {
    const { store, container } = show(FRUIT);
    const order = by(container, '[data-node]').map((element) => (element as SVGElement).dataset.node);
    expect(order).toEqual(store.getState().figure?.graph.keys);
    await userEvent.tab();
    expect(focused()).toBe(nodeNamed(store, 'apple'));
    await userEvent.keyboard('{ArrowRight}');
    expect(focused()).toBe(nodeNamed(store, 'subtotal'));
    await userEvent.keyboard('{ArrowLeft}{ArrowDown}');
    expect(focused()).toBe(nodeNamed(store, 'count'));
    expect(store.getState().cursor.step).toBe(0);
    await userEvent.keyboard('{Enter}');
    expect(store.getState().selected).toBe(nodeNamed(store, 'count'));
  });

  it('r runs to the node, o opens it and focus follows into the room', async () => {
    const { store } = show('x = 1\ny = sigmoid(x)\n');
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}r');
    expect(store.getState().cursor.step).toBe(1);
    await userEvent.keyboard('o');
    expect((document.activeElement as SVGElement).dataset.roomHeader).toBe(
      store.getState().figure?.graph.groups[0]?.key,
    );
    await userEvent.keyboard('o');
    expect(focused()).toBe(nodeNamed(store, 'y'));
  });

  it('a node that was clicked lets the arrow keys through to the page', async () => {
    const { store, container } = show(FRUIT);
    const seen: string[] = [];
    const listen = (event: KeyboardEvent) => seen.push(event.key);
    document.addEventListener('keydown', listen);
    await userEvent.click(container.querySelector(`[data-node="${nodeNamed(store, 'apple')}"]`) as Element);
    await userEvent.keyboard('{ArrowRight}');
    document.removeEventListener('keydown', listen);
    expect(seen).toEqual(['ArrowRight']);
    expect(store.getState().selected).toBe(nodeNamed(store, 'apple'));
  });
});

describe('what renders', () => {
  /** 200 nodes: x, then sin of the one before. */
  const CHAIN = `x = 1\n${Array.from({ length: 199 }, (_, i) => `v${i} = sin(${i === 0 ? 'x' : `v${i - 1}`})`).join('\n')}\n`;

  it('a step renders the nodes and edges that it is about, whatever the size of the graph', () => {
    const { store, rendered } = show(CHAIN, 100);
    expect(store.getState().figure?.graph.count).toBe(200);
    rendered.nodes.length = 0;
    rendered.edges.length = 0;
    act(() => store.getState().next());
    expect(new Set(rendered.nodes).size).toBeLessThanOrEqual(3);
    expect(new Set(rendered.edges).size).toBeLessThanOrEqual(3);
    expect(rendered.nodes.length).toBeGreaterThan(0);
  });

  it('hovering renders the node and its edges', () => {
    const { store, rendered } = show(CHAIN, 100);
    rendered.nodes.length = 0;
    rendered.edges.length = 0;
    act(() => store.getState().hover(nodeNamed(store, 'v50')));
    expect(rendered.nodes).toEqual([nodeNamed(store, 'v50')]);
    expect(rendered.edges).toHaveLength(2);
  });

  it('a changed input renders only what depends on it', () => {
    const { store, rendered } = show('a = 1; b = 2; c = 3\nd = a*b\ne = d + c\n');
    act(() => store.getState().goTo({ step: 2, edge: null }));
    rendered.nodes.length = 0;
    act(() => store.getState().setInput('c', null, 4));
    expect(rendered.nodes).not.toContain(nodeNamed(store, 'a'));
    expect(rendered.nodes).not.toContain(nodeNamed(store, 'd'));
    expect(rendered.nodes).toContain(nodeNamed(store, 'e'));
  });

  it('a dragged number moves no node', () => {
    const { store, container } = show(FRUIT, 2);
    const places = () => by(container, '[data-node]').map((element) => element.getAttribute('transform'));
    act(() => store.getState().setInput('apple', null, 123456));
    const wide = places();
    act(() => store.getState().setInput('apple', null, 1));
    expect(places()).toEqual(wide);
  });
});
