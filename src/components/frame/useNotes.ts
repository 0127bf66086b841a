import { useMemo } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';
import { useGradstep } from '../useGradstep.ts';
import { indexAt, type PlacedNote, placedNotes } from './placedNotes.ts';

/** The notes of a lesson where they stand now, and which one is shown at this step of this iteration. */
export function useNotes(lesson: Lesson): { readonly notes: readonly PlacedNote[]; readonly index: number } {
  const timeline = useGradstep((state) => state.figure?.timeline ?? null);
  const notes = useMemo(() => (timeline === null ? [] : placedNotes(lesson, timeline)), [lesson, timeline]);
  const index = useGradstep((state) => indexAt(notes, state.iteration, state.cursor.step));
  return { notes, index };
}
