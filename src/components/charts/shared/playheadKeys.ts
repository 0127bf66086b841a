/** What of a KeyboardEvent counts. */
type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Tenths of the way that a long move goes. */
const PARTS = 10;

/**
 * The iteration that a key of the playhead goes to, within 0 … `most`; `null` for a key that is none of its own. Arrows go
 * one iteration, with Shift a tenth of all, Home and End to the first and the last. Page Up and Page Down are a clicker's and
 * go on walking over steps, wherever the focus is.
 */
export function iterationOfKey(pressed: Pressed, now: number, most: number): number | null {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = pressed;
  if (ctrlKey || metaKey || altKey) return null;
  const far = Math.max(1, Math.round(most / PARTS));
  const near = shiftKey ? far : 1;
  const to = {
    ArrowRight: now + near,
    ArrowUp: now + near,
    ArrowLeft: now - near,
    ArrowDown: now - near,
    Home: 0,
    End: most,
  }[key];
  return to === undefined ? null : Math.min(most, Math.max(0, to));
}
