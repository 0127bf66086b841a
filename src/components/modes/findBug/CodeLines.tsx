import { biasesOf } from '../../../engine/faults/trainingFaults.ts';
import { parameterTable } from '../../../engine/training/parameters.ts';
import type { Training } from '../../../store/training/training.ts';
import { FAULT_CODE, type FaultCode, optimizerCode } from '../../../texts/faultCode.ts';
import { faultTexts } from '../../../texts/findBug.ts';
import { useGradstep, useSay } from '../../useGradstep.ts';

/** The line as it should be, and as it is in the notes. */
export function CodeLines({ fault }: { readonly fault: keyof typeof FAULT_CODE }) {
  const say = useSay();
  const training = useGradstep((state) => state.training);
  const { right, wrong } = fault === 'weights-not-biases' && training !== null ? codeOf(training) : FAULT_CODE[fault];
  return (
    <dl className="fault-code" aria-label={say(faultTexts.code)}>
      <dt>{say(faultTexts.right)}</dt>
      <dd>
        <code>{right}</code>
      </dd>
      <dt className="is-wrong">{say(faultTexts.wrong)}</dt>
      <dd className="is-wrong">
        <code>{wrong}</code>
      </dd>
    </dl>
  );
}

/** The listing of the optimizer that runs. */
function codeOf({ run: { program }, settings }: Training): FaultCode {
  const all = settings.updates ?? parameterTable(program).parameters.map(({ name }) => name);
  return optimizerCode(settings, all, biasesOf(program));
}
