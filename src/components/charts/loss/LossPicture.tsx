import { memo, useId } from 'react';
import type { Stop } from '../../../engine/training/run.ts';
import { formatNumber } from '../../../format/number.ts';
import { chartTexts } from '../../../texts/charts.ts';
import { useGradstep, useSay } from '../../useGradstep.ts';
import { Axes } from '../shared/Axes.tsx';
import { writtenGuess } from './guessing.ts';
import type { LossMarks } from './lossMarks.ts';

interface Props {
  readonly marks: LossMarks;
  readonly count: number;
  readonly guessing: number | null;
  readonly stop: Stop | null;
  /** Which ghost is drawn strong, and over the others; −1 for none. */
  readonly strong: number;
  /** What the picture says to those who do not see it. */
  readonly words: string;
}

/** A line at the edge of the field is drawn with its whole stroke, px. */
const STROKE = 2;

/** Everything of a loss curve that stands still while the playhead moves. */
export const LossPicture = memo(function LossPicture({ marks, count, guessing, stop, strong, words }: Props) {
  const say = useSay();
  const clip = useId();
  const { plot, curve, ghosts, guessingLabel, end, cut } = marks;
  const { width, height, left, right, top, bottom } = plot;
  return (
    <svg width={width} height={height} role="img" aria-label={words}>
      <clipPath id={clip}>
        <rect x={left - STROKE} y={top - STROKE} width={right - left + 2 * STROKE} height={bottom - top + 2 * STROKE} />
      </clipPath>
      <Axes plot={plot} />
      {guessing !== null && guessingLabel !== null && (
        <>
          <line className="loss-guessing" x1={left} x2={right} y1={marks.guessing} y2={marks.guessing} />
          <text className="loss-label" x={guessingLabel.x} y={guessingLabel.y} textAnchor={guessingLabel.anchor}>
            {say(chartTexts.guessing, writtenGuess(guessing))}
          </text>
        </>
      )}
      <g clipPath={`url(#${clip})`}>
        {ghosts
          .map((path, age) => {
            const name = strong < 0 || age === strong ? 'loss-ghost' : 'loss-ghost is-back';
            // biome-ignore lint/suspicious/noArrayIndexKey: a ghost is the one of that age
            return <path key={age} className={name} data-age={age} d={path} />;
          })
          .reverse()}
        <path className="plot-curve" d={curve} />
        {strong >= 0 && <path className="loss-ghost is-strong" data-age={strong} d={ghosts[strong]} />}
      </g>
      {end !== null && (
        <text className="loss-label loss-end" x={end.x} y={end.y} textAnchor={end.anchor}>
          {end.text}
        </text>
      )}
      {cut !== null && <Cut cut={cut} marks={marks} stop={stop} />}
      {count < 2 && (
        <text className="loss-label loss-empty" x={(left + right) / 2} y={marks.hint} textAnchor="middle">
          {say(chartTexts.trainHint)}
        </text>
      )}
    </svg>
  );
});

/** Half of the cross, and its distance from its words. */
const ARM = 5;
const GAP = 12;

/** ✕ and what happened, where a curve ends because there is no number. */
function Cut({ cut, marks, stop }: { cut: { x: number; y: number }; marks: LossMarks; stop: Stop | null }) {
  const say = useSay();
  const loss = useGradstep(({ training }) => (stop === null ? 0 : (training?.run.losses[stop.iteration] ?? 0)));
  const { left, right, top } = marks.plot;
  const iteration = stop?.iteration ?? 0;
  const isLeft = cut.x < (left + right) / 2;
  // Over the cross there is its own line of words, or at the top of the field under it.
  const y = cut.y - top < 2 * GAP ? cut.y + 2 * GAP : cut.y - GAP;
  return (
    <>
      <path
        className="loss-cut"
        d={`M${cut.x - ARM},${cut.y - ARM}l${2 * ARM},${2 * ARM}m0,${-2 * ARM}l${-2 * ARM},${2 * ARM}`}
      />
      <text
        className="loss-label loss-end"
        x={cut.x}
        y={y}
        dx={isLeft ? GAP : -GAP}
        textAnchor={isLeft ? 'start' : 'end'}
      >
        {Number.isFinite(loss)
          ? say(chartTexts.stopped, iteration)
          : say(chartTexts.ended, { iteration, value: formatNumber(loss) })}
      </text>
    </>
  );
}
