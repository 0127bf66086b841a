import type { FaultName } from '../../../engine/faults/fault.ts';
import { formatNumber } from '../../../format/number.ts';
import { elementName } from '../../../texts/faultNames.ts';
import { FAULT_TEXTS } from '../../../texts/faults.ts';
import { faultTexts } from '../../../texts/findBug.ts';
import { useSay } from '../../useGradstep.ts';
import { insteadOf } from './quiz.ts';
import { useFault } from './useFault.ts';
import { useWhy } from './useWhy.ts';

/** Why an answer is not it: what that fault would have done to this program. */
export function Instead({ answer }: { readonly answer: FaultName }) {
  const say = useSay();
  const why = useWhy();
  const shown = useFault();
  if (shown === null) return null;
  const { figure, seen } = shown;
  const instead = insteadOf(figure, seen, answer);
  const words = () => {
    if (instead.kind === 'cannot') return say(faultTexts.cannotBe, why(instead.why));
    if (instead.kind === 'stops') return say(faultTexts.wouldStop, instead.message);
    if (instead.kind === 'goesOn') return say(faultTexts.wouldNotStop);
    if (instead.kind === 'same') return say(faultTexts.wouldEndSame);
    if (instead.kind !== 'gradient' && instead.kind !== 'update') return say(faultTexts.wouldUpdate);
    const { node, element, would, is } = instead;
    return say(instead.kind === 'update' ? faultTexts.wouldBecome : faultTexts.wouldBe, {
      name: elementName(figure.graph, node, element),
      wrong: written(would),
      right: written(is),
    });
  };
  return (
    <div className="fault-stop">
      <p>
        <strong>✕ {say(faultTexts.notThat)}</strong> {say(FAULT_TEXTS[answer].name)}.
      </p>
      <p>{words()}</p>
    </div>
  );
}

/** A gradient as Python shows it: None where there is none. */
export function written(gradient: number | null): string {
  return gradient === null ? 'None' : formatNumber(gradient);
}
