import { timelineTexts } from '../../texts/timeline.ts';
import { later } from '../frame/arriving.ts';
import { Icon } from '../frame/Icon.tsx';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { StepCount } from './StepCount.tsx';
import { Track } from './Track.tsx';
import { useEnds } from './useEnds.ts';
import './timeline.css';

// On its way beside the first view; its room is kept.
const pace = import('./Pace.tsx');
pace.catch(() => undefined);
const Speed = later(async () => (await pace).Speed);
const EdgeByEdge = later(async () => (await pace).EdgeByEdge);

/** The bottom of the page: buttons, the row of phases, and where in it the page stands. */
export function Timeline() {
  const timeline = useGradstep((state) => state.figure?.timeline ?? null);
  return (
    <div className="timeline">
      <Buttons />
      {timeline === null ? <div className="timeline-track" /> : <Track timeline={timeline} />}
      <StepCount />
      <div className="timeline-pace">
        <Speed />
        <EdgeByEdge />
      </div>
    </div>
  );
}

/** First, Previous, Next, Last, Play. A button that has nothing to do stays focusable, so that focus is never lost. */
function Buttons() {
  const say = useSay();
  const store = useStoreApi();
  const { atStart, atEnd, toPrevious, toNext } = useEnds();
  const playing = useGradstep((state) => state.playing);
  const playable = useGradstep((state) => state.figure !== null && state.errors.length === 0);
  return (
    <div className="timeline-buttons">
      <button
        type="button"
        className="timeline-first"
        aria-label={say(timelineTexts.first)}
        title={say(timelineTexts.first)}
        aria-disabled={atStart}
        onClick={() => store.getState().first()}
      >
        <Icon name="first" />
      </button>
      <button
        type="button"
        className="timeline-previous"
        aria-label={say(toPrevious ? timelineTexts.previousIteration : timelineTexts.previousStep)}
        aria-disabled={atStart && !toPrevious}
        onClick={() => store.getState().previous()}
      >
        <Icon name="previous" />
        <span className="timeline-word">{say(timelineTexts.previous)}</span>
      </button>
      <button
        type="button"
        className="timeline-next"
        aria-label={say(toNext ? timelineTexts.nextIteration : timelineTexts.nextStep)}
        aria-disabled={atEnd && !toNext}
        onClick={() => store.getState().next()}
      >
        <span className="timeline-word">{say(timelineTexts.next)}</span>
        <Icon name="next" />
      </button>
      <button
        type="button"
        className="timeline-last"
        aria-label={say(timelineTexts.last)}
        title={say(timelineTexts.last)}
        aria-disabled={atEnd}
        onClick={() => store.getState().last()}
      >
        <Icon name="last" />
      </button>
      <button
        type="button"
        className="timeline-play"
        disabled={!playable}
        onClick={() => store.getState().setPlaying(!playing)}
      >
        {/* Both words lie in one cell, so that the button keeps its width. */}
        <span className={playing ? 'timeline-hidden' : ''} aria-hidden={playing}>
          {say(timelineTexts.play)}
        </span>
        <span className={playing ? '' : 'timeline-hidden'} aria-hidden={!playing}>
          {say(timelineTexts.pause)}
        </span>
      </button>
    </div>
  );
}
