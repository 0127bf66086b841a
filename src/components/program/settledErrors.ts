import { useEffect, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { ProgramError } from '../../engine/errors.ts';
import type { Store } from '../../store/state.ts';
import { useStoreApi } from '../useGradstep.ts';

/** While one types, every second character makes a program that is wrong for a moment: only what stays is said. */
const QUIET = 350;

/**
 * Calls `show` with the mistakes that a reader should see: new ones after a short rest in typing, changes of those
 * already shown and their end at once. Returns the way to stop.
 */
export function watchErrors(store: StoreApi<Store>, show: (errors: readonly ProgramError[]) => void): () => void {
  let shown: readonly ProgramError[] = store.getState().errors;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const stopTimer = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const showNow = () => {
    stopTimer();
    const { errors } = store.getState();
    if (errors === shown || (errors.length === 0 && shown.length === 0)) return;
    shown = errors;
    show(errors);
  };
  show(shown);
  const stop = store.subscribe((state, before) => {
    if (state.errors === before.errors) return;
    if (state.errors.length === 0 || shown.length > 0) return showNow();
    stopTimer();
    timer = setTimeout(showNow, QUIET);
  });
  return () => {
    stopTimer();
    stop();
  };
}

/** The mistakes that a reader should see now (see `watchErrors`). */
export function useSettledErrors(): readonly ProgramError[] {
  const store = useStoreApi();
  const [errors, setErrors] = useState<readonly ProgramError[]>(() => store.getState().errors);
  useEffect(() => watchErrors(store, setErrors), [store]);
  return errors;
}
