import { FAULT_TEXTS } from '../../texts/faults.ts';
import { MODE_TEXTS } from '../../texts/modes.ts';
import { useGradstep, useSay } from '../useGradstep.ts';

/** Which mode is on, over the graph: the audience sees no panel. A fault is named, unless that is the question. */
export function ModeHeading() {
  const say = useSay();
  const panel = useGradstep((state) => state.panel);
  const fault = useGradstep(({ figure }) =>
    figure?.seen?.kind === 'fault' && !figure.seen.quiz ? figure.seen.fault : null,
  );
  if (panel === 'step') return null;
  const name = say(MODE_TEXTS[panel].name);
  return <p className="present-mode">{fault === null ? name : `${name}: ${say(FAULT_TEXTS[fault].name)}`}</p>;
}
