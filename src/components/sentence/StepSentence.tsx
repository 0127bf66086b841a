import { useMemo, useRef } from 'react';
import { phaseLine } from '../../texts/sentences.ts';
import { unbroken } from '../../texts/unbroken.ts';
import { useNodeLinks } from '../formula/useNodeLinks.ts';
import { useGradstep } from '../useGradstep.ts';
import { useWording } from './useWording.ts';
import { Words } from './Words.tsx';
import './sentence.css';

/** What this step does, in one plain sentence, under the name of its phase. It is the first thing read. What is heard of it: StepVoice. */
export function StepSentence() {
  const figure = useGradstep((state) => state.figure);
  const cursor = useGradstep((state) => state.cursor);
  const language = useGradstep((state) => state.language);
  const edgeByEdge = useGradstep((state) => state.edgeByEdge);
  const iteration = useGradstep((state) => (state.training === null ? null : state.iteration));
  const wording = useWording();
  const root = useRef<HTMLDivElement>(null);
  useNodeLinks(root);
  const said = useMemo(() => {
    if (figure === null) return null;
    const { timeline, trace, graph } = figure;
    return {
      graph,
      phase: phaseLine(timeline, cursor, language, iteration),
      words: wording(timeline, trace, cursor, language, edgeByEdge, iteration).map((part) =>
        part.kind === 'plain' ? { ...part, text: unbroken(part.text) } : part,
      ),
    };
  }, [figure, cursor, language, edgeByEdge, iteration, wording]);
  return (
    <div ref={root} className="sentence" lang={language}>
      <p className="sentence-phase">{said?.phase}</p>
      <p className="sentence-words">{said !== null && <Words words={said.words} graph={said.graph} />}</p>
    </div>
  );
}
