import type { Timeline } from '../../engine/timeline/timeline.ts';
import type { Lesson, Note } from '../../lessons/lesson.ts';
import { stepOfPlace } from '../../store/places.ts';

/** A note with the step it belongs to, and the iteration from which on it holds. */
export interface PlacedNote {
  readonly note: Note;
  readonly iteration: number;
  readonly step: number;
}

/**
 * The notes of a lesson in the order of their iterations and steps, without those whose place the program (edited) no
 * longer has.
 */
export function placedNotes(lesson: Lesson, timeline: Timeline): readonly PlacedNote[] {
  return lesson.notes
    .flatMap((note) => {
      const step = stepOfPlace(timeline, note.place);
      return step === null ? [] : [{ note, iteration: note.iteration ?? 0, step }];
    })
    .sort((a, b) => a.iteration - b.iteration || a.step - b.step);
}

/**
 * Index of the note that is shown at a step of an iteration: of those whose iteration and step have both been reached, the
 * latest; −1 when there is none. The notes of an iteration are read again in each that follows, until one has its own.
 */
export function indexAt(notes: readonly PlacedNote[], iteration: number, step: number): number {
  const reached = (note: PlacedNote) => note.iteration <= iteration && note.step <= step;
  let index = notes.length - 1;
  while (index >= 0 && !reached(notes[index] as PlacedNote)) index--;
  return index;
}

/** The iteration to go to for a note: the one that is shown, where the note holds there too, else the note's own. */
export function iterationFor(notes: readonly PlacedNote[], index: number, shown: number): number {
  const { iteration, step } = notes[index] as PlacedNote;
  return indexAt(notes, shown, step) === index ? shown : iteration;
}
