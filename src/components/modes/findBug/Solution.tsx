import { elementName } from '../../../texts/faultNames.ts';
import { FAULT_TEXTS } from '../../../texts/faults.ts';
import { faultTexts } from '../../../texts/findBug.ts';
import { useSay } from '../../useGradstep.ts';
import { CodeLines } from './CodeLines.tsx';
import { written } from './Instead.tsx';
import { clueOf } from './quiz.ts';
import { useFault } from './useFault.ts';

/** The fault by name, the rule that it breaks, and the number that gives it away. */
export function Solution({ solved }: { readonly solved: boolean }) {
  const say = useSay();
  const shown = useFault();
  if (shown === null) return null;
  const { figure, seen } = shown;
  const clue = clueOf(figure, seen);
  const words = () => {
    if (seen.raised !== null) return say(faultTexts.givenAwayError, `${seen.raised.type}: ${seen.raised.message}`);
    if (clue === null) return null;
    const { node, element, right, wrong, times, of } = clue;
    const numbers = { name: elementName(figure.graph, node, element), wrong: written(wrong), right: written(right) };
    if (of === 'update') return say(faultTexts.givenAwayUpdate, numbers);
    if (wrong === null) return say(faultTexts.givenAwayNone, numbers);
    if (right === null) return say(faultTexts.givenAwayExtra, numbers);
    if (times !== null) return say(faultTexts.givenAwayTimes, { ...numbers, times: String(times) });
    return say(faultTexts.givenAway, numbers);
  };
  return (
    <div className="fault-stop">
      <p>
        <strong>{say(solved ? faultTexts.solved : faultTexts.itWas)}</strong> {say(FAULT_TEXTS[seen.fault].name)}.
      </p>
      <p>{say(FAULT_TEXTS[seen.fault].wrong)}</p>
      <p>{words()}</p>
      <CodeLines fault={seen.fault} />
    </div>
  );
}
