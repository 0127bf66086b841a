import { trainingTexts } from '../../texts/training.ts';
import { useGradstep, useSay } from '../useGradstep.ts';

/** Why the arithmetic of one sample was asked for and is not shown. */
export function RefusalLine() {
  const say = useSay();
  const refusal = useGradstep((state) => (state.level === 3 ? state.refusal : null));
  return (
    <div className="training-stop-room" role="status">
      {refusal !== null && (
        <p className="training-stop">{say(trainingTexts.refused[refusal.reason], refusal.op ?? '')}</p>
      )}
    </div>
  );
}
