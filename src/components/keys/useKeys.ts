import { useEffect } from 'react';
import { useStoreApi } from '../useGradstep.ts';
import { chordOf } from './chord.ts';
import { bindingOf, type PageActions } from './keyTable.ts';

/**
 * The keys of the page. They rest while one is writing (a field, the editor, a Korean syllable being composed), inside a
 * dialog, and when something nearer has already used the key; Space and Enter belong to what has the focus, if it can be
 * pressed.
 */
export function useKeys(page: PageActions): void {
  const store = useStoreApi();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const chord = chordOf(event);
      const binding = chord === null ? null : bindingOf(chord);
      if (chord === null || binding === null) return;
      // Within a shadow root `event.target` is its host: the first of the path is where the key really went.
      const target = event.composedPath()[0];
      if (target instanceof Element && (isWriting(target) || (chord === 'Space' && isPressed(target)))) return;
      event.preventDefault();
      if (event.repeat && binding.once) return;
      binding.act(store.getState(), page);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [store, page]);
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
