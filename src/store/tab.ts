import { DIALECTS } from '../engine/program/dialects.ts';
import { type Lens, PANELS } from '../lessons/modes.ts';
import { CONTROLS, type Explained, type State } from './state.ts';
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
function lookedAt({ selected, cell, panel, lens, explained, code, controls, view }: State): Partial<Saved> {
  return { selected, cell, panel, lens, explained, code, controls, view };
}

/** The same, as far as it has the right form. */
function placeOf({ selected, cell, controls, view, ...rest }: Readonly<Record<string, unknown>>): Partial<Saved> {
  return {
    ...(typeof selected === 'string' && { selected }),
    ...(typeof cell === 'number' && Number.isInteger(cell) && cell >= 0 && { cell }),
    ...modeOf(rest),
    ...(Array.isArray(controls) && { controls: CONTROLS.filter((one) => controls.includes(one)) }),
    ...(view === 'speaker' && { view }),
  };
}

/** What was done with the figure. A lens that is no lens, or a number that is none, is left out. */
function modeOf({ panel, lens, explained, code }: Readonly<Record<string, unknown>>): Partial<Saved> {
  const shown = PANELS.find((one) => one === panel);
  const dialect = DIALECTS.find((one) => one === code);
  const seen = checkedLens(lens);
  const number = checkedNumber(explained);
  // Forward mode shows nothing without its lens; the other panels do.
  const isWhole = seen !== null || shown !== 'forwardMode';
  return {
    ...(shown !== undefined && isWhole && { panel: shown, lens: seen, explained: number }),
    ...(dialect !== undefined && { code: dialect }),
  };
}

function checkedLens(data: unknown): Lens | null {
  if (!isRecord(data)) return null;
  const { kind, of, fault, quiz, by } = data;
  if (kind === 'tangent') return { kind, of: typeof of === 'string' ? of : null };
  if (kind === 'fault' && typeof fault === 'string') return { kind, fault, quiz: quiz === true };
  const isNames = Array.isArray(by) && by.every((name) => typeof name === 'string');
  return kind === 'derivative' && isNames ? { kind, by } : null;
}

function checkedNumber(data: unknown): Explained | null {
  if (!isRecord(data) || typeof data.node !== 'string') return null;
  const { node, what, element, edge } = data;
  const isElement = typeof element === 'number' && Number.isInteger(element) && element >= 0;
  return (what === 'value' || what === 'gradient') && isElement
    ? { node, what, element, ...(typeof edge === 'string' && { edge }) }
    : null;
}
