import type { StoreApi } from 'zustand/vanilla';
import type { Store } from '../../store/state.ts';
import { mayExplain } from '../mayExplain.ts';
import { numberOfSymbol } from './numberOfSymbol.ts';

/**
 * Makes every element with `data-node` inside `element` a link to its node: the pointer (or focus) on it lights up the node
 * wherever it stands, a click or Enter selects it. A number with `data-number` leads to its explanation. What is hovered anywhere is marked here with `data-lit`. The listeners are on
 * the element, as formulas are built by the typesetter and not by React; nothing renders again when a pointer moves. Returns the
 * way to stop.
 */
export function linkNodes(element: HTMLElement, store: StoreApi<Store>): () => void {
  const keyOf = (target: EventTarget | null) =>
    target instanceof Element ? (target.closest('[data-node]')?.getAttribute('data-node') ?? null) : null;
  const hover = (event: Event) => store.getState().hover(keyOf(event.target));
  const leave = () => store.getState().hover(null);
  const select = (event: Event) => {
    const number = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-number]') : null;
    if (number !== null) explain(number);
    const key = keyOf(event.target);
    if (key === null) return;
    const symbol = event.target instanceof Element ? event.target.closest('math [data-node]') : null;
    const shown = symbol !== null && mayExplain(store.getState()) ? numberOfSymbol(store.getState(), symbol) : null;
    if (shown === null) store.getState().select(key);
    else store.getState().explain(shown);
  };
  const explain = ({ dataset, className }: HTMLElement) => {
    const { explain: open } = store.getState();
    if (!mayExplain(store.getState())) return;
    const what = className.includes('words-value') ? 'value' : 'gradient';
    // Only a number that is no tensor stands in words.
    open({ node: dataset.number ?? '', what, element: 0 });
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
  const listening = new AbortController();
  const { signal } = listening;
  element.addEventListener('pointerover', hover, { signal });
  element.addEventListener('pointerleave', leave, { signal });
  element.addEventListener('focusin', hover, { signal });
  element.addEventListener('focusout', leave, { signal });
  element.addEventListener('click', select, { signal });
  element.addEventListener('keydown', press, { signal });
  const stop = store.subscribe((state, before) => {
    if (state.hovered !== before.hovered) light();
  });
  return () => {
    listening.abort();
    stop();
  };
}
