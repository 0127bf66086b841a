import { figureTexts } from '../../texts/figure.ts';
import { useGradstep, useSay } from '../useGradstep.ts';
import { GuestTimeline } from './GuestTimeline.tsx';
import { OpenLink } from './OpenLink.tsx';

/** More steps, and the five phases of a training, have no room beside the buttons of a figure of usual width (foot.css). */
const FEW_STEPS = 12;

interface Props {
  readonly app: string | null;
  readonly timeline: boolean;
  readonly onReset: () => void;
}

/** Under the figure: where it stands in time, and the ways back to its beginning and on to the whole page. */
export function Footer({ app, timeline, onReset }: Props) {
  const say = useSay();
  const isLong = useGradstep(({ figure, training }) => training !== null || (figure?.timeline.length ?? 0) > FEW_STEPS);
  return (
    <div className={`figure-foot${timeline ? ' has-time' : ''}${isLong ? ' is-long' : ''}`}>
      {timeline && <GuestTimeline />}
      <div className="figure-ways">
        <button type="button" className="figure-reset" title={say(figureTexts.resetTitle)} onClick={onReset}>
          {say(figureTexts.reset)}
        </button>
        {app !== null && <OpenLink app={app} />}
      </div>
    </div>
  );
}
