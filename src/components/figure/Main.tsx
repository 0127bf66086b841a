import { useRef } from 'react';
import { useGradstep } from '../useGradstep.ts';
import { FRAMING, FRAMING_WITH_TOOLS } from './framing.ts';
import { GraphRoom } from './GraphRoom.tsx';
import { Formulas } from './later.tsx';
import { SteadySentence } from './SteadySentence.tsx';
import { useWidth } from './useWidth.ts';
import { useWordsBeside } from './useWordsBeside.ts';

/** The graph, and the words on its step beside it, or over it where it needs the whole width. */
export function Main({ formulas, said, tools }: { formulas: boolean; said: boolean; tools: boolean }) {
  const neurons = useGradstep(({ training, picture }) => training !== null && picture === 'neurons');
  const main = useRef<HTMLDivElement>(null);
  const width = useWidth(main);
  const framing = tools ? FRAMING_WITH_TOOLS : FRAMING;
  const beside = useWordsBeside(said ? (width ?? 0) : 0, framing, neurons);
  return (
    <div ref={main} className={`figure-main${beside ? ' has-beside' : ''}`}>
      {/* In its place from the first: it would glide there else. */}
      {width !== null && (
        <>
          {said && <SteadySentence />}
          <GraphRoom neurons={neurons} framing={framing} />
          {formulas && <Formulas />}
        </>
      )}
    </div>
  );
}
