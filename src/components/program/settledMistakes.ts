import { useEffect, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Store } from '../../store/state.ts';
import { useStoreApi } from '../useGradstep.ts';
import { type Mistake, mistakesOf } from './mistake.ts';

/** While one types, every second character makes a program that is wrong for a moment: only what stays is said. */
const QUIET = 350;

/**
 * Calls `show` with the mistakes that a reader should see: new ones after a short rest in typing, changes of those
 * already shown and their end at once. Returns the way to stop.
 */
export function watchMistakes(store: StoreApi<Store>, show: (errors: readonly Mistake[]) => void): () => void {
  let shown: readonly Mistake[] = mistakesOf(store.getState());
  let timer: ReturnType<typeof setTimeout> | null = null;
  const stopTimer = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const showNow = () => {
    stopTimer();
    const mistakes = mistakesOf(store.getState());
    if (mistakes === shown || (mistakes.length === 0 && shown.length === 0)) return;
    shown = mistakes;
    show(mistakes);
  };
  show(shown);
  const stop = store.subscribe((state, before) => {
    const mistakes = mistakesOf(state);
    if (mistakes === mistakesOf(before)) return;
    if (mistakes.length === 0 || shown.length > 0) return showNow();
    stopTimer();
    timer = setTimeout(showNow, QUIET);
  });
  return () => {
    stopTimer();
    stop();
  };
}

/** The mistakes that a reader should see now (see `watchMistakes`). */
export function useSettledMistakes(): readonly Mistake[] {
  const store = useStoreApi();
  const [mistakes, setMistakes] = useState<readonly Mistake[]>(() => mistakesOf(store.getState()));
  useEffect(() => watchMistakes(store, setMistakes), [store]);
  return mistakes;
}
