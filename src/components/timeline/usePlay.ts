import { useCallback } from 'react';
import { useArriving } from '../useArriving.ts';
import { useStoreApi } from '../useGradstep.ts';

/** Plays the store's figure while `playing` is set (play.ts, which comes after the first view). */
export function usePlay(): void {
  const store = useStoreApi();
  useArriving(useCallback(async () => (await import('./play.ts')).play(store), [store]));
}
