import { createStore, type StoreApi } from 'zustand/vanilla';
import { arriving } from './actions/arriving.ts';
import { iterating } from './actions/iterating.ts';
import { looking } from './actions/looking.ts';
import { moving } from './actions/moving.ts';
import { setting } from './actions/setting.ts';
import { writing } from './actions/writing.ts';
import type { Learning } from './begin.ts';
import { sharedOf } from './shared.ts';
import type { Store } from './state.ts';
import { load, type Saved } from './storage.ts';

/**
 * A store with what an earlier visit left (`saved`), else the first program at its start. `learning` comes later by itself
 * (`loadLearning`); who has it already gives it.
 */
export function makeStore(saved: Partial<Saved> = load(), given: Learning | null = null): StoreApi<Store> {
  return createStore<Store>((set, get) => {
    const shared = sharedOf({ set, get }, saved, given);
    return {
      ...shared.first,
      ...writing(shared),
      ...moving(shared),
      ...iterating(shared),
      ...looking(shared),
      ...arriving(shared),
      ...setting(shared),
    };
  });
}
