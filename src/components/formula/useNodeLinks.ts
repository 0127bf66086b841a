import { type RefObject, useEffect } from 'react';
import { useStoreApi } from '../useGradstep.ts';

/**
 * Makes every element with `data-node` inside `root` a link to its node: the pointer (or focus) on it lights up the node
 * wherever it stands, a click or Enter selects it. What is hovered anywhere is marked here with `data-lit`. The listeners
 * are on the root, as formulas are built by the typesetter and not by React; nothing renders again when a pointer moves.
 */
export function useNodeLinks(root: RefObject<HTMLElement | null>): void {
  const store = useStoreApi();
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const keyOf = (target: EventTarget | null) =>
      target instanceof Element ? (target.closest('[data-node]')?.getAttribute('data-node') ?? null) : null;
    const hover = (event: Event) => store.getState().hover(keyOf(event.target));
    const leave = () => store.getState().hover(null);
    const select = (event: Event) => {
      const key = keyOf(event.target);
      if (key !== null) store.getState().select(key);
    };
    const press = (event: KeyboardEvent) => {
      // Buttons turn Enter into a click by themselves.
      if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement || keyOf(event.target) === null) return;
      event.preventDefault();
      select(event);
    };
    const light = () => {
      const { hovered } = store.getState();
      for (const one of element.querySelectorAll('[data-lit]'))
        if (one.getAttribute('data-node') !== hovered) one.removeAttribute('data-lit');
      if (hovered === null) return;
      for (const one of element.querySelectorAll(`[data-node="${CSS.escape(hovered)}"]`))
        one.setAttribute('data-lit', '');
    };
    element.addEventListener('pointerover', hover);
    element.addEventListener('pointerleave', leave);
    element.addEventListener('focusin', hover);
    element.addEventListener('focusout', leave);
    element.addEventListener('click', select);
    element.addEventListener('keydown', press);
    const stop = store.subscribe((state, before) => {
      if (state.hovered !== before.hovered) light();
    });
    return () => {
      element.removeEventListener('pointerover', hover);
      element.removeEventListener('pointerleave', leave);
      element.removeEventListener('focusin', hover);
      element.removeEventListener('focusout', leave);
      element.removeEventListener('click', select);
      element.removeEventListener('keydown', press);
      stop();
    };
  }, [root, store]);
}
