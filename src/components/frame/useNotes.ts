import { useMemo } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';
import { type Lens, sameLens } from '../../lessons/modes.ts';
import { useGradstep } from '../useGradstep.ts';
import { indexAt, type PlacedNote, placedNotes } from './placedNotes.ts';

/** Whether a figure is seen as the lesson shows it; which input's pass of forward mode is looked at makes no difference. */
export function seesAs({ lens }: Lesson, now: Lens | null): boolean {
  return lens?.kind === 'tangent' ? now?.kind === 'tangent' : sameLens(lens ?? null, now);
}

/** The notes of a lesson where they stand now, and which one is shown at this step of this iteration. */
export function useNotes(lesson: Lesson): { readonly notes: readonly PlacedNote[]; readonly index: number } {
  const timeline = useGradstep((state) => state.figure?.timeline ?? null);
  // The notes are about the run that the lesson shows: through another lens the same step is something else.
  const isItsRun = useGradstep((state) => seesAs(lesson, state.lens));
  const notes = useMemo(
    () => (timeline === null || !isItsRun ? [] : placedNotes(lesson, timeline)),
    [lesson, timeline, isItsRun],
  );
  const index = useGradstep(({ iteration, cursor, panel }) => {
    // A note is about a whole step: while its numbers are asked for, it waits for the last of its edges.
    const isUnderWay = panel === 'predict' && cursor.edge !== null;
    return indexAt(notes, iteration, isUnderWay ? cursor.step - 1 : cursor.step);
  });
  return { notes, index };
}
