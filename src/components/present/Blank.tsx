import type { StoreApi } from 'zustand/vanilla';
import { presentTexts } from '../../texts/present.ts';
import { useSay } from '../useGradstep.ts';
import { type Lecture, useLecture, useLectureApi } from './lecture.ts';

const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'Fn']);

/**
 * Lets any key bring a blanked screen back, and do nothing else. To be mounted before the keys of the lecture listen (a
 * layout effect comes before an effect), so that it hears them first.
 */
export function listenWhileBlank(lecture: StoreApi<Lecture>): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (!lecture.getState().blank || MODIFIERS.has(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.repeat) lecture.setState({ blank: false });
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
}

/** Nothing to see, until a key or a click. */
export function Blank() {
  const say = useSay();
  const lecture = useLectureApi();
  const blank = useLecture((state) => state.blank);
  if (!blank) return null;
  return (
    <div className="present-blank" role="status" onPointerDown={() => lecture.setState({ blank: false })}>
      <span className="present-quiet">{say(presentTexts.blanked)}</span>
    </div>
  );
}
