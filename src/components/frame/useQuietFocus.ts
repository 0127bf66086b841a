import { type RefObject, useCallback } from 'react';
import { usePointed } from '../usePointed.ts';

/** No ring around what got the focus by pointer (quietFocus.ts, which comes right after the first view). */
export function useQuietFocus(frame: RefObject<HTMLElement | null>): void {
  usePointed(
    useCallback(async () => {
      const { quietFocus } = await import('./quietFocus.ts');
      return frame.current && quietFocus(frame.current);
    }, [frame]),
    // The first press counts, too.
    true,
  );
}
