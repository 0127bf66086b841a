import { nextPaint } from '../nextPaint.ts';

/** Events with which a reader turns to a figure. */
const TURNS = ['pointerenter', 'pointerdown', 'touchstart', 'focusin', 'wheel'] as const;

/**
 * When gestures and motion are needed: after the first paint; in somebody's text, where most figures are only read, when the
 * reader turns to this one.
 */
export async function turnedTo(element: Element): Promise<void> {
  await nextPaint();
  const guest = element.closest('[data-guest]');
  if (guest === null) return;
  await new Promise<void>((resolve) => {
    const stop = new AbortController();
    const turn = () => {
      stop.abort();
      resolve();
    };
    for (const event of TURNS) guest.addEventListener(event, turn, { signal: stop.signal, passive: true });
  });
}
