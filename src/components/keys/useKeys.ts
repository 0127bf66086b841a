import { type RefObject, useEffect } from 'react';
import type { Store } from '../../store/state.ts';
import { useStoreApi } from '../useGradstep.ts';
import { chordOf } from './chord.ts';
import { type Binding, bindingOf, KEY_TABLE, type PageActions } from './keyTable.ts';

/** Where keys are heard that are not the page's: in an element, and only some of them. */
export interface KeyRoom {
  readonly element: RefObject<HTMLElement | null>;
  readonly allows: (chord: string, binding: Binding) => boolean;
}

/**
 * The keys of a figure that is a guest on a page: heard only while the focus is in it, and then not by the page. Otherwise
 * as `useKeys`.
 */
export function useKeysIn(room: KeyRoom, page: PageActions): void {
  const store = useStoreApi();
  useEffect(() => {
    const { element, allows } = room;
    const target = element.current;
    if (target === null) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const found = event.defaultPrevented ? null : boundIn(KEY_TABLE, store.getState(), event);
      if (found === null || !allows(found.chord, found.binding) || rests(found, targetOf(event))) return;
      event.stopPropagation();
      act(event, found.binding, store.getState(), page);
    };
    target.addEventListener('keydown', onKeyDown);
    return () => target.removeEventListener('keydown', onKeyDown);
  }, [store, page, room]);
}

/**
 * The keys of the page. They rest while one is writing (a field, the editor, a Korean syllable being composed), inside a
 * dialog, and when something nearer has already used the key; Space and Enter belong to what has the focus, if it can be
 * pressed. The keys of a clicker, Page Up and Page Down, come before all of that and rest only in an open dialog or menu.
 */
export function useKeys(page: PageActions): void {
  useTable(page, KEY_TABLE);
}

/** The keys of a table (of a lecture, say), by the same rules. */
export function useTable<Page>(page: Page, table: readonly Binding<Page>[]): void {
  const store = useStoreApi();
  useEffect(() => {
    const onEveryKeyDown = (event: KeyboardEvent) => {
      const found = boundIn(table, store.getState(), event);
      if (found === null || !isEverywhere(found) || isInOpenMenu(targetOf(event))) return;
      // The editor would also move its caret by a page.
      event.stopPropagation();
      act(event, found.binding, store.getState(), page);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const found = event.defaultPrevented ? null : boundIn(table, store.getState(), event);
      if (found === null || isEverywhere(found) || rests(found, targetOf(event))) return;
      act(event, found.binding, store.getState(), page);
    };
    window.addEventListener('keydown', onEveryKeyDown, { capture: true });
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onEveryKeyDown, { capture: true });
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [store, page, table]);
}

interface Bound<Page> {
  readonly chord: string;
  readonly binding: Binding<Page>;
}

/** The row of a key table that an event means, as far as it makes sense now. */
function boundIn<Page>(table: readonly Binding<Page>[], state: Store, event: KeyboardEvent): Bound<Page> | null {
  const chord = event.isComposing ? null : chordOf(event);
  const binding = chord === null ? null : bindingOf(table, chord, state.view);
  if (chord === null || binding === null) return null;
  const lacks = { training: state.training === null, mode: state.panel === 'step' };
  return binding.needs !== undefined && lacks[binding.needs] ? null : { chord, binding };
}

function act<Page>(event: KeyboardEvent, binding: Binding<Page>, state: Store, page: Page): void {
  event.preventDefault();
  if (event.repeat && binding.once) return;
  binding.act(state, page);
}

/** The key means something to what has the focus. */
function rests<Page>({ chord }: Bound<Page>, target: Element | null): boolean {
  return target !== null && (isWriting(target) || (chord === 'Space' && isPressed(target)));
}

function isEverywhere<Page>({ chord, binding }: Bound<Page>): boolean {
  return binding.everywhere?.includes(chord) === true;
}

/** Within a shadow root `event.target` is its host: the first of the path is where the key really went. */
function targetOf(event: KeyboardEvent): Element | null {
  const target = event.composedPath()[0];
  return target instanceof Element ? target : null;
}

/** A dialog, a popover, an opened list of choices, or the editor with its list of completions (then it controls one). */
function isInOpenMenu(target: Element | null): boolean {
  if (target === null) return false;
  if (target.closest('dialog, [popover], [aria-haspopup="listbox"][aria-controls]') !== null) return true;
  return globalThis.CSS?.supports?.('selector(:open)') === true && target.matches('select:open');
}

const PRESSED_INPUTS = 'input:is([type="checkbox"], [type="radio"], [type="button"])';
const WRITING = `input:not(${PRESSED_INPUTS}), textarea, select, [contenteditable]:not([contenteditable="false"]), dialog`;
const PRESSED = `${PRESSED_INPUTS}, button, a[href], summary, [role="button"], [role="tab"], [role="checkbox"], [role="link"]`;

/** Keys here are text, move a native slider, or choose in a list. */
function isWriting(target: Element): boolean {
  return target.closest(WRITING) !== null;
}

/** Space presses it. */
function isPressed(target: Element): boolean {
  return target.closest(PRESSED) !== null;
}
