import { FAULT_TEXTS } from '../../../texts/faults.ts';
import { faultTexts } from '../../../texts/findBug.ts';
import { useSay } from '../../useGradstep.ts';
import { Beginning } from './Beginning.tsx';
import { CodeLines } from './CodeLines.tsx';
import { Gradients } from './Gradients.tsx';
import { Ledgers } from './Ledgers.tsx';
import { useFault } from './useFault.ts';
import { Visits } from './Visits.tsx';

/** A fault by name: what is wrong, in words and code, and what it does to the numbers of this program. */
export function Shown() {
  const say = useSay();
  const shown = useFault();
  if (shown === null) return null;
  const { fault, again } = shown.seen;
  return (
    <>
      <h3 className="fault-name">{say(FAULT_TEXTS[fault].name)}</h3>
      <p>{say(FAULT_TEXTS[fault].wrong)}</p>
      <CodeLines fault={fault} />
      <Beginning />
      {again && <p className="fault-quiet">{say(faultTexts.chartsAreRight)}</p>}
      <Ledgers />
      <Gradients withCheck />
      {fault === 'no-zero-grad' && !again && <p className="fault-quiet">{say(faultTexts.torch)}</p>}
      <Visits />
    </>
  );
}
