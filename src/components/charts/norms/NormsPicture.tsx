import { memo } from 'react';
import { chartTexts } from '../../../texts/charts.ts';
import { useSay } from '../../useGradstep.ts';
import { Axes } from '../shared/Axes.tsx';
import type { NormMarks } from './normMarks.ts';

/** Patterns of dashes; after them they come again, and the names tell. */
const PATTERNS = 6;
/** A name this much beside its line's end gets a thread to it. */
const MOVED = 3;

/** Everything of the gradient norms that stands still while the playhead moves. */
export const NormsPicture = memo(function NormsPicture(props: {
  readonly marks: NormMarks;
  readonly words: string;
  readonly isEmpty: boolean;
}) {
  const { marks, words, isEmpty } = props;
  const say = useSay();
  const { plot, lines, labels } = marks;
  return (
    <svg width={plot.width} height={plot.height} role="img" aria-label={words}>
      <Axes plot={plot} />
      {lines.map((d, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is the k-th parameter's
        <path key={k} className="norms-line" data-dash={k % PATTERNS} d={d} />
      ))}
      {!isEmpty &&
        labels.map(({ key, text, from, x, y, isZero }) => (
          <g key={key}>
            {Math.abs(from.y - y) > MOVED && (
              <path className="norms-thread" d={`M${from.x + 2},${from.y}L${x - 2},${y}`} />
            )}
            <text className="norms-name" x={x} y={y} dy="0.32em">
              {isZero ? say(chartTexts.isZero, text) : text}
            </text>
          </g>
        ))}
      {isEmpty && (
        <text x={(plot.left + plot.right) / 2} y={(plot.top + plot.bottom) / 2} textAnchor="middle">
          {say(chartTexts.trainHint)}
        </text>
      )}
    </svg>
  );
});
