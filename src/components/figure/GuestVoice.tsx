import { useEffect, useRef, useState } from 'react';
import { turnedTo } from '../graph/turned.ts';
import { Voice } from '../sentence/Voice.ts';

/** Colours for these come with the voice's file. */
const CONTRAST = '(forced-colors: active), (prefers-contrast: more)';

/**
 * What a screen reader hears of each step of an embedded figure. Most figures are only read: its file comes when the reader
 * turns to this one, or at once where it is needed to see anything.
 */
export function GuestVoice() {
  const place = useRef<HTMLSpanElement>(null);
  const [isNeeded, need] = useState(() => globalThis.matchMedia?.(CONTRAST).matches === true);
  useEffect(() => {
    if (isNeeded || place.current === null) return;
    let isHere = true;
    void turnedTo(place.current).then(() => isHere && need(true));
    return () => {
      isHere = false;
    };
  }, [isNeeded]);
  return isNeeded ? <Voice /> : <span ref={place} hidden />;
}
