import { memo } from 'react';
import type { Amount } from './amount.ts';
import { gridHeight } from './amount.ts';
import { type EdgeViewProps, useEdgeLook } from './EdgeView.tsx';
import { LONGEST_NAME } from './measure.ts';
import { NumberText, Product, TensorGrid } from './parts.tsx';
import { linesIn } from './product.ts';
import { GRADIENT_DROP, GRID, GRID_OVER, GRID_UNDER, LANE, SOCKET, TYPE, VALUE_RISE } from './style.ts';
import { fitted, textWidth } from './textWidth.ts';

/** What stands over a tensor's grid; absent where there is none. */
interface HeadProps {
  readonly title?: string | null;
  readonly automatic?: boolean;
  readonly shape?: string;
  readonly rows?: number;
  readonly columns?: number;
  readonly cell?: number;
}

/** The numbers of one edge, over all lanes: value above, gradient or written product below, and the card's socket. */
export const EdgeLabel = memo(function EdgeLabel(props: EdgeViewProps & HeadProps) {
  const { board, id, placed, title = null, automatic = false, shape, rows = 0, columns = 0, cell = 0 } = props;
  const look = useEdgeLook(board, id);
  if (look === undefined) return null;
  const { x, y } = placed.label;
  const { start, below } = placed;
  return (
    <g className="graph-label" data-label={id}>
      {shape !== undefined && (
        <Head
          title={title}
          automatic={automatic}
          shape={shape}
          x={x}
          y={y - LANE - GRID_OVER - rows * GRID.cellHeight}
        />
      )}
      {shape !== undefined && look.foreseen && (
        <rect
          className="graph-foreseen"
          x={x - (columns * cell) / 2}
          y={y + LANE + GRID_UNDER}
          width={columns * cell}
          height={rows * GRID.cellHeight}
        />
      )}
      {look.value !== null && (
        <g className="graph-label-value">
          <ValueLabel
            amount={look.value}
            x={x}
            y={y - LANE}
            chip={look.valueChip}
            strong={look.fresh}
            labelled={shape === undefined}
          />
        </g>
      )}
      {look.product !== null ? (
        <g className="graph-label-gradient">
          <Product pieces={look.product} x={x} y={y + LANE + GRADIENT_DROP} lines={linesIn(below.height)} />
        </g>
      ) : (
        look.gradient !== null && (
          <g className="graph-label-gradient">
            <GradientLabel
              amount={look.gradient}
              x={x}
              y={y + LANE}
              chip={look.gradientChip}
              labelled={shape === undefined}
            />
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

/** Name and shape over a tensor's grid. */
function Head({
  title,
  automatic,
  shape,
  x,
  y,
}: {
  title: string | null;
  automatic: boolean;
  shape: string;
  x: number;
  y: number;
}) {
  const shown = fitted(title ?? '', TYPE.name, LONGEST_NAME);
  return (
    <text className="graph-head-line" x={x} y={y - GRID.headRise} fontSize={TYPE.name} textAnchor="middle">
      {title !== null && (
        <tspan className={automatic ? 'graph-name is-automatic' : 'graph-name'}>
          {shown}
          {shown !== title && <title>{title}</title>}
        </tspan>
      )}
      <tspan className="graph-shape">{title === null ? shape : ` ${shape}`}</tspan>
    </text>
  );
}

interface LabelProps {
  readonly amount: Amount;
  readonly x: number;
  readonly y: number;
  readonly chip: boolean;
  /** The shape is written beside the grid. */
  readonly labelled: boolean;
}

function ValueLabel(props: LabelProps & { strong: boolean }) {
  const { amount, x, y, chip, strong, labelled } = props;
  if (amount.kind === 'number')
    return <NumberText amount={amount} tone="value" x={x} y={y - VALUE_RISE} chip={chip} strong={strong} />;
  return <TensorGrid amount={amount} tone="value" x={x} top={y - GRID_OVER - gridHeight(amount)} labelled={labelled} />;
}

function GradientLabel({ amount, x, y, chip, labelled }: LabelProps) {
  if (amount.kind === 'number')
    return <NumberText amount={amount} tone="gradient" x={x} y={y + GRADIENT_DROP} chip={chip} />;
  return <TensorGrid amount={amount} tone="gradient" x={x} top={y + GRID_UNDER} labelled={labelled} />;
}
