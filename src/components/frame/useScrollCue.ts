import { type RefObject, useEffect } from 'react';

/**
 * Marks a scrolling element with `data-above` and `data-below` while there is more of it in that direction, for a fade at
 * that end. `content` is whatever changes when its text does; the element is then scrolled back to its beginning.
 */
export function useScrollCue(scroller: RefObject<HTMLElement | null>, content: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height of what scrolls follows from `content`
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const mark = () => {
      const { scrollTop, scrollHeight, clientHeight } = element;
      // One pixel: on fractional zooms the end is never quite reached.
      element.toggleAttribute('data-above', scrollTop > 1);
      element.toggleAttribute('data-below', scrollTop + clientHeight < scrollHeight - 1);
    };
    // Another text is read from its beginning.
    element.scrollTop = 0;
    mark();
    element.addEventListener('scroll', mark, { passive: true });
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(mark);
    observer?.observe(element);
    return () => {
      observer?.disconnect();
      element.removeEventListener('scroll', mark);
    };
  }, [scroller, content]);
}
