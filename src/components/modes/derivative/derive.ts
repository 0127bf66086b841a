import type { StoreApi } from 'zustand/vanilla';
import type { Store } from '../../../store/state.ts';
import { lightPart } from './litPart.ts';

/**
 * Looks at the derivative by these inputs, at the moment when the program's values are there and the gradient is about to be
 * computed, with the new part lit. By none: the program again.
 */
export function derive(store: StoreApi<Store>, by: readonly string[]): void {
  const { setLens, goTo } = store.getState();
  setLens(by.length === 0 ? null : { kind: 'derivative', by });
  const { figure } = store.getState();
  if (figure?.seen?.kind !== 'derivative') return;
  const { program } = figure.seen;
  const { forward } = figure.timeline;
  const first = forward.findIndex((node) => node >= program);
  goTo({ step: first < 0 ? forward.length : first, edge: null });
  lightPart(store, 'gradient');
}
