import { gridHeight } from './amount.ts';
import type { NodeLook } from './look.ts';
import type { NodeViewProps } from './nodeProps.ts';
import { NumberText, TensorGrid } from './parts.tsx';
import { Opener } from './shapes.tsx';
import { CARD, TYPE } from './style.ts';
import { fitted, textWidth } from './textWidth.ts';

/** What stands in the card of a node with several consumers: name, value, running total, how many were added. */
export function Card(props: NodeViewProps & { look: NodeLook }) {
  const { look, width, height, hasTotal } = props;
  const left = -width / 2 + CARD.padding;
  if (look.value?.kind === 'grid' || look.total?.kind === 'grid') {
    const top = -height / 2;
    const shape = look.value?.kind === 'grid' ? look.value.shape : '';
    const tall = look.value === null ? 0 : gridHeight(look.value);
    return (
      <>
        <Header {...props} x={left} y={top + 30} shape={shape} />
        {look.value?.kind === 'grid' && (
          <g className="graph-card-value">
            <TensorGrid amount={look.value} tone="value" x={0} top={top + 44} />
          </g>
        )}
        {look.total?.kind === 'grid' && (
          <g className="graph-total">
            <TensorGrid amount={look.total} tone="gradient" x={0} top={top + 58 + tall} />
            {look.partial && (
              <rect
                className="graph-partial"
                x={left - 4}
                y={top + 54 + tall}
                width={width - 2 * CARD.padding + 8}
                height={gridHeight(look.total) + 8}
                rx={6}
              />
            )}
          </g>
        )}
        <text className="graph-note" x={left} y={height / 2 - 10}>
          {look.note}
        </text>
      </>
    );
  }
  const rise = hasTotal ? 0 : CARD.rise;
  return (
    <>
      <Header {...props} x={left} y={CARD.name + rise} shape="" />
      {look.value !== null && (
        <g className="graph-card-value">
          <NumberText
            amount={look.value}
            tone="value"
            x={left}
            y={CARD.value + rise}
            size={TYPE.card}
            anchor="start"
            chip={look.valueChip}
          />
        </g>
      )}
      <g className="graph-total">
        {look.partial && look.total !== null && (
          <rect
            className="graph-partial"
            x={left - 6}
            y={CARD.totalTop}
            width={partialWidth(look, width)}
            height={CARD.totalHeight}
            rx={6}
          />
        )}
        {look.total !== null && (
          <NumberText
            amount={look.total}
            tone="gradient"
            x={left + 1}
            y={CARD.total}
            size={TYPE.total}
            anchor="start"
            chip={look.totalChip}
          />
        )}
        <text className="graph-note" x={left} y={CARD.note}>
          {look.note}
        </text>
      </g>
    </>
  );
}

/** Width of the dashed box around a total that is not complete. */
export function partialWidth(look: NodeLook, width: number): number {
  const text = look.total?.kind === 'number' ? textWidth(look.total.text, TYPE.total, true) : 0;
  return Math.min(width - 2 * CARD.padding + 6, Math.max(CARD.noted, text + 16));
}

function Header({
  form,
  kind,
  inside,
  name,
  automatic,
  composite,
  width,
  x,
  y,
  shape,
}: NodeViewProps & { shape: string }) {
  if (kind !== 'op') {
    const shown = fitted(inside, TYPE.card, width - 2 * CARD.padding - textWidth(shape, TYPE.note));
    return (
      <text className="graph-inside" x={x} y={y} fontSize={TYPE.card}>
        {kind === 'parameter' && <tspan className="graph-theta">θ </tspan>}
        {shown}
        {shape !== '' && <tspan className="graph-note"> {shape}</tspan>}
        {shown !== inside && <title>{inside}</title>}
      </text>
    );
  }
  const ring = [...inside].length <= 2;
  const taken = ring ? 34 : textWidth(inside, TYPE.longSymbol) + 10;
  return (
    <>
      {ring && <circle className="graph-card-ring" cx={x + 13} cy={y - 6.5} r={13} />}
      <text
        className="graph-symbol"
        x={ring ? x + 13 : x}
        y={y - (ring ? 0.5 : 1)}
        fontSize={ring ? TYPE.number : TYPE.longSymbol}
        textAnchor={ring ? 'middle' : 'start'}
      >
        {inside}
      </text>
      {name !== null && (
        <text
          className={automatic ? 'graph-name is-automatic' : 'graph-name'}
          x={x + taken}
          y={y - 2}
          fontSize={TYPE.name}
        >
          {fitted(name, TYPE.name, width - 2 * CARD.padding - taken)}
          {shape !== '' && <tspan className="graph-note"> {shape}</tspan>}
        </text>
      )}
      {composite && form === 'card' && <Opener x={width / 2 - 16} y={y - 6} />}
    </>
  );
}
