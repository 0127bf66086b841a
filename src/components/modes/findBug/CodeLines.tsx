import { FAULT_CODE } from '../../../texts/faultCode.ts';
import { faultTexts } from '../../../texts/faults.ts';
import { useSay } from '../../useGradstep.ts';

/** The line as it should be, and as it is in the notes. */
export function CodeLines({ fault }: { readonly fault: keyof typeof FAULT_CODE }) {
  const say = useSay();
  const { right, wrong } = FAULT_CODE[fault];
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
