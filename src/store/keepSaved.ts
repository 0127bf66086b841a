import type { StoreApi } from 'zustand/vanilla';
import type { Store } from './state.ts';
import { save } from './storage.ts';

/** Saves after every change, at most once in 300 ms and when the page is left. Returns the way to stop. */
export function keepSaved(store: StoreApi<Store>): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const now = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    save(store.getState());
  };
  const stop = store.subscribe(() => {
    timer ??= setTimeout(now, 300);
  });
  globalThis.addEventListener?.('pagehide', now);
  return () => {
    stop();
    globalThis.removeEventListener?.('pagehide', now);
  };
}
