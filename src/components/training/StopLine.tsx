import { formatNumber, ON_GRAPH } from '../../format/number.ts';
import { trainingTexts } from '../../texts/training.ts';
import { leaveToGraph } from '../leaveToGraph.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { type NonFiniteStop, stopCursor, stopName } from './stopPlace.ts';

/** Why a run goes no further; where it met a number that is none, the way there. */
export function StopLine({ onGo }: { readonly onGo?: () => void }) {
  const say = useSay();
  const run = useGradstep(({ training }) => training?.run ?? null);
  const stop = useGradstep(({ training }) => training?.run.stop ?? null);
  // The region stands from the beginning: a screen reader announces only what changes inside one that it knows.
  return (
    <div className="training-stop-room" role="status">
      {run !== null && stop !== null && (
        <p className="training-stop">
          {stop.reason === 'nonFinite' ? (
            <>
              <span>
                {say(trainingTexts.stopped[stop.what], {
                  iteration: stop.iteration,
                  loss: formatNumber(run.loss(stop.iteration), ON_GRAPH),
                  name: stopName(run, stop),
                  finite: Number.isFinite(run.loss(stop.iteration)),
                })}
              </span>
              <GoThere stop={stop} {...(onGo && { onGo })} />
            </>
          ) : (
            <span>{say(trainingTexts.limit[stop.reason], stop.iteration)}</span>
          )}
        </p>
      )}
    </div>
  );
}

/** Goes to the iteration, and in it to the step, where the first such number is. */
function GoThere({ stop, onGo }: { readonly stop: NonFiniteStop; readonly onGo?: () => void }) {
  const say = useSay();
  const store = useStoreApi();
  return (
    <button
      type="button"
      onClick={(event) => {
        const { figure, training, goToIteration } = store.getState();
        if (figure === null || training === null) return;
        goToIteration(stop.iteration, stopCursor(training.run, stop, figure.timeline));
        onGo?.();
        leaveToGraph(event.currentTarget);
      }}
    >
      {say(trainingTexts.goThere)}
    </button>
  );
}
