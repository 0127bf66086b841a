import { useEffect, useMemo, useState } from 'react';
import type { Cursor, Timeline } from '../../engine/timeline/timeline.ts';
import type { Trace } from '../../engine/trace/trace.ts';
import { stepSentence } from '../../texts/sentences.ts';
import type { Language, Sentence } from '../../texts/text.ts';
import { useGradstep } from '../useGradstep.ts';
import { needsMoreWords } from './needsMoreWords.ts';

/** What a step is in words; `iteration` is `null` where nothing is trained. */
export type Wording = (
  timeline: Timeline,
  trace: Trace,
  cursor: Cursor,
  language: Language,
  edgeByEdge: boolean,
  iteration: number | null,
) => Sentence;

type Training = typeof import('../../texts/iterationSentences.ts');

/** The sentences of iterations, scalars and tensors, with the file that has them once it has come: no plain program needs it. */
export function useWording(): Wording {
  const needed = useGradstep(needsMoreWords);
  const own = useGradstep(({ figure }) =>
    figure?.seen?.kind === 'tangent' || figure?.seen?.kind === 'fault' ? figure.seen.texts.sentence : null,
  );
  const [training, setTraining] = useState<Training | null>(null);
  useEffect(() => {
    if (!needed || training !== null) return;
    let isHere = true;
    import('../../texts/iterationSentences.ts').then(
      (module) => isHere && setTraining(module),
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [needed, training]);
  return useMemo(
    () => (timeline, trace, cursor, language, edgeByEdge, iteration) =>
      own?.(timeline, trace, cursor, language, edgeByEdge) ??
      (training === null
        ? stepSentence(timeline, trace, cursor, language, edgeByEdge)
        : iteration === null
          ? training.plainStepSentence(timeline, trace, cursor, language, edgeByEdge)
          : training.iterationStepSentence(timeline, trace, cursor, language, edgeByEdge, iteration)),
    [training, own],
  );
}
