import { memo } from 'react';
import { formatNumber } from '../../../format/number.ts';
import { spacesTexts } from '../../../texts/spaces.ts';
import { useSay } from '../../useGradstep.ts';
import type { Box } from './field.ts';
import type { LegendLine } from './legendWords.ts';
import { glyphOf, glyphPath } from './marks.ts';
import type { Targets } from './targets.ts';

const ROW = 20;

/** At the right of a box: the marks of the classes, and the kinds of lines. */
export const Legend = memo(function Legend(props: {
  readonly box: Box;
  readonly targets: Targets;
  readonly lines: readonly LegendLine[];
}) {
  const { box, targets, lines } = props;
  const say = useSay();
  const left = box.left + box.width + 14;
  const classes = targets.classOf === null ? [] : targets.names;
  return (
    <g className="space-legend">
      {classes.map((name, own) => {
        const y = box.top + 10 + own * ROW;
        return (
          <g key={name}>
            <g className="space-points">
              <path
                className={glyphOf(own).filled ? 'is-filled' : undefined}
                d={glyphPath(glyphOf(own), left + 8, y, 5)}
              />
            </g>
            <text x={left + 24} y={y} dy="0.35em">
              {say(spacesTexts.target, formatNumber(name))}
            </text>
          </g>
        );
      })}
      {lines.map(({ className, label }, k) => {
        const y = box.top + 10 + (classes.length + k) * ROW;
        return (
          <g key={className}>
            <line className={className} x1={left} x2={left + 17} y1={y} y2={y} />
            <text x={left + 24} y={y} dy="0.35em">
              {label}
            </text>
          </g>
        );
      })}
    </g>
  );
});
