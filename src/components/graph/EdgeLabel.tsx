import { memo } from 'react';
import type { Amount } from './amount.ts';
import { gridHeight } from './amount.ts';
import { type EdgeViewProps, useEdgeLook } from './EdgeView.tsx';
import { NumberText, Product, TensorGrid } from './parts.tsx';
import { linesIn } from './product.ts';
import { GRADIENT_DROP, GRID_OVER, GRID_UNDER, LANE, SOCKET, TYPE, VALUE_RISE } from './style.ts';
import { textWidth } from './textWidth.ts';

/** The numbers of one edge, over all lanes: value above, gradient or written product below, and the card's socket. */
export const EdgeLabel = memo(function EdgeLabel({ board, id, placed }: EdgeViewProps) {
  const look = useEdgeLook(board, id);
  if (look === undefined) return null;
  const { x, y } = placed.label;
  const { start, below } = placed;
  return (
    <g className="graph-label" data-label={id}>
      {look.value !== null && (
        <g className="graph-label-value">
          <ValueLabel amount={look.value} x={x} y={y - LANE} chip={look.valueChip} strong={look.fresh} />
        </g>
      )}
      {look.product !== null ? (
        <g className="graph-label-gradient">
          <Product pieces={look.product} x={x} y={y + LANE + GRADIENT_DROP} lines={linesIn(below.height)} />
        </g>
      ) : (
        look.gradient !== null && (
          <g className="graph-label-gradient">
            <GradientLabel amount={look.gradient} x={x} y={y + LANE} chip={look.gradientChip} />
          </g>
        )
      )}
      {look.waiting !== null && textWidth(look.waiting, TYPE.name) <= below.width && (
        <text
          className="graph-note graph-waiting"
          x={x}
          y={y + LANE + GRADIENT_DROP}
          fontSize={TYPE.name}
          textAnchor="middle"
        >
          {look.waiting}
        </text>
      )}
      {look.socket !== 'none' && (
        <rect
          className={`graph-socket is-${look.socket}`}
          x={start.x - 3 - SOCKET / 2}
          y={start.y + LANE - SOCKET / 2}
          width={SOCKET}
          height={SOCKET}
          rx={2}
        />
      )}
    </g>
  );
});

function ValueLabel(props: { amount: Amount; x: number; y: number; chip: boolean; strong: boolean }) {
  const { amount, x, y, chip, strong } = props;
  if (amount.kind === 'number')
    return <NumberText amount={amount} tone="value" x={x} y={y - VALUE_RISE} chip={chip} strong={strong} />;
  return <TensorGrid amount={amount} tone="value" x={x} top={y - GRID_OVER - gridHeight(amount)} labelled />;
}

function GradientLabel({ amount, x, y, chip }: { amount: Amount; x: number; y: number; chip: boolean }) {
  if (amount.kind === 'number')
    return <NumberText amount={amount} tone="gradient" x={x} y={y + GRADIENT_DROP} chip={chip} />;
  return <TensorGrid amount={amount} tone="gradient" x={x} top={y + GRID_UNDER} labelled />;
}
