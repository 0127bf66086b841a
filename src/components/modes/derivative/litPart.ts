import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { Store } from '../../../store/state.ts';

/** The part of the graph that stays in full tone, and the move until which it does. */
export interface LitPart {
  readonly part: 'program' | 'gradient' | null;
  readonly moves: number;
}

/** In larger graphs no part is lit: making the rest pale would take seconds a frame where no graphics card helps. */
export const MOST_LIT = 300;

const parts = new WeakMap<StoreApi<Store>, StoreApi<LitPart>>();

/** Which part of the graph is lit in a figure. The room beside the graph sets it, the marks on the graph read it. */
export function litPartOf(store: StoreApi<Store>): StoreApi<LitPart> {
  const known = parts.get(store);
  if (known !== undefined) return known;
  const made = createStore<LitPart>(() => ({ part: null, moves: 0 }));
  parts.set(store, made);
  return made;
}

/** Lights a part until the next step is taken; `null`: all of it. */
export function lightPart(store: StoreApi<Store>, part: LitPart['part']): void {
  litPartOf(store).setState({ part, moves: store.getState().moves });
}
