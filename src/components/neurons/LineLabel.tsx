import { formatNumber } from '../../format/number.ts';
import { textWidth } from '../graph/textWidth.ts';
import { NumberOf } from './NumberOf.tsx';
import type { LineMark } from './picture.ts';

const LABEL_SIZE = 13;
/** Paper beside the number of a line, and height of that paper, px. */
const LABEL_AIR = 5;
const LABEL_GROUND = 19;

interface Props {
  /** Of its line, as in `data-line`. */
  readonly index: number;
  readonly line: LineMark;
  readonly x: number;
  readonly y: number;
  /** A click on it explains it; else it goes through to the line. */
  readonly asked: boolean;
}

/** A ground of paper that parts a number from its line, and from others that pass. */
export function LabelGround(props: Props & { readonly marked: boolean }) {
  const { index, line, x, y, asked, marked } = props;
  const { lane, amount, moving } = line;
  const width = textWidth(formatNumber(amount), LABEL_SIZE, moving || lane === 'gradient') + 2 * LABEL_AIR;
  const classes = [moving ? 'is-moving' : '', marked ? 'is-marked' : ''].filter(Boolean).join(' ');
  return (
    <g data-line={index}>
      <NumberOf numbers={asked ? 'asked' : 'read'} what={lane}>
        <rect
          className={classes === '' ? undefined : classes}
          x={x - width / 2}
          y={y - LABEL_GROUND / 2}
          width={width}
          height={LABEL_GROUND}
          rx={4}
        />
      </NumberOf>
    </g>
  );
}

/** The number of a line. */
export function LineLabel({ index, line: { lane, amount, moving }, x, y, asked }: Props) {
  return (
    <g data-line={index}>
      <NumberOf numbers={asked ? 'asked' : 'read'} what={lane}>
        <text
          className={`is-${lane}${moving ? ' is-moving' : ''}`}
          x={x}
          y={y + 4.5}
          fontSize={LABEL_SIZE}
          textAnchor="middle"
        >
          {formatNumber(amount)}
        </text>
      </NumberOf>
    </g>
  );
}
