import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Store } from '../store/state.ts';
import type { Text, TextOf } from '../texts/text.ts';

/** The store of the page or figure that a component stands in. A page may hold several figures, so it is no global. */
export const StoreContext = createContext<StoreApi<Store> | null>(null);

/** The store itself, to act on. Throws when used outside a StoreContext. */
export function useStoreApi(): StoreApi<Store> {
  const store = useContext(StoreContext);
  if (store === null) throw new Error('useStoreApi needs a StoreContext around it');
  return store;
}

/** One stable part of the state: the component renders again only when the answer changes (Object.is). */
export function useGradstep<Selected>(select: (state: Store) => Selected): Selected {
  return useStore(useStoreApi(), select);
}

/** The words of a catalogue entry in the reader's language. */
export type Say = {
  (text: Text): string;
  <Data>(text: TextOf<Data>, data: Data): string;
};

/** The function that words catalogue entries in the current language. */
export function useSay(): Say {
  const language = useGradstep((state) => state.language);
  function say(text: Text): string;
  function say<Data>(text: TextOf<Data>, data: Data): string;
  function say<Data>(text: Text | TextOf<Data>, data?: Data): string {
    const entry = text[language];
    return typeof entry === 'string' ? entry : entry(data as Data);
  }
  return say;
}
