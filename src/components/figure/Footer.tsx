import { figureTexts } from '../../texts/figure.ts';
import { useSay } from '../useGradstep.ts';
import { GuestTimeline } from './GuestTimeline.tsx';
import { OpenLink } from './OpenLink.tsx';

interface Props {
  readonly app: string | null;
  readonly timeline: boolean;
  readonly onReset: () => void;
}

/** Under the figure: where it stands in time, and the ways back to its beginning and on to the whole page. */
export function Footer({ app, timeline, onReset }: Props) {
  const say = useSay();
  return (
    <div className={`figure-foot${timeline ? ' has-time' : ''}`}>
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
