import { useEffect, useMemo, useState } from 'react';
import type { Cursor, Timeline } from '../../engine/timeline/timeline.ts';
import type { Trace } from '../../engine/trace/trace.ts';
import { stepSentence } from '../../texts/sentences.ts';
import type { Language, Sentence } from '../../texts/text.ts';

/** What a step is in words; `iteration` is `null` where nothing is trained. */
export type Wording = (
  timeline: Timeline,
  trace: Trace,
  cursor: Cursor,
  language: Language,
  edgeByEdge: boolean,
  iteration: number | null,
) => Sentence;

type Training = typeof import('../../texts/iterationSentences.ts').iterationStepSentence;

/** The sentences of iterations, with the file that has them once it has come: no ordinary program needs it. */
export function useWording(trained: boolean): Wording {
  const [training, setTraining] = useState<Training | null>(null);
  useEffect(() => {
    if (!trained || training !== null) return;
    let isHere = true;
    import('../../texts/iterationSentences.ts').then(
      (module) => isHere && setTraining(() => module.iterationStepSentence),
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [trained, training]);
  return useMemo(
    () => (timeline, trace, cursor, language, edgeByEdge, iteration) =>
      training === null || iteration === null
        ? stepSentence(timeline, trace, cursor, language, edgeByEdge)
        : training(timeline, trace, cursor, language, edgeByEdge, iteration),
    [training],
  );
}
