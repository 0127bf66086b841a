import type { Timeline } from '../../engine/timeline/timeline.ts';
import type { Lesson, Note } from '../../lessons/lesson.ts';
import { stepOfPlace } from '../../store/places.ts';

/** A note with the step it belongs to. */
export interface PlacedNote {
  readonly note: Note;
  readonly step: number;
}

/** The notes of a lesson in the order of their steps, without those whose place the program (edited) no longer has. */
export function placedNotes(lesson: Lesson, timeline: Timeline): readonly PlacedNote[] {
  return lesson.notes
    .flatMap((note) => {
      const step = stepOfPlace(timeline, note.place);
      return step === null ? [] : [{ note, step }];
    })
    .sort((a, b) => a.step - b.step);
}

/** Index of the note that is shown at a step: the last one at or before it; −1 before the first. */
export function indexAt(notes: readonly PlacedNote[], step: number): number {
  let index = -1;
  while (index + 1 < notes.length && (notes[index + 1] as PlacedNote).step <= step) index++;
  return index;
}
