import { memo } from 'react';
import { formatNumber } from '../../format/number.ts';
import { textWidth } from '../graph/textWidth.ts';
import { NumberOf, type Numbers } from './NumberOf.tsx';
import type { ColumnMark, Weight } from './picture.ts';

interface Props {
  /** Column and unit, as in `data-unit`. */
  readonly id: string;
  readonly label: string;
  readonly describedBy: string | undefined;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly roomy: boolean;
  readonly pitch: number;
  readonly name: string;
  readonly automatic: boolean;
  readonly value: number | null;
  readonly preActivation: number | null;
  readonly gradient: number | null;
  /** 0 … 1: how strong its ground is. */
  readonly level: number;
  readonly active: ColumnMark['active'];
  readonly selected: boolean;
  readonly pointed: boolean;
  readonly bias: number | null;
  readonly biasLane: Weight['lane'];
  readonly biasMoving: boolean;
  readonly numbers: Numbers;
}

/** Strongest ground of a unit, per cent, as in the cells of a grid: ink on it stays readable. */
const TINT = 36;
const NUMBER = 12;

/** One unit. Its number stands in it where it is large enough, else at its right. */
export const Unit = memo(function Unit(props: Props) {
  const { id, x, y, radius, value, level, active, selected, pointed } = props;
  const classes = ['neurons-unit', value === null ? 'is-hollow' : 'is-computed'];
  if (active !== null) classes.push(`is-${active}`);
  if (selected) classes.push('is-selected');
  if (pointed) classes.push('is-pointed');
  const fill =
    value === null
      ? undefined
      : { fill: `color-mix(in srgb, var(--value-lane) ${Math.round(level * TINT)}%, var(--paper))` };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in SVG
    <g
      className={classes.join(' ')}
      data-unit={id}
      transform={`translate(${x},${y})`}
      tabIndex={0}
      role="button"
      aria-label={props.label}
      aria-pressed={selected}
      aria-describedby={props.describedBy}
      aria-keyshortcuts={props.numbers === 'asked' ? 'V U' : undefined}
    >
      <circle className="neurons-halo" r={radius + 6} />
      <circle className="neurons-ring" r={radius} style={fill} />
      {props.roomy ? <Around {...props} /> : <Beside {...props} />}
    </g>
  );
});

/** Name and bias over it, its number inside, its gradient under it. */
function Around(props: Props) {
  const { radius, name, automatic, value, preActivation, gradient, bias, numbers } = props;
  const shown = value ?? preActivation;
  return (
    <>
      <text className="neurons-head" y={-radius - 7} textAnchor="middle">
        <tspan className={automatic ? 'is-automatic' : undefined}>{name}</tspan>
        {bias !== null && <Bias {...props} />}
      </text>
      {shown !== null && (
        <NumberOf numbers={numbers} what="value">
          <Inside amount={shown} radius={radius} before={value === null} />
        </NumberOf>
      )}
      {gradient !== null && (
        <NumberOf numbers={numbers} what="gradient">
          <text className="neurons-gradient" y={radius + 16} textAnchor="middle">
            {formatNumber(gradient)}
          </text>
        </NumberOf>
      )}
    </>
  );
}

function Inside({ amount, radius, before }: { amount: number; radius: number; before: boolean }) {
  // A number too long for its circle has a digit less, and then smaller letters.
  const room = 2 * radius - 6;
  const whole = formatNumber(amount);
  const text = textWidth(whole, NUMBER) > room ? formatNumber(amount, 3) : whole;
  const size = Math.min(NUMBER, (NUMBER * room) / textWidth(text, NUMBER));
  return (
    <text className={`neurons-value${before ? ' is-before' : ''}`} y={size * 0.36} fontSize={size} textAnchor="middle">
      {text}
    </text>
  );
}

function Bias({ bias, biasLane, biasMoving, numbers }: Props) {
  return (
    // A bias is one number for all samples.
    <tspan
      className={`neurons-bias is-${biasLane}${biasMoving ? ' is-moving' : ''}`}
      dx="6"
      data-number={numbers === 'read' ? undefined : 'bias'}
    >
      {`${biasLane === 'gradient' ? '∂b' : 'b'} ${formatNumber(bias ?? 0, 3)}`}
    </tspan>
  );
}

/** At its right: its number, and under it its gradient; of units close to each other only what came last. */
function Beside(props: Props) {
  const { radius, value, preActivation, gradient, pitch, bias, numbers } = props;
  const shown = value ?? preActivation;
  const lines = pitch >= 44 ? 3 : pitch >= 26 ? 2 : pitch >= 12 ? 1 : 0;
  const start = radius + 5;
  const second = lines >= 2;
  return (
    <>
      {shown !== null && lines > 0 && (second || gradient === null) && (
        <NumberOf numbers={numbers} what="value">
          <text
            className={`neurons-value is-beside${value === null ? ' is-before' : ''}`}
            x={start}
            y={second && gradient !== null ? -2 : 4}
          >
            {formatNumber(shown, 3)}
          </text>
        </NumberOf>
      )}
      {gradient !== null && lines > 0 && (
        <NumberOf numbers={numbers} what="gradient">
          <text className="neurons-gradient is-beside" x={start} y={second ? 10 : 4}>
            {formatNumber(gradient, 3)}
          </text>
        </NumberOf>
      )}
      {bias !== null && lines === 3 && (
        <text className="neurons-head is-beside" x={start} y={gradient === null ? -9 : -14}>
          <Bias {...props} />
        </text>
      )}
    </>
  );
}
