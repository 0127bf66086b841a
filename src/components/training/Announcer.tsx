import { formatNumber, ON_GRAPH } from '../../format/number.ts';
import { trainingTexts } from '../../texts/training.ts';
import { useGradstep, useSay } from '../useGradstep.ts';

/** Parts of a training after each of which it is said how far it is. */
const PARTS = 4;

/** Says to a screen reader that a training began, each quarter of it, and where it ended; nothing else interrupts. */
export function Announcer() {
  const say = useSay();
  const from = useGradstep(({ training }) => training?.busy?.from ?? -1);
  const to = useGradstep(({ training }) => training?.busy?.to ?? null);
  // The iteration of the last quarter that is done, so that this renders a few times only.
  const at = useGradstep(({ training, iteration }) => {
    const busy = training?.busy ?? null;
    if (busy === null || busy.to === null) return busy?.from ?? -1;
    const part = Math.floor((PARTS * (iteration - busy.from)) / Math.max(1, busy.to - busy.from));
    return busy.from + Math.round((part * (busy.to - busy.from)) / PARTS);
  });
  const end = useGradstep(({ training }) => {
    if (training === null || training.busy !== null || training.count < 2) return '';
    const last = training.count - 1;
    return `${last} ${formatNumber(training.run.loss(last), ON_GRAPH)}`;
  });
  // A loss that is said may be the number that is asked for.
  const asks = useGradstep(({ panel }) => panel === 'predict');
  const [last = '', loss = ''] = asks ? [] : end.split(' ');
  return (
    <p className="training-said" role="status">
      {from >= 0
        ? say(trainingTexts.trainingNow, { at: Math.max(at, from), to })
        : last !== '' && say(trainingTexts.trained, { at: Number(last), loss })}
    </p>
  );
}
