import { useEffect, useMemo, useState } from 'react';
import { makeStore } from '../../store/store.ts';
import { presentTexts } from '../../texts/present.ts';
import { GraphView } from '../graph/GraphView.tsx';
import { type Margins, SCALES } from '../graph/view.ts';
import { StepSentence } from '../sentence/StepSentence.tsx';
import { StoreContext, useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { shownPairs, showPairs } from './showPairs.ts';
import { nextStop } from './stops.ts';

/** All of the graph, however small: a step of it is seen by its colours. */
const WHOLE: Margins = {
  top: 8,
  side: 12,
  bottom: 8,
  scales: { largest: 1, readable: SCALES.smallest, reading: SCALES.smallest, least: SCALES.smallest },
};

/** What Next will show: the same figure at the next stop, in a store of its own. */
export function Upcoming() {
  const say = useSay();
  const figure = useGradstep((state) => state.figure);
  const cursor = useGradstep((state) => state.cursor);
  const edgeByEdge = useGradstep((state) => state.edgeByEdge);
  const stops = useGradstep((state) => state.stops);
  const trains = useGradstep(({ training }) => training !== null);
  const iteration = useGradstep((state) => state.iteration);
  const to = useMemo(
    () => (figure === null ? null : nextStop(figure.timeline, cursor, edgeByEdge, stops)),
    [figure, cursor, edgeByEdge, stops],
  );
  const isEnd = to === null || (to.step === cursor.step && to.edge === cursor.edge);
  if (isEnd) {
    return (
      <p className="speaker-end">
        {trains ? say(presentTexts.nextIteration, { iteration: iteration + 1 }) : say(presentTexts.atEnd)}
      </p>
    );
  }
  return <Preview step={to.edge === null ? `${to.step}` : `${to.step}.${to.edge}`} />;
}

function Preview({ step }: { readonly step: string }) {
  const store = useStoreApi();
  const [preview] = useState(() => makeStore({}));
  useEffect(() => {
    const follow = () => void showPairs(preview, new Map([...shownPairs(store.getState()), ['step', step]]));
    follow();
    return store.subscribe((state, before) => {
      // A step is another `step`; these are all that a preview shows besides.
      if (state.document !== before.document || state.figure !== before.figure || state.language !== before.language)
        follow();
    });
  }, [store, preview, step]);
  return (
    <StoreContext value={preview}>
      <div className="speaker-words">
        <StepSentence />
      </div>
      <div className="speaker-figure" inert>
        <GraphView framing={WHOLE} />
      </div>
    </StoreContext>
  );
}
