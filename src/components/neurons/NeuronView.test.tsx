import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formatNumber } from '../../format/number.ts';
import type { State } from '../../store/state.ts';
import { makeStore } from '../../store/store.ts';
import { learning } from '../../store/training/learning.ts';
import { placesTexts } from '../../texts/explainPlaces.ts';
import { neuronTexts } from '../../texts/neurons.ts';
import { StoreContext } from '../useGradstep.ts';
import { NeuronView } from './NeuronView.tsx';

beforeEach(() => {
  // jsdom measures nothing.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const zeros = (count: number) => new Array(count).fill('0.1').join(', ');
const network = (units: number) => `X = const([[0, 0], [0, 1], [1, 0], [1, 1]]); t = const([[0], [1], [1], [0]])
W1 = param([${new Array(units).fill('[0.54, -0.59]').join(', ')}]); b1 = param([${zeros(units)}])
W2 = param([[${zeros(units)}]]); b2 = param([0.62])
h = sigmoid(linear(X, W1, b1))
y = sigmoid(linear(h, W2, b2))
loss = bce(y, t)`;
/** The first layer has sent its gradients, W1 is updated. */
const [ALL_SENT, UPDATE] = [12, 13];

function show(source: string, language: State['language'] = 'en') {
  const store = makeStore({ document: { source, values: {} }, language }, learning);
  store.getState().setPicture('neurons');
  const { container } = render(
    <StoreContext value={store}>
      <NeuronView />
    </StoreContext>,
  );
  const unit = (id: string) => container.querySelector(`[data-unit="${id}"]`) as SVGGElement;
  const line = (index: number) => container.querySelector(`[data-line="${index}"]`) as SVGGElement;
  const labels = () => [...container.querySelectorAll('.neurons-labels text')].map((text) => text.textContent);
  const go = (step: number) => act(() => store.getState().goTo({ step, edge: null }));
  const keyOf = (name: string) => {
    const { figure } = store.getState();
    return figure?.graph.keys[figure.program.names.get(name) as number];
  };
  return { store, container, unit, line, labels, go, keyOf };
}

describe('the neuron view', () => {
  it('draws units that are hollow until they are computed, and tells a negative weight by dashes and its sign', () => {
    const { unit, line, labels, go } = show(network(2));
    expect(unit('1:0').getAttribute('class')).toContain('is-hollow');
    go(2);
    expect(unit('1:0').getAttribute('class')).toContain('is-computed is-forward');
    const dash = (index: number) => line(index).querySelector('.neurons-stroke')?.getAttribute('stroke-dasharray');
    expect([dash(0), dash(2)]).toEqual([null, expect.any(String)]);
    expect(labels()[2]).toBe('−0.59');
  });

  it('gives way to the graph in forward mode, which has tangents, and says so', () => {
    const { store, container } = show(network(2));
    act(() => store.getState().setPanel('forwardMode'));
    expect(screen.getByRole('status').textContent).toBe(neuronTexts.tangents.en);
    expect(container.querySelector('[data-unit]')).toBeNull();
    expect(container.querySelector('.graph-canvas')).not.toBeNull();
    act(() => store.getState().setPanel('step'));
    expect(container.querySelector('[data-unit]')).not.toBeNull();
  });

  it('turns to gradients when they have arrived, and to new weights in the update phase', () => {
    const { store, line, labels, go } = show(network(2));
    go(ALL_SENT);
    const { figure, training } = store.getState();
    expect(line(0).getAttribute('class')).toContain('is-gradient');
    expect(labels()[0]).toBe(formatNumber(training?.run.gradientsAt(0)[0] as number));
    go(UPDATE);
    expect(line(0).getAttribute('class')).toContain('is-value');
    expect(line(0).querySelector('.neurons-moving')).not.toBeNull();
    expect(line(4).querySelector('.neurons-moving')).toBeNull();
    expect(labels()[0]).toBe(formatNumber(figure?.trace.update?.after[0] as number));
  });

  it('selects the element that a unit or a line shows, of the chosen sample, and hovers its node', () => {
    const { store, unit, line, keyOf } = show(network(2));
    act(() => store.getState().setSample(2));
    fireEvent.click(unit('1:1'));
    expect([store.getState().selected, store.getState().cell]).toEqual([keyOf('h'), 5]);
    expect(unit('1:1').getAttribute('aria-pressed')).toBe('true');
    expect(unit('1:0').getAttribute('aria-pressed')).toBe('false');
    fireEvent.click(line(1));
    expect([store.getState().selected, store.getState().cell]).toEqual([keyOf('W1'), 2]);
    fireEvent.pointerOver(line(4));
    expect(store.getState().hovered).toBe(keyOf('W2'));
    fireEvent.pointerOver(unit('2:0'));
    expect(store.getState().hovered).toBe(keyOf('y'));
  });

  it('can be walked with the keyboard: units in order, each with its numbers, Enter selects', () => {
    const { store, container, unit, go, keyOf } = show(network(2));
    go(ALL_SENT);
    const order = [...container.querySelectorAll('[tabindex="0"]')].map((one) => one.getAttribute('data-unit'));
    expect(order.slice(0, 5)).toEqual(['0:0', '0:1', '1:0', '1:1', '2:0']);
    expect(unit('1:0').getAttribute('aria-label')).toMatch(
      /^h₀, hidden unit: activation 0\.\d+; before .*; bias b1\[0\] 0\.1, its gradient .*; gradient .*/,
    );
    act(() => unit('1:0').focus());
    const described = unit('1:0').getAttribute('aria-describedby') as string;
    expect(container.querySelector(`[id="${described}"]`)?.textContent).toContain('W1[0,1]');
    fireEvent.keyDown(unit('1:0'), { key: 'Enter' });
    expect(store.getState().selected).toBe(keyOf('h'));
  });

  it('draws 16 units of a layer and counts the others, and writes only the numbers that are pointed at', () => {
    const { container, labels, unit } = show(network(36));
    expect(container.querySelectorAll('[data-unit^="1:"]')).toHaveLength(16);
    expect(screen.getByText('… 20 more')).toBeTruthy();
    expect(labels()).toEqual([]);
    fireEvent.pointerOver(unit('1:3'));
    expect(labels()).toEqual(['0.54', '−0.59']);
  });

  it('says whose numbers the units show, in both languages', () => {
    const { store } = show(network(2), 'ko');
    act(() => store.getState().setSample(null));
    expect(screen.getByText(neuronTexts.mean.ko(4))).toBeTruthy();
    act(() => store.getState().setSample(3));
    expect(screen.getByText(neuronTexts.sample.ko({ sample: 3, samples: 4 }))).toBeTruthy();
  });

  it('follows the iteration', () => {
    const { store, labels } = show(network(2));
    const before = labels();
    act(() => store.getState().goToIteration(30));
    expect(labels()).not.toEqual(before);
    expect(labels()[0]).toBe(formatNumber(store.getState().training?.run.parametersAt(30)[0] as number));
  });

  it('says so where a program has no layers, with the way back', () => {
    const { store } = show('w = param(2)\nloss = (w - 3)^2');
    expect(screen.getByText(neuronTexts.none.en)).toBeTruthy();
    fireEvent.click(screen.getByText(neuronTexts.back.en));
    expect(store.getState().picture).toBe('graph');
  });

  it('explains the number of a unit, of the sample that is shown, and of a line; a click beside it selects', () => {
    const { store, container, unit, go, keyOf } = show(network(2));
    act(() => store.getState().setSample(2));
    go(ALL_SENT);
    const number = (id: string, what: string) => unit(id).querySelector(`[data-number="${what}"]`) as Element;
    const explained = () => store.getState().explained;
    fireEvent.click(number('1:1', 'value').querySelector('text') as Element);
    expect(store.getState().panel).toBe('explain');
    expect(explained()).toEqual({ node: keyOf('h'), what: 'value', element: 5 });
    expect(unit('1:1').getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(number('1:1', 'gradient'));
    expect(explained()).toEqual({ node: keyOf('h'), what: 'gradient', element: 5 });
    fireEvent.click(number('1:0', 'bias'));
    expect(explained()).toEqual({ node: keyOf('b1'), what: 'gradient', element: 0 });
    fireEvent.click(container.querySelectorAll('.neurons-labels text')[1] as Element);
    expect(explained()).toEqual({ node: keyOf('W1'), what: 'gradient', element: 2 });
    fireEvent.click(unit('1:0').querySelector('.neurons-ring') as Element);
    expect([store.getState().panel, store.getState().selected]).toEqual(['step', keyOf('h')]);
  });

  it('explains what a unit shows before its function while that is all it has', () => {
    const { store, unit, go } = show(network(2));
    go(1);
    fireEvent.click(unit('1:0').querySelector('[data-number="value"]') as Element);
    const { figure, explained } = store.getState();
    const z = figure?.program.names.get('h') as number;
    expect(explained?.node).toBe(
      figure?.graph.keys[figure.graph.inputs[figure.graph.inputStart[z] as number] as number],
    );
  });

  it('explains no mean over the samples, and says why; the loss and the weights are no means', () => {
    const { store, container, unit, go } = show(network(2));
    act(() => store.getState().setSample(null));
    go(ALL_SENT);
    const value = unit('1:0').querySelector('.neurons-value') as Element;
    expect(value.parentElement?.querySelector('title')?.textContent).toBe(placesTexts.mean.en);
    fireEvent.click(value);
    fireEvent.keyDown(unit('1:0'), { key: 'v' });
    expect(store.getState().panel).toBe('step');
    fireEvent.click(container.querySelector('.neurons-labels text') as Element);
    expect(store.getState().explained).toMatchObject({ what: 'gradient', element: 0 });
  });

  it('explains by keyboard with V and U at a unit', () => {
    const { store, unit, go, keyOf } = show(network(2));
    act(() => store.getState().setSample(1));
    go(ALL_SENT);
    act(() => unit('1:1').focus());
    fireEvent.keyDown(unit('1:1'), { key: 'u' });
    expect(store.getState().explained).toEqual({ node: keyOf('h'), what: 'gradient', element: 3 });
    fireEvent.keyDown(unit('1:1'), { key: 'v' });
    expect(store.getState().explained).toEqual({ node: keyOf('h'), what: 'value', element: 3 });
  });

  it('only selects in a mode and in a lecture', () => {
    const { store, container, unit } = show(network(2));
    act(() => store.getState().setPanel('predict'));
    expect(container.querySelector('[data-number]')).toBeNull();
    act(() => unit('0:0').focus());
    fireEvent.keyDown(unit('0:0'), { key: 'v' });
    fireEvent.click(unit('0:0').querySelector('.neurons-value') as Element);
    expect(store.getState().panel).toBe('predict');
    act(() => {
      store.getState().setPanel('step');
      store.getState().setView('present');
    });
    expect(container.querySelector('[data-number]')).toBeNull();
  });

  it('marks the line of a selected weight, and writes its number among many', () => {
    const { store, container, line, labels, keyOf } = show(network(36));
    const marked = () => [...container.querySelectorAll('.neurons-line.is-marked')];
    expect(marked()).toEqual([]);
    fireEvent.click(line(5).querySelector('.neurons-hit') as Element);
    expect(marked()).toEqual([line(5)]);
    expect(labels()).toHaveLength(1);
    act(() => store.getState().explain({ node: keyOf('W2') as string, what: 'value', element: 1 }));
    expect(marked()).toHaveLength(1);
    expect(marked()).not.toEqual([line(5)]);
  });
});
