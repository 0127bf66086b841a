import type { CSSProperties } from 'react';
import { figureTexts } from '../../texts/figure.ts';
import { timelineTexts } from '../../texts/timeline.ts';
import { Icon } from '../frame/Icon.tsx';
import { Track } from '../timeline/Track.tsx';
import { useEnds } from '../timeline/useEnds.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';

/** Widest that a step is drawn, and what is drawn beside the steps, px. */
const STEP = 44;
const BESIDE = 60;

/** Previous, Next, the row of phases, and the step's number. */
export function GuestTimeline() {
  const say = useSay();
  const store = useStoreApi();
  const { atStart, atEnd, toPrevious, toNext } = useEnds();
  const timeline = useGradstep((state) => state.figure?.timeline ?? null);
  return (
    <>
      <div className="figure-steps">
        <button
          type="button"
          className="figure-previous"
          aria-label={say(toPrevious ? timelineTexts.previousIteration : timelineTexts.previousStep)}
          aria-disabled={atStart && !toPrevious}
          onClick={() => store.getState().previous()}
        >
          <Icon name="previous" />
          <span>{say(timelineTexts.previous)}</span>
        </button>
        <button
          type="button"
          className="figure-next"
          aria-label={say(toNext ? timelineTexts.nextIteration : timelineTexts.nextStep)}
          aria-disabled={atEnd && !toNext}
          onClick={() => store.getState().next()}
        >
          <span>{say(timelineTexts.next)}</span>
          <Icon name="next" />
        </button>
      </div>
      {timeline !== null && (
        <div className="figure-track" style={{ '--most': `${BESIDE + STEP * timeline.length}px` } as CSSProperties}>
          <Track timeline={timeline} />
        </div>
      )}
      <Count />
    </>
  );
}

/** `5 / 5`, and the iteration where the program is trained. */
function Count() {
  const say = useSay();
  const step = useGradstep((state) => state.cursor.step);
  const length = useGradstep((state) => state.figure?.timeline.length ?? 0);
  const iteration = useGradstep((state) => (state.training === null ? null : state.iteration));
  return (
    <p className="figure-count">
      <span aria-hidden="true">
        {step} / {length}
      </span>
      <span className="figure-spoken">{say(figureTexts.stepOf, { step, length })}</span>
      {iteration !== null && <small>{say(timelineTexts.inIteration, { iteration, last: iteration })}</small>}
    </p>
  );
}
