import { useCallback, useMemo, useRef, useState } from 'react';
import { formatNumber } from '../../../format/number.ts';
import type { Training } from '../../../store/training/training.ts';
import { chartTexts } from '../../../texts/charts.ts';
import { useGradstep, useSay } from '../../useGradstep.ts';
import { Playhead, type Present } from '../shared/Playhead.tsx';
import type { ScaleName } from '../shared/plot.ts';
import { useSize } from '../shared/useSize.ts';
import { GhostLegend } from './GhostLegend.tsx';
import { guessingLoss } from './guessing.ts';
import { LossPicture } from './LossPicture.tsx';
import { LossTable } from './LossTable.tsx';
import { fits, lossMarks } from './lossMarks.ts';
import { lossWords } from './lossWords.ts';
import '../shared/plot.css';
import './loss.css';

/** The loss before each update over the iterations, with the curves before. Fills its parent; empty without a training. */
export function LossCurve() {
  const training = useGradstep((state) => state.training);
  return training === null ? null : <Curve training={training} />;
}

/** Renders when there is more of a run, or another one; the playhead alone follows the iteration. */
function Curve({ training }: { readonly training: Training }) {
  const { run, count, ghosts } = training;
  const say = useSay();
  const body = useRef<HTMLDivElement>(null);
  const size = useSize(body);
  const [wanted, setWanted] = useState<ScaleName>('linear');
  const [chosen, choose] = useState<Float64Array | null>(null);
  const [pointed, point] = useState<Float64Array | null>(null);
  const losses = run.losses;
  // A count of the store may be behind the run, never before it: what is drawn is what the store knows.
  const shown = useMemo(() => losses.subarray(0, count), [losses, count]);
  const guessing = useMemo(() => guessingLoss(run.program.graph), [run]);
  const isLogPossible = useMemo(() => fits('log', shown), [shown]);
  const scale = isLogPossible ? wanted : 'linear';
  const to = training.busy?.to ?? null;
  const stop = run.stop;
  const marks = useMemo(
    () =>
      lossMarks({
        size,
        scale,
        losses: shown,
        count,
        to,
        stop,
        ghosts: ghosts.map((ghost) => ghost.losses),
        guessing,
      }),
    [size, scale, shown, count, to, stop, ghosts, guessing],
  );
  const { plot } = marks;
  const at = useCallback(
    (iteration: number): Present => {
      const loss = shown[Math.min(iteration, count - 1)] as number;
      const words = { iteration, value: formatNumber(loss) };
      // What is beyond the scale has no mark: it would lie over other things of the page.
      const y = plot.y(loss);
      const mark = y >= plot.top - 1 && y <= plot.bottom + 1 ? y : Number.NaN;
      return { marks: [mark], flag: say(chartTexts.flag, words), spoken: say(chartTexts.spokenLoss, words) };
    },
    [shown, count, plot, say],
  );
  // Told apart by their losses, which stay the same array when a ghost grows older; what is gone is found nowhere.
  const ageOf = (one: Float64Array | null) => ghosts.findIndex((ghost) => ghost.losses === one);
  const strong = ageOf(pointed) >= 0 ? ageOf(pointed) : ageOf(chosen);
  return (
    <figure className="plot loss">
      <figcaption className="plot-caption">
        <h2>{say(chartTexts.loss)}</h2>
        {count > 1 && <span className="loss-hint">{say(chartTexts.dragHint)}</span>}
        <span className="plot-gap" />
        <ScaleChoice scale={scale} choose={setWanted} isLogPossible={isLogPossible} />
      </figcaption>
      {ghosts.length > 0 && (
        <GhostLegend ghosts={ghosts} settings={training.settings} chosen={chosen} choose={choose} point={point} />
      )}
      <div className="plot-body" ref={body}>
        <LossPicture
          marks={marks}
          count={count}
          guessing={guessing}
          stop={stop}
          strong={strong}
          words={lossWords(training, guessing, say)}
        />
        <Playhead plot={plot} most={count - 1} label={say(chartTexts.playhead)} at={at} tone="ink" />
        <LossTable losses={shown} />
      </div>
    </figure>
  );
}

/** Linear or logarithmic. */
function ScaleChoice(props: {
  readonly scale: ScaleName;
  readonly choose: (scale: ScaleName) => void;
  readonly isLogPossible: boolean;
}) {
  const { scale, choose, isLogPossible } = props;
  const say = useSay();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend that two buttons need not
    <span className="plot-choice" role="group" aria-label={say(chartTexts.scale)}>
      {(['linear', 'log'] as const).map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={scale === name}
          disabled={name === 'log' && !isLogPossible}
          title={name === 'log' && !isLogPossible ? say(chartTexts.noLog) : undefined}
          onClick={() => choose(name)}
        >
          {say(chartTexts[name])}
        </button>
      ))}
    </span>
  );
}
