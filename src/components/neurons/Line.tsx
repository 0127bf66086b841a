import { memo } from 'react';
import type { Lane } from './picture.ts';

interface Props {
  readonly index: number;
  readonly d: string;
  /** Head at the source; `null` where there are too many lines for heads. */
  readonly tip: string | null;
  readonly lane: Lane;
  readonly width: number;
  /** 0 … 1: how strong its tone is. */
  readonly tone: number;
  readonly negative: boolean;
  /** It shows no number: ∞ or NaN. */
  readonly wild: boolean;
  readonly on: boolean;
  readonly moving: boolean;
  readonly pointed: boolean;
  /** It is the weight that is selected or explained. */
  readonly marked: boolean;
}

/** One weight. It renders again only when what it shows looks otherwise. */
export const Line = memo(function Line(props: Props) {
  const { index, d, tip, lane, width, tone, negative, wild, on, moving, pointed, marked } = props;
  const classes = [`neurons-line is-${wild ? 'wild' : lane}`];
  if (on) classes.push('is-on');
  if (pointed) classes.push('is-pointed');
  if (marked) classes.push('is-marked');
  return (
    <g className={classes.join(' ')} data-line={index}>
      {marked && <path className="neurons-marked" d={d} strokeWidth={width + 10} />}
      {moving && <path className="neurons-moving" d={d} strokeWidth={width + 8} />}
      <path
        className="neurons-stroke"
        d={d}
        strokeWidth={width}
        strokeOpacity={tone}
        strokeDasharray={negative ? `${width + 4} ${Math.max(3, width)}` : undefined}
      />
      {tip !== null && lane === 'gradient' && <path className="neurons-tip" d={tip} />}
      <path className="neurons-hit" d={d} />
    </g>
  );
});
