import { useEffect } from 'react';
import { useStoreApi } from '../useGradstep.ts';
import { chordOf } from './chord.ts';
import { type Binding, bindingOf, type PageActions } from './keyTable.ts';

/**
 * The keys of the page. They rest while one is writing (a field, the editor, a Korean syllable being composed), inside a
 * dialog, and when something nearer has already used the key; Space and Enter belong to what has the focus, if it can be
 * pressed. The keys of a clicker, Page Up and Page Down, come before all of that and rest only in an open dialog or menu.
 */
export function useKeys(page: PageActions): void {
  const store = useStoreApi();
  useEffect(() => {
    const bound = (event: KeyboardEvent): Bound | null => {
      const chord = event.isComposing ? null : chordOf(event);
      const binding = chord === null ? null : bindingOf(chord);
      if (chord === null || binding === null) return null;
      return binding.needs === 'training' && store.getState().training === null ? null : { chord, binding };
    };
    const act = (event: KeyboardEvent, binding: Binding) => {
      event.preventDefault();
      if (event.repeat && binding.once) return;
      binding.act(store.getState(), page);
    };
    const onEveryKeyDown = (event: KeyboardEvent) => {
      const found = bound(event);
      if (found === null || !isEverywhere(found) || isInOpenMenu(targetOf(event))) return;
      // The editor would also move its caret by a page.
      event.stopPropagation();
      act(event, found.binding);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const found = event.defaultPrevented ? null : bound(event);
      if (found === null || isEverywhere(found)) return;
      const target = targetOf(event);
      if (target !== null && (isWriting(target) || (found.chord === 'Space' && isPressed(target)))) return;
      act(event, found.binding);
    };
    window.addEventListener('keydown', onEveryKeyDown, { capture: true });
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onEveryKeyDown, { capture: true });
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [store, page]);
}

interface Bound {
  readonly chord: string;
  readonly binding: Binding;
}

function isEverywhere({ chord, binding }: Bound): boolean {
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
