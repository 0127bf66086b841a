import type { State } from './state.ts';
import { checked, isRecord, type Saved, stored } from './storage.ts';

/** In this tab alone: what it showed when it was left, and under which address. */
const KEY = 'gradstep.tab.1';

/**
 * What this tab showed when it was left under this address: the last words typed may not have come into the address any more.
 * `null` when it showed something else, or was not here.
 */
export function loadTab(address: string): Partial<Saved> | null {
  try {
    const data: unknown = JSON.parse(globalThis.sessionStorage?.getItem(KEY) ?? 'null');
    return isRecord(data) && data.address === address ? checked(data.saved) : null;
  } catch {
    return null;
  }
}

/** Notes what this tab shows under this address. */
export function saveTab(state: State, address: string): void {
  try {
    globalThis.sessionStorage?.setItem(KEY, JSON.stringify({ address, saved: stored(state) }));
  } catch {
    // As in storage.ts.
  }
}
