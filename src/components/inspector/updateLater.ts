import { useEffect, useSyncExternalStore } from 'react';
import type { UpdateView } from './context.ts';

let view: UpdateView | null = null;
let loading: Promise<void> | null = null;
const waiting = new Set<() => void>();

/** Fetches the view of an update step, once: it brings the optimizers with it, which no ordinary program needs. */
export function loadUpdateView(): Promise<void> {
  loading ??= import('./updateView.ts').then(
    (module) => {
      view = module.updateView;
      for (const tell of waiting) tell();
    },
    () => {
      loading = null;
    },
  );
  return loading;
}

function subscribe(tell: () => void): () => void {
  waiting.add(tell);
  return () => waiting.delete(tell);
}

/** The view of an update step, or `null` until it has come. It is asked for when a program that is trained is shown. */
export function useUpdateView(trained: boolean): UpdateView | null {
  const now = useSyncExternalStore(
    subscribe,
    () => view,
    () => null,
  );
  useEffect(() => {
    if (trained && now === null) void loadUpdateView();
  }, [trained, now]);
  return now;
}
