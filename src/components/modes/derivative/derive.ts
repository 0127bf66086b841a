import type { StoreApi } from 'zustand/vanilla';
import type { Store } from '../../../store/state.ts';
import { lightPart, MOST_LIT } from './litPart.ts';

/**
 * Looks at the derivative by these inputs, at the first step of its gradient's part (the program's values are there then),
 * with that part lit. By none: the program again.
 */
export function derive(store: StoreApi<Store>, by: readonly string[]): void {
  const { setLens, goTo } = store.getState();
  setLens(by.length === 0 ? null : { kind: 'derivative', by });
  const { figure } = store.getState();
  if (figure?.seen?.kind !== 'derivative') return;
  const { program } = figure.seen;
  const { forward } = figure.timeline;
  const first = forward.findIndex((node) => node >= program);
  goTo({ step: first < 0 ? forward.length : first + 1, edge: null });
  lightPart(store, figure.graph.count > MOST_LIT ? null : 'gradient');
}
