import { useEffect } from 'react';

/** Of a reader who is there. */
const SIGNS = ['pointerover', 'focusin'] as const;

/**
 * Starts something with a file that is asked for once a reader points at the page or reaches it by keyboard (`atOnce`: right
 * after the first view), and stops it when the component goes. Without the file the page is as it is. `start` is kept stable by its owner (useCallback).
 */
export function usePointed(start: () => Promise<(() => void) | null>, atOnce = false): void {
  useEffect(() => {
    let stop: (() => void) | null | undefined;
    const wait = (how: 'addEventListener' | 'removeEventListener') => {
      for (const sign of SIGNS) globalThis[how](sign, begin);
    };
    const begin = async () => {
      wait('removeEventListener');
      const stopIt = await start().catch(() => null);
      // Stopped before it was there.
      if (stop === null) stopIt?.();
      else stop = stopIt;
    };
    if (atOnce) void begin();
    else wait('addEventListener');
    return () => {
      wait('removeEventListener');
      stop?.();
      stop = null;
    };
  }, [start, atOnce]);
}
