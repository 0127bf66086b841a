import { describe, expect, it } from 'vitest';
import { TEN_PROGRAMS } from '../../../tests/tenPrograms.ts';
import { derivableInputs } from '../../engine/derivative/derivativeGraph.ts';
import { makeStore } from '../store.ts';
import { learning } from '../training/learning.ts';
import { derivableFigure } from './derivableFigure.ts';

const XOR = `X = const([[0, 0], [0, 1], [1, 0], [1, 1]]); t = const([[0], [1], [1], [0]])
W1 = param([[0.3, -0.2], [0.5, 0.1]]); b1 = param([0.1, -0.4])
W2 = param([[0.7, -0.6]]); b2 = param([0.2])
h = sigmoid(linear(X, W1, b1))
y = sigmoid(linear(h, W2, b2))
loss = bce(y, t)`;

const storeOf = (source: string) => makeStore({ document: { source, values: {} } }, learning);

/** The figure of the store, seen through the lens. */
function derived(store: ReturnType<typeof storeOf>, by: readonly string[]) {
  store.getState().setLens({ kind: 'derivative', by });
  const { figure } = store.getState();
  if (figure === null) throw new Error('no figure');
  return figure;
}

describe('the figure of a derivative', () => {
  it('is a program of its own, whose backward pass is the next derivative, and whose inputs are edited as before', () => {
    const store = storeOf('x = 2\ny = x^3');
    const figure = derived(store, ['x']);
    expect(figure.seen).toMatchObject({ kind: 'derivative', by: ['x'], program: 2, added: [3] });
    expect(figure.trace.values[figure.graph.output]).toBe(12);
    expect(figure.trace.grads[0]).toBe(12);
    expect(figure.timeline.phases.map(({ name }) => name)).toEqual(['forward', 'backward']);
    store.getState().setInput('x', null, 5);
    const after = store.getState().figure;
    expect(after?.trace.values[after.graph.output]).toBe(75);
    expect(store.getState().document.source).toContain('x = 5');
    store.getState().setPanel('step');
    expect(store.getState().figure?.seen).toBeUndefined();
  });

  it('is refused in tensors, with the way to the scalars of a sample, and is there at level 3', () => {
    const store = storeOf(XOR);
    expect(derived(store, ['W1']).seen).toMatchObject({ kind: 'refused', why: 'tensors', data: { level3: 1 } });
    store.getState().setLevel(3);
    const right = store.getState().figure;
    const names = [...derivableInputs(right?.graph as never).keys()];
    expect(names).toContain('W1[0,1]');
    const figure = derived(store, ['W1[0,1]']);
    const { seen } = figure;
    if (seen?.kind !== 'derivative') throw new Error('refused');
    const node = derivableInputs(seen.base.graph).get('W1[0,1]') as number;
    expect(figure.trace.values[figure.graph.output]).toBeCloseTo(seen.base.trace.grads[node] as number, 14);
  });

  it('follows the iterations of a training', () => {
    const store = storeOf(XOR);
    store.getState().setLevel(3);
    const before = derived(store, ['b2']);
    store.getState().goToIteration(3);
    const { figure } = store.getState();
    expect(figure?.graph.keys).toEqual(before.graph.keys);
    expect(figure?.trace.values[figure.graph.output]).not.toBe(before.trace.values[before.graph.output]);
  });

  it('says why there is none', () => {
    const store = storeOf('x = 2\ny = x * x');
    expect(derived(store, ['q']).seen).toMatchObject({ kind: 'refused', why: 'name', data: { name: 'q' } });
    expect(
      derived(
        store,
        Array.from({ length: 40 }, () => 'x'),
      ).seen,
    ).toMatchObject({ kind: 'refused', why: 'orders' });
  });

  it.each(TEN_PROGRAMS.filter(({ source }) => source !== '').map((one) => [one.name, one.source] as const))(
    '%s: there, or there after level 3',
    (_name, source) => {
      const store = storeOf(source);
      const first = derived(store, ['x']);
      if (first.seen?.kind === 'refused' && first.seen.data?.level3 === 1) store.getState().setLevel(3);
      store.getState().setLens(null);
      const base = derivableFigure(store.getState().figure as never);
      const [input = ''] = derivableInputs(base.graph).keys();
      const { seen } = derived(store, [input, input]);
      expect(seen).toMatchObject({ kind: 'derivative', by: [input, input] });
    },
  );
});
