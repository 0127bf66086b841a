import { CONTROLS, type State } from './state.ts';
import { checked, isRecord, KEY as LAST, type Saved, stored } from './storage.ts';

/** In this tab alone: what it showed when it was left, and under which address. */
const KEY = 'gradstep.tab.1';

/**
 * What this tab showed when it was left under this address: the last words typed may not have come into the address any more.
 * `null` when it showed something else, or was not here.
 */
export function loadTab(address: string): Partial<Saved> | null {
  try {
    const data: unknown = JSON.parse(globalThis.sessionStorage?.getItem(KEY) ?? 'null');
    if (isRecord(data) && isRecord(data.saved) && Array.isArray(data.addresses) && data.addresses.includes(address))
      return { ...checked(data.saved), ...placeOf(data.saved) };
    // Left before this file was there: what every tab keeps, if it was the last one to do so.
    const last: unknown = JSON.parse(globalThis.localStorage?.getItem(LAST) ?? 'null');
    return isRecord(last) && last.address === address ? checked(last) : null;
  } catch {
    return null;
  }
}

/**
 * Notes what this tab shows, under the address that it has and those that it had a moment ago: a reload that has begun comes back
 * under one of these.
 */
export function saveTab(state: State, addresses: readonly string[]): void {
  try {
    globalThis.sessionStorage?.setItem(
      KEY,
      JSON.stringify({ addresses, saved: { ...stored(state), ...lookedAt(state) } }),
    );
  } catch {
    // As in storage.ts.
  }
}

/** What is on screen in this tab and no other visit comes back to. */
function lookedAt({ selected, cell, panel, controls, view }: State): Partial<Saved> {
  return { selected, cell, panel, controls, view };
}

/** The same, as far as it has the right form. */
function placeOf({ selected, cell, panel, controls, view }: Readonly<Record<string, unknown>>): Partial<Saved> {
  return {
    ...(typeof selected === 'string' && { selected }),
    ...(typeof cell === 'number' && Number.isInteger(cell) && cell >= 0 && { cell }),
    ...(panel === 'gradientCheck' && { panel }),
    ...(Array.isArray(controls) && { controls: CONTROLS.filter((one) => controls.includes(one)) }),
    ...(view === 'speaker' && { view }),
  };
}
