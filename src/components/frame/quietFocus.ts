/** A caret needs its frame however it was placed; these keep their ring. */
const WRITTEN_IN = 'input:not([type="range"], [type="checkbox"]), textarea, [contenteditable], .program-code';

/**
 * Marks what got the focus by pointer, or in answer to one, with `data-quiet`: it has no ring (base.css). `:focus-visible`
 * alone brings the ring as soon as any key is pressed, so that a click on the graph and → would frame the whole graph. Returns
 * the way to stop.
 */
export function quietFocus(element: HTMLElement): () => void {
  let byPointer = false;
  const stop = new AbortController();
  const { signal } = stop;
  const options = { signal, capture: true };
  const isElement = (target: EventTarget | null) => target instanceof HTMLElement || target instanceof SVGElement;
  const note = (pointer: boolean) => () => {
    byPointer = pointer;
  };
  element.addEventListener('pointerdown', note(true), options);
  // On the window: keys are also pressed while nothing in the frame has the focus.
  window.addEventListener('keydown', note(false), options);
  element.addEventListener(
    'focusin',
    ({ target }) => {
      if (byPointer && isElement(target) && !target.matches(WRITTEN_IN)) target.dataset.quiet = '';
    },
    options,
  );
  element.addEventListener(
    'focusout',
    ({ target }) => {
      if (isElement(target)) delete target.dataset.quiet;
    },
    options,
  );
  return () => stop.abort();
}
