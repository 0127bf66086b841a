import { useMemo } from 'react';
import { useWording } from '../sentence/useWording.ts';
import { useGradstep } from '../useGradstep.ts';

/** The step's sentence for those who hear the lecture, while the others see its formula. */
export function Spoken() {
  const figure = useGradstep((state) => state.figure);
  const cursor = useGradstep((state) => state.cursor);
  const language = useGradstep((state) => state.language);
  const edgeByEdge = useGradstep((state) => state.edgeByEdge);
  const iteration = useGradstep((state) => (state.training === null ? null : state.iteration));
  const wording = useWording();
  const words = useMemo(() => {
    if (figure === null) return '';
    const { timeline, trace } = figure;
    const parts = wording(timeline, trace, cursor, language, edgeByEdge, iteration);
    return parts.map(({ text }) => text).join('');
  }, [figure, cursor, language, edgeByEdge, iteration, wording]);
  return (
    <p className="present-quiet" aria-live="polite">
      {words}
    </p>
  );
}
