import { act, cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { formatNumber } from '../../format/number.ts';
import { makeStore } from '../../store/store.ts';
import { learning } from '../../store/training/learning.ts';
import { StoreContext } from '../useGradstep.ts';
import { GraphView } from './GraphView.tsx';
import { LayoutKeeper } from './LayoutKeeper.ts';
import { modelOf } from './model.ts';
import { WIDE } from './style.ts';

vi.mock('../nextPaint.ts', () => ({ nextPaint: () => Promise.resolve() }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const NETWORK = `X = const([[0, 0], [0, 1], [1, 0], [1, 1]]); t = const([[0], [1], [1], [0]])
W1 = param([[0.54, 0.59], [-0.17, 0.65]]); b1 = param([-0.15, 0.14])
W2 = param([[-0.34, 0.42]]); b2 = param([0.62])
z1 = linear(X, W1, b1)
h = sigmoid(z1)
z2 = linear(h, W2, b2)
y = sigmoid(z2)
loss = bce(y, t)
`;
/** Steps: 4 forwards, the loss, zero grad, the seed, 5 backwards, then W1, b1, W2, b2 are updated. */
const ZERO_GRAD = 6;
const UPDATE = 13;

async function show(step: number, iteration = 0) {
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  const store = makeStore({ document: { source: NETWORK, values: {} }, language: 'en' }, learning);
  store.getState().goToIteration(iteration);
  store.getState().goTo({ step, edge: null });
  const rendered = { nodes: [] as string[], edges: [] as string[] };
  const probe = { node: (key: string) => rendered.nodes.push(key), edge: (id: string) => rendered.edges.push(id) };
  const { container } = render(
    <StoreContext value={store}>
      <GraphView probe={probe} />
    </StoreContext>,
  );
  await vi.dynamicImportSettled();
  const { figure, training } = store.getState();
  if (figure === null || training === null) throw new Error('the program is not trained');
  const { graph, program } = figure;
  const keyOf = (name: string) => graph.keys[program.names.get(name) as number] as string;
  const node = (name: string) => container.querySelector(`[data-node="${keyOf(name)}"]`) as SVGGElement;
  const cells = (group: Element | null) =>
    [...(group?.querySelectorAll('.graph-cell-text') ?? [])].map((text) => text.firstChild?.textContent);
  const laneOf = (name: string) => {
    const { edges } = modelOf(graph);
    const edge = edges.find(({ from }) => from === program.names.get(name));
    return container.querySelector(`[data-edge="${edge?.lane}"] .graph-backward`)?.getAttribute('class');
  };
  return { store, run: training.run, container, rendered, graph, program, keyOf, node, cells, laneOf };
}

const written = (values: ArrayLike<number>) => Array.from(values, (value) => formatNumber(value));

describe('a network that is trained', () => {
  it('has its parameters in a tray under their layer, with one wire for both, and the targets under the loss', async () => {
    const { graph, program, container } = await show(0);
    const { nodes, edges } = modelOf(graph);
    const under = (name: string) => nodes[program.names.get(name) as number]?.under;
    expect([under('W1'), under('b1'), under('W2'), under('b2'), under('t'), under('X')]).toEqual(
      ['z1', 'z1', 'z2', 'z2', 'loss', null].map((name) => (name === null ? -1 : program.names.get(name))),
    );
    expect(edges.filter(({ shared }) => shared.length === 2)).toHaveLength(2);
    // X, z1, h, z2, y, one wire for each of three trays, and the one to the ring.
    expect(container.querySelectorAll('[data-edge]')).toHaveLength(9);
  });

  it('shows a parameter as it was until its update, then as it will be in the next iteration', async () => {
    const { store, run, node, cells } = await show(UPDATE - 1);
    const shown = (name: string) => cells(node(name).querySelector('.graph-tray-value'));
    expect(shown('W1')).toEqual(written(run.parametersAt(0).slice(0, 4)));
    act(() => store.getState().goTo({ step: UPDATE, edge: null }));
    expect(shown('W1')).toEqual(written(run.parametersAt(1).slice(0, 4)));
    expect(node('W1').getAttribute('class')).toContain('is-update');
    expect(shown('b1')).toEqual(written(run.parametersAt(0).slice(4, 6)));
  });

  it('begins an iteration with the gradients of the one before, at rest, which zero grad clears', async () => {
    const { store, run, node, cells, laneOf } = await show(0, 1);
    const gradient = () => cells(node('W2').querySelector('.graph-total'));
    expect(gradient()).toEqual(written(run.gradientsAt(0).slice(6, 8)));
    expect(laneOf('W2')).toBe('graph-backward is-rest');
    expect(node('W2').getAttribute('class')).toContain('is-got');
    expect(node('W2').querySelector('.graph-partial')).toBeNull();
    act(() => store.getState().goTo({ step: ZERO_GRAD, edge: null }));
    expect(gradient()).toEqual(['0', '0']);
    expect(laneOf('W2')).toBe('graph-backward is-later');
  });

  it('without zero grad, what is left waits for more from the seed on: a step back from there shows it at rest again', async () => {
    const { store, node, laneOf } = await show(0, 1);
    act(() => store.getState().setTraining({ zeroGrad: false }));
    act(() => store.getState().goToIteration(1, { step: 5, edge: null }));
    expect(laneOf('W1')).toBe('graph-backward is-rest');
    act(() => store.getState().next());
    expect(laneOf('W1')).toBe('graph-backward is-later');
    expect(node('W1').querySelector('.graph-partial')).not.toBeNull();
    act(() => store.getState().previous());
    expect(laneOf('W1')).toBe('graph-backward is-rest');
  });

  it('another iteration changes numbers: no lane is drawn again, and what stays the same is not touched', async () => {
    const { store, rendered, keyOf, node, cells } = await show(0);
    rendered.nodes.length = 0;
    rendered.edges.length = 0;
    const before = cells(node('W1').querySelector('.graph-tray-value'));
    act(() => store.getState().goToIteration(40));
    expect(rendered.edges.filter((id) => !id.startsWith(keyOf('z1')) && !id.startsWith(keyOf('z2')))).toEqual([]);
    expect(rendered.nodes).not.toContain(keyOf('X'));
    expect(rendered.nodes).not.toContain(keyOf('h'));
    expect(cells(node('W1').querySelector('.graph-tray-value'))).not.toEqual(before);
  });

  it('keeps its layout while the playhead is dragged', () => {
    const store = makeStore({ document: { source: NETWORK, values: {} } }, learning);
    const keeper = new LayoutKeeper();
    const placed = (iteration: number) => {
      store.getState().goToIteration(iteration);
      const { figure } = store.getState();
      if (figure === null) throw new Error('no figure');
      return keeper.place(figure, WIDE);
    };
    const first = placed(0);
    for (const iteration of [1, 7, 300, 40, 600, 0]) expect(placed(iteration)).toBe(first);
  });

  it('plays an update in place: the old number goes, then the new one comes, and nothing else moves', async () => {
    const { store, container, node, cells, run } = await show(UPDATE - 1);
    const overlay = container.querySelector('.graph-overlay') as SVGGElement;
    act(() => store.getState().next());
    expect(cells(overlay)).toEqual(written(run.parametersAt(0).slice(0, 4)));
    const text = node('W1').querySelector<SVGTextElement>('.graph-tray-value .graph-cell-text');
    expect(text?.style.opacity).toBe('0');
    expect(overlay.querySelector('g')?.getAttribute('transform')).toBe(node('W1').getAttribute('transform'));
    act(() => void globalThis.dispatchEvent(new KeyboardEvent('keydown', { key: 'x' })));
    expect(overlay.children).toHaveLength(0);
    expect(container.querySelector('[style*="opacity"]')).toBeNull();
  });

  it('plays zero grad: every total gives way to 0 and every lane that led there withdraws', async () => {
    const { store, container, run, cells } = await show(ZERO_GRAD - 1, 1);
    const overlay = container.querySelector('.graph-overlay') as SVGGElement;
    act(() => store.getState().next());
    expect(overlay.querySelectorAll('.graph-backward')).toHaveLength(2);
    expect(cells(overlay).toSorted()).toEqual(written(run.gradientsAt(0)).toSorted());
  });
});
