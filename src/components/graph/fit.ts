import type { StoreApi } from 'zustand/vanilla';
import type { Store } from '../../store/state.ts';

/**
 * "Show the whole graph", asked for from outside the graph view. Where the view looks is no part of the state (two views
 * of one figure may look at different parts), so the store does not know of it.
 *
 * For the frame's key table: `F` calls `requestFit(store)`, with the store of `useStoreApi()`.
 */
const listeners = new WeakMap<StoreApi<Store>, Set<() => void>>();

/** Asks every graph view of this store to fit its graph into its space. Does nothing when none is mounted. */
export function requestFit(store: StoreApi<Store>): void {
  for (const listener of listeners.get(store) ?? []) listener();
}

/** Calls `listener` at every request for this store, until the function it returns is called. */
export function onFitRequest(store: StoreApi<Store>, listener: () => void): () => void {
  const known = listeners.get(store) ?? new Set<() => void>();
  listeners.set(store, known);
  known.add(listener);
  return () => known.delete(listener);
}
