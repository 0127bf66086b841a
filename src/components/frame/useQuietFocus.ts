import { type RefObject, useCallback } from 'react';
import { usePointed } from '../usePointed.ts';

/** No ring around what got the focus by pointer (quietFocus.ts, which is asked for when a reader points at something). */
export function useQuietFocus(frame: RefObject<HTMLElement | null>): void {
  usePointed(
    useCallback(async () => {
      const { quietFocus } = await import('./quietFocus.ts');
      return frame.current && quietFocus(frame.current);
    }, [frame]),
  );
}
