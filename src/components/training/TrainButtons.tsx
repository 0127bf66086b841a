import type { Goal } from '../../store/training/training.ts';
import { trainingTexts } from '../../texts/training.ts';
import { rememberedOf, useRemembered } from '../frame/remembered.ts';
import { useLesson } from '../frame/usePage.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { NumberSetting } from './NumberSetting.tsx';
import { Popup } from './Popup.tsx';
import { proposedIterations, trainOrPause } from './trainOrPause.ts';
import './row.css';
import './trainButtons.css';

/** Iterations that are trained by one click each. */
const FEW = [1, 10, 100] as const;

/** How many iterations, Train or Pause, and while it trains how far it has come, in the place of the number. */
export function TrainButtons({ stacked }: { readonly stacked: boolean }) {
  const say = useSay();
  const store = useStoreApi();
  const lesson = useLesson();
  const busy = useGradstep(({ training }) => training !== null && training.busy !== null);
  const stopped = useGradstep(({ training, iteration }) =>
    training === null ? false : training.run.stop !== null && iteration >= training.count - 1,
  );
  const count = useRemembered((remembered) => proposedIterations(remembered, lesson));
  const train = (goal: Goal) => {
    const { training } = store.getState();
    if (training?.busy == null) store.getState().train(goal);
  };
  return (
    <>
      {busy ? (
        <ProgressField />
      ) : (
        <div className="training-field training-iterations">
          <span className="training-label" aria-hidden="true">
            {say(trainingTexts.iterations)}
          </span>
          <NumberSetting
            label={say(trainingTexts.iterations)}
            value={count}
            min={1}
            max={MOST}
            whole
            set={(to) => rememberedOf(store).setState({ iterations: { lesson: lesson?.id ?? null, count: to } })}
          />
        </div>
      )}
      <span className="training-go">
        <button
          type="button"
          className="training-train"
          aria-label={busy ? undefined : say(trainingTexts.trainSome, count)}
          aria-disabled={stopped && !busy}
          onClick={() => trainOrPause(store)}
        >
          {/* Both words lie in one cell, so that the button keeps its width. */}
          <span className={busy ? 'training-unseen' : ''} aria-hidden={busy}>
            {say(trainingTexts.train)}
          </span>
          <span className={busy ? '' : 'training-unseen'} aria-hidden={!busy}>
            {say(trainingTexts.pause)}
          </span>
        </button>
        {!stacked && (
          <Popup name={say(trainingTexts.otherTrains)}>
            {(close) => (
              <OtherTrains
                train={(goal) => {
                  close();
                  train(goal);
                }}
              />
            )}
          </Popup>
        )}
      </span>
      {stacked && <OtherTrains train={train} />}
    </>
  );
}

/** As many as a run keeps. */
const MOST = 200_000;

/** 1, 10, 100 iterations, or until the loss falls below a number. */
function OtherTrains({ train }: { readonly train: (goal: Goal) => void }) {
  const say = useSay();
  const store = useStoreApi();
  const loss = useRemembered(({ untilLoss }) => untilLoss);
  const until = say(trainingTexts.untilLoss);
  return (
    <div className="training-others">
      <span className="training-few">
        {FEW.map((iterations) => (
          <button
            key={iterations}
            type="button"
            aria-label={say(trainingTexts.trainSome, iterations)}
            onClick={() => train({ iterations })}
          >
            {say(trainingTexts.trainShort, iterations)}
          </button>
        ))}
      </span>
      <span className="training-until">
        <button type="button" onClick={() => train({ loss })}>
          {until}
        </button>
        <NumberSetting
          label={say(trainingTexts.lossBelow)}
          value={loss}
          set={(to) => rememberedOf(store).setState({ untilLoss: to })}
        />
      </span>
    </div>
  );
}

/** How far a training has come. It renders with every slice; nothing else of the toolbar does. */
function ProgressField() {
  const say = useSay();
  const from = useGradstep(({ training }) => training?.busy?.from ?? 0);
  const to = useGradstep(({ training }) => training?.busy?.to ?? null);
  const at = useGradstep(({ iteration }) => iteration);
  const words = say(trainingTexts.progress, { at, to });
  return (
    <div className="training-field training-iterations">
      <span className="training-label training-count">{words}</span>
      <progress
        className="training-progress"
        aria-label={say(trainingTexts.training)}
        aria-valuetext={words}
        {...(to === null ? {} : { max: Math.max(1, to - from), value: at - from })}
      />
    </div>
  );
}
