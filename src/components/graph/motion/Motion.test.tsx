import { act, cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeStore } from '../../../store/store.ts';
import { StoreContext } from '../../useGradstep.ts';
import { GraphView } from '../GraphView.tsx';

vi.mock('../../nextPaint.ts', () => ({ nextPaint: () => Promise.resolve() }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** A graph at a step. How things move is loaded after the first paint: `show` waits for it. */
async function show(source: string, step: number, reduced: boolean) {
  const shown = showEarly(source, step, reduced);
  // First what plays, then how.
  await act(() => vi.dynamicImportSettled());
  await act(() => vi.dynamicImportSettled());
  return shown;
}

function showEarly(source: string, step: number, reduced: boolean) {
  vi.stubGlobal('matchMedia', () => ({
    matches: reduced,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  const store = makeStore({ document: { source, values: {} }, cursor: { step, edge: null }, language: 'en' });
  const { container } = render(
    <StoreContext value={store}>
      <GraphView />
    </StoreContext>,
  );
  const overlay = container.querySelector('.graph-overlay') as SVGGElement;
  return { store, container, overlay };
}

const FAN_OUT = 'x = 3\ny = x*x + sin(x)\n';

describe('the motion of a step', () => {
  it('begins at its first frame, with riders, and a key completes it: what remains is the figure at rest', async () => {
    const { store, container, overlay } = await show(FAN_OUT, 0, false);
    act(() => store.getState().next());
    expect(overlay.children).toHaveLength(2);
    expect(container.querySelector('[data-motion]')).not.toBeNull();
    act(() => void globalThis.dispatchEvent(new KeyboardEvent('keydown', { key: 'x' })));
    expect(overlay.children).toHaveLength(0);
    expect(container.querySelector('[data-motion]')).toBeNull();
    expect(container.querySelector('[style*="opacity"]')).toBeNull();
    expect(container.querySelector('.graph-halos > *')).not.toBeNull();
  });

  it('no number is seen twice: what rides hides the label that it was taken from', async () => {
    const opacities = (container: HTMLElement, kind: string) =>
      [...container.querySelectorAll<SVGGElement>(`.graph-labels .graph-label-${kind}`)].map(
        (label) => label.style.opacity,
      );
    const forwards = await show(FAN_OUT, 0, false);
    act(() => forwards.store.getState().next());
    // Both edges from x to × carry a rider; the third one rests, and the product is not there yet.
    expect(opacities(forwards.container, 'value').toSorted()).toEqual(['', '0', '0', '0']);
    cleanup();
    const backwards = await show(FAN_OUT, 5, false);
    act(() => backwards.store.getState().next());
    expect(backwards.overlay.querySelectorAll('.graph-label-gradient')).toHaveLength(1);
    const { figure } = backwards.store.getState();
    const resting = backwards.container.querySelector<SVGGElement>(
      `.graph-labels [data-label="${figure?.graph.keys[3]}:1"] .graph-label-gradient`,
    );
    expect(resting?.style.opacity).toBe('0');
  });

  it('a step before its files have arrived shows where it leads', () => {
    const { store, container, overlay } = showEarly(FAN_OUT, 0, false);
    act(() => store.getState().next());
    expect(container.querySelector('.graph-halos > *')).not.toBeNull();
    expect(overlay.children).toHaveLength(0);
    expect(container.querySelector('[style*="opacity"], [data-motion]')).toBeNull();
  });

  it('a next step replaces the running one', async () => {
    const { store, container, overlay } = await show(FAN_OUT, 0, false);
    act(() => store.getState().next());
    act(() => store.getState().next());
    expect(overlay.children).toHaveLength(1);
    expect(container.querySelectorAll('[data-motion]')).toHaveLength(1);
  });

  it('leaves the same elements as the figure that never moved', async () => {
    const moved = await show(FAN_OUT, 5, false);
    act(() => moved.store.getState().next());
    act(() => void globalThis.dispatchEvent(new Event('pointerdown')));
    const after = moved.container.querySelector('.graph-overlay')?.parentElement?.outerHTML.replaceAll(' style=""', '');
    cleanup();
    const still = await show(FAN_OUT, 6, true);
    expect(after).toBe(still.container.querySelector('.graph-overlay')?.parentElement?.outerHTML);
  });

  it('there is none when the reader asked for less', async () => {
    const { store, container, overlay } = await show(FAN_OUT, 0, true);
    act(() => store.getState().next());
    expect(overlay.children).toHaveLength(0);
    expect(container.querySelector('[style*="opacity"]')).toBeNull();
  });

  it('a step back is not played in reverse', async () => {
    const { store, overlay } = await show(FAN_OUT, 2, false);
    act(() => store.getState().previous());
    expect(overlay.children).toHaveLength(0);
  });
});
