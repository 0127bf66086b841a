import { levelRefusals } from '../../texts/levelRefusals.ts';
import { useGradstep, useSay } from '../useGradstep.ts';
import './scalarsRefusal.css';

/** Why scalars were asked for and are not shown, in a program that has no bar of training to say it. */
export function ScalarsRefusal() {
  const say = useSay();
  const refusal = useGradstep((state) => (state.level === 3 ? state.refusal : null));
  if (refusal === null) return null;
  const text = say(levelRefusals[refusal.reason], refusal.op ?? '');
  return (
    <p className="graph-refusal" role="status">
      {text.replaceAll('`', '')}
    </p>
  );
}
