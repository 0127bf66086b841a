import { useEffect, useMemo } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Lecture } from './lecture.ts';

/** Held longer than this, ms, the key shows the pointer only as long. */
const HELD = 350;

/** What the pointer's key does when it goes down: on or off; held, it is on until it goes up. */
export function usePointerKey(lecture: StoreApi<Lecture>): () => void {
  const key = useMemo(() => {
    let downAt: number | null = null;
    return {
      down: () => {
        const { pointer } = lecture.getState();
        downAt = pointer ? null : performance.now();
        lecture.setState({ pointer: !pointer });
      },
      up: () => {
        if (downAt !== null && performance.now() - downAt > HELD) lecture.setState({ pointer: false });
        downAt = null;
      },
    };
  }, [lecture]);
  useEffect(() => {
    window.addEventListener('keyup', key.up);
    return () => window.removeEventListener('keyup', key.up);
  }, [key]);
  return key.down;
}
