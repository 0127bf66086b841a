import { useEffect } from 'react';
import { useStoreApi } from '../useGradstep.ts';

/** Plays the store's figure while `playing` is set (play.ts, which is asked for when that is so for the first time). */
export function usePlay(): void {
  const store = useStoreApi();
  useEffect(() => {
    let isHere = true;
    let stop = store.subscribe(ask);
    ask();
    function ask() {
      if (!store.getState().playing) return;
      stop();
      import('./play.ts').then(
        ({ play }) => {
          if (isHere) stop = play(store);
        },
        // Without the file one still goes step by step.
        () => store.getState().setPlaying(false),
      );
    }
    return () => {
      isHere = false;
      stop();
    };
  }, [store]);
}
