import type { ReactNode } from 'react';
import { trainingTexts } from '../../texts/training.ts';
import { useGradstep, useSay } from '../useGradstep.ts';
import { Announcer } from './Announcer.tsx';
import { BatchField } from './BatchField.tsx';
import { OptimizerField } from './OptimizerField.tsx';
import { OptionFields } from './OptionFields.tsx';
import { PictureSwitch } from './PictureSwitch.tsx';
import { Popup } from './Popup.tsx';
import { Problems } from './Problems.tsx';
import { ProgramToggle } from './ProgramToggle.tsx';
import { RateField } from './RateField.tsx';
import { RefusalLine } from './RefusalLine.tsx';
import { StopLine } from './StopLine.tsx';
import { TrainButtons } from './TrainButtons.tsx';
import { WeightsField } from './WeightsField.tsx';
import { ZeroGradBox } from './ZeroGradBox.tsx';
import './row.css';
import './messages.css';
import './stacked.css';

/** The toolbar of a page with three columns: a row under the header, and messages under that. */
export function TrainingBar() {
  const say = useSay();
  const trains = useGradstep(({ training }) => training !== null);
  return (
    <section className="training is-bar" aria-label={say(trainingTexts.training)}>
      <div className="training-row">
        <ProgramToggle />
        {trains ? (
          <>
            <Settings>
              <OptimizerField />
              <RateField />
              <WeightsField />
              <BatchField />
            </Settings>
            <TrainButtons stacked={false} />
            <Settings>
              <ZeroGradBox />
              <Popup word={say(trainingTexts.more)} name={say(trainingTexts.more)}>
                {() => (
                  <>
                    <ZeroGradBox />
                    <OptionFields />
                  </>
                )}
              </Popup>
            </Settings>
            <span className="training-gap" />
            <PictureSwitch />
          </>
        ) : (
          <Problems />
        )}
      </div>
      {trains && <Messages />}
    </section>
  );
}

/** The same below each other, for the panel behind the tab Train. `onGo`: something in the figure is to be looked at. */
export function TrainingPanel({ onGo }: { readonly onGo: () => void }) {
  const say = useSay();
  const trains = useGradstep(({ training }) => training !== null);
  return (
    <section className="training is-stacked" aria-label={say(trainingTexts.training)}>
      {trains ? (
        <>
          <PictureSwitch />
          <TrainButtons stacked />
          <Messages onGo={onGo} />
          <Settings>
            <OptimizerField />
            <RateField />
            <WeightsField />
            <BatchField />
            <ZeroGradBox />
            <details className="training-more">
              <summary>{say(trainingTexts.more)}</summary>
              <OptionFields />
            </details>
          </Settings>
        </>
      ) : (
        <Problems />
      )}
    </section>
  );
}

/** They rest while the program has a mistake: what is shown then is the training of the last right one. */
function Settings({ children }: { readonly children: ReactNode }) {
  const resting = useGradstep(({ errors }) => errors.length > 0);
  return (
    <fieldset className="training-settings" disabled={resting}>
      {children}
    </fieldset>
  );
}

function Messages({ onGo }: { readonly onGo?: () => void }) {
  return (
    <div className="training-messages">
      <StopLine {...(onGo && { onGo })} />
      <RefusalLine />
      <Announcer />
    </div>
  );
}
