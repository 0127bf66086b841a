import { StepSentence } from '../sentence/StepSentence.tsx';
import { useLongest } from '../sentence/useLongest.ts';
import { GuestVoice } from './GuestVoice.tsx';

/** The step's sentence in the room of the longest one, so that nothing moves from step to step. */
export function SteadySentence() {
  const longest = useLongest();
  return (
    <div className="figure-words">
      <StepSentence />
      <p className="sentence-words figure-room" aria-hidden="true">
        {longest}
      </p>
      <GuestVoice />
    </div>
  );
}
