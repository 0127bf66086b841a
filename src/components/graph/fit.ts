import type { StoreApi } from 'zustand/vanilla';
import type { Store } from '../../store/state.ts';
import type { Placed } from './LayoutKeeper.ts';
import type { ViewControl } from './useZoom.ts';

/** How a view is to show the graph that is placed in it. */
export type Look = (view: ViewControl, placed: Placed) => void;

/**
 * "Show the whole graph", asked for from outside the graph view. Where the view looks is no part of the state (two views
 * of one figure may look at different parts), so the store does not know of it.
 *
 * For the frame's key table: `F` calls `requestFit(store)`, with the store of `useStoreApi()`.
 */
const listeners = new WeakMap<StoreApi<Store>, Set<(look?: Look) => void>>();

/** Asks every graph view of this store to fit its graph into its space, or to look as told. Does nothing when none is mounted. */
export function requestFit(store: StoreApi<Store>, look?: Look): void {
  for (const listener of listeners.get(store) ?? []) listener(look);
}

/** Calls `listener` at every request for this store, until the function it returns is called. */
export function onFitRequest(store: StoreApi<Store>, listener: (look?: Look) => void): () => void {
  const known = listeners.get(store) ?? new Set<(look?: Look) => void>();
  listeners.set(store, known);
  known.add(listener);
  return () => known.delete(listener);
}
