import { useMemo } from 'react';
import { noteSentence } from '../../store/notes.ts';
import { unbroken } from '../../texts/unbroken.ts';
import { useGradstep } from '../useGradstep.ts';

/** A note's words with the figure's own numbers in them as they are at `step`, values and gradients in their hues. */
export function NoteText({ text, step }: { text: string; step: number }) {
  const figure = useGradstep((state) => state.figure);
  const parts = useMemo(
    () => (figure === null ? [] : noteSentence(text, figure, { step, edge: null })),
    [text, figure, step],
  );
  return parts.map((part, i) =>
    part.kind === 'plain' ? (
      unbroken(part.text)
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a part has no other identity than its place in the sentence
      <span key={i} className={`frame-note-${part.kind}`}>
        {part.text}
      </span>
    ),
  );
}
