import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Store } from '../../store/state.ts';
import { useStoreApi } from '../useGradstep.ts';

const KEY = 'gradstep.page.1';

/** How the reader has set up the page around the figure. It is no part of the document: undo leaves it alone. */
export interface Remembered {
  /** The program's column; `null` until the reader has opened or closed it: a lesson then begins with it closed. */
  readonly programOpen: boolean | null;
  readonly chartsOpen: boolean;
  /** Ids of the charts that are switched off; `null` until the reader has chosen: then those are shown that fit. */
  readonly hiddenCharts: readonly string[] | null;
  /** Iterations that Train does, as the reader has set them for a lesson (`null`: a program of one's own). */
  readonly iterations: { readonly lesson: string | null; readonly count: number } | null;
  /** The loss that "until" trains to. */
  readonly untilLoss: number;
}

const FIRST: Remembered = {
  programOpen: null,
  chartsOpen: true,
  hiddenCharts: null,
  iterations: null,
  untilLoss: 0.05,
};

/** A page may hold several figures: each has its own, by its store. */
const kept = new WeakMap<StoreApi<Store>, StoreApi<Remembered>>();

/** What is remembered for a figure; changes are saved where the browser allows it. */
export function rememberedOf(store: StoreApi<Store>): StoreApi<Remembered> {
  let remembered = kept.get(store);
  if (remembered === undefined) {
    // A figure in somebody's text leaves no trace in the reader's browser.
    const isGuest = store.getState().view === 'embed';
    remembered = createStore<Remembered>(() => ({ ...FIRST, ...(isGuest ? {} : load()) }));
    if (!isGuest) remembered.subscribe(save);
    kept.set(store, remembered);
  }
  return remembered;
}

/** One stable part of it, live. */
export function useRemembered<Selected>(select: (remembered: Remembered) => Selected): Selected {
  return useStore(rememberedOf(useStoreApi()), select);
}

function load(): Partial<Remembered> {
  try {
    const data: unknown = JSON.parse(globalThis.localStorage?.getItem(KEY) ?? 'null');
    if (typeof data !== 'object' || data === null) return {};
    const { programOpen, chartsOpen, hiddenCharts } = data as Readonly<Record<string, unknown>>;
    return {
      ...(typeof programOpen === 'boolean' && { programOpen }),
      ...(typeof chartsOpen === 'boolean' && { chartsOpen }),
      ...(Array.isArray(hiddenCharts) && { hiddenCharts: hiddenCharts.filter((id) => typeof id === 'string') }),
    };
  } catch {
    return {};
  }
}

function save({ programOpen, chartsOpen, hiddenCharts }: Remembered): void {
  try {
    globalThis.localStorage?.setItem(KEY, JSON.stringify({ programOpen, chartsOpen, hiddenCharts }));
  } catch {
    // Private windows and sandboxed frames forbid storage; the page works without it.
  }
}
