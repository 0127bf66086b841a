import { type RefObject, useCallback } from 'react';
import { useArriving } from '../useArriving.ts';

/** No ring around what got the focus by pointer (quietFocus.ts, which comes after the first view). */
export function useQuietFocus(frame: RefObject<HTMLElement | null>): void {
  useArriving(
    useCallback(async () => {
      const { quietFocus } = await import('./quietFocus.ts');
      return frame.current && quietFocus(frame.current);
    }, [frame]),
  );
}
