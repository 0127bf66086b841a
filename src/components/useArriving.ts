import { useEffect } from 'react';

/**
 * Starts something with a file that comes after the first view, and stops it when the component goes, also one that goes before
 * the file has come. Without the file the page is as it is. `start` is kept stable by its owner (useCallback).
 */
export function useArriving(start: () => Promise<(() => void) | null>): void {
  useEffect(() => {
    let stop: (() => void) | null = null;
    let isHere = true;
    start().then(
      (stopIt) => {
        if (isHere) stop = stopIt;
        else stopIt?.();
      },
      () => undefined,
    );
    return () => {
      isHere = false;
      stop?.();
    };
  }, [start]);
}
