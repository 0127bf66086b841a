import type { Lesson } from '../../lessons/lesson.ts';
import { lessonTexts } from '../../texts/lessons.ts';
import { panelTexts } from '../../texts/panels.ts';
import { useGradstep, useSay } from '../useGradstep.ts';
import { Icon } from './Icon.tsx';
import { NoteText } from './NoteText.tsx';
import { useNotes } from './useNotes.ts';

/**
 * The beginning of the note, in two lines under the sentence, where the note itself is out of sight: on a phone, and with
 * the program's column closed. A tap opens all of it, in the sheet or in the column.
 */
export function NoteLine({ lesson, onRead }: { lesson: Lesson; onRead: () => void }) {
  const say = useSay();
  const language = useGradstep((state) => state.language);
  const { notes, index } = useNotes(lesson);
  const placed = notes[index];
  return (
    <button type="button" className="frame-note-line" title={say(panelTexts.readNote)} onClick={onRead}>
      <span>
        <NoteText text={(placed?.note.text ?? lesson.point)[language]} step={placed?.step ?? 0} />
      </span>
      {placed?.note.question !== undefined ? (
        <em>{say(lessonTexts.question)}</em>
      ) : (
        notes[index + 1]?.iteration !== placed?.iteration &&
        placed !== undefined &&
        lesson.next.length > 0 && <em>{say(lessonTexts.next)}</em>
      )}
      <Icon name="right" />
    </button>
  );
}
