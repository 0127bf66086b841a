import { useCallback, useMemo, useRef } from 'react';
import type { Training } from '../../../store/training/training.ts';
import { chartTexts } from '../../../texts/charts.ts';
import { useGradstep, useSay } from '../../useGradstep.ts';
import { Playhead, type Present } from '../shared/Playhead.tsx';
import { useSize } from '../shared/useSize.ts';
import { NormsPicture } from './NormsPicture.tsx';
import { NormsTable } from './NormsTable.tsx';
import { normMarks } from './normMarks.ts';
import { normSeriesOf } from './normSeries.ts';
import { normFacts, normsAt } from './normWords.ts';
import '../shared/plot.css';
import './norms.css';

/** The size of each parameter's gradient over the iterations. Fills its parent; empty without a training. */
export function GradientNorms() {
  const training = useGradstep((state) => state.training);
  return training === null ? null : <Norms training={training} />;
}

/** Renders when there is more of a run, or another one; the playhead alone follows the iteration. */
function Norms({ training }: { readonly training: Training }) {
  const { run, count } = training;
  const say = useSay();
  const body = useRef<HTMLDivElement>(null);
  const size = useSize(body);
  const names = useMemo(() => run.table.parameters.map(({ name }) => name), [run]);
  const norms = useMemo(() => normSeriesOf(run).upTo(count), [run, count]);
  const to = training.busy?.to ?? null;
  const marks = useMemo(() => normMarks({ size, names, norms, count, to }), [size, names, norms, count, to]);
  const { plot } = marks;
  const at = useCallback(
    (iteration: number): Present => {
      const shown = Math.min(iteration, count - 1);
      return {
        marks: norms.map((series) => plot.y(series[shown] as number)),
        flag: say(chartTexts.normsFlag, iteration),
        spoken: normsAt(names, norms, shown, say),
      };
    },
    [names, norms, count, plot, say],
  );
  return (
    <figure className="plot norms">
      <figcaption className="plot-caption">
        <h2>{say(chartTexts.norms)}</h2>
        <span className="norms-hint">{say(chartTexts.normsHint)}</span>
      </figcaption>
      <div className="plot-body" ref={body}>
        <NormsPicture marks={marks} words={normFacts(names, norms, count, say)} isEmpty={count < 2} />
        <Playhead plot={plot} most={count - 1} label={say(chartTexts.playhead)} at={at} tone="gradient" />
        <NormsTable names={names} norms={norms} count={count} />
      </div>
    </figure>
  );
}
