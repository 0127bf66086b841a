import { graphTexts } from '../../texts/graph.ts';
import { useGradstep, useSay } from '../useGradstep.ts';
import { gridHeight } from './amount.ts';
import type { NodeLook } from './look.ts';
import type { NodeViewProps } from './nodeProps.ts';
import { TensorGrid } from './parts.tsx';
import { GRID, TRAY, TYPE } from './style.ts';
import { fitted, shapeWidth } from './textWidth.ts';

/** A parameter in the tray under its layer: name and shape, its value, and its gradient beside or under it. */
export function TrayPart(props: NodeViewProps & { look: NodeLook }) {
  const { look, inside, kind, width, height, hasTotal, first } = props;
  const say = useSay();
  const words = useGradstep(({ figure }) =>
    figure?.seen?.kind === 'tangent' ? figure.seen.texts.tangent : graphTexts.gradient,
  );
  const { value, total } = look;
  if (value?.kind !== 'grid') return null;
  const top = -height / 2 + TRAY.top;
  const left = -width / 2 + TRAY.padding + (kind === 'parameter' ? TRAY.tab : 0);
  const columns = value.rows[0]?.length ?? 0;
  const wide = columns * value.cellWidth;
  const tall = gridHeight(value);
  const beside = columns <= TRAY.beside;
  const x = left + wide / 2;
  const gridTop = top + TRAY.head;
  // In all parts of a tray the gradients beside the values begin in one line.
  const column = left + (width / 2 - TRAY.padding - left + TRAY.between) / 2;
  const other = beside ? { x: column + wide / 2, top: gridTop } : { x, top: gridTop + tall + TRAY.between };
  const name = fitted(inside, TYPE.name, width + width / 2 - left - TRAY.padding - shapeWidth(value.shape));
  return (
    <>
      {kind === 'parameter' && (
        <text className="graph-theta" x={-width / 2 + TRAY.tab / 2} y={5} textAnchor="middle">
          θ
        </text>
      )}
      <text className="graph-inside" x={left} y={top + 13} fontSize={TYPE.name}>
        {name}
        <tspan className="graph-note"> {value.shape}</tspan>
        {name !== inside && <title>{inside}</title>}
      </text>
      <g className="graph-tray-value">
        <TensorGrid amount={value} tone="value" x={x} top={gridTop} />
      </g>
      {hasTotal && beside && first && (
        <text className="graph-note" x={other.x - wide / 2} y={top + 13}>
          {say(words)}
        </text>
      )}
      {hasTotal && total === null && (
        <rect className="graph-foreseen" x={other.x - wide / 2} y={other.top} width={wide} height={tall} />
      )}
      {total?.kind === 'grid' && (
        <g className="graph-total">
          <TensorGrid amount={total} tone="gradient" x={other.x} top={other.top} />
          {look.partial && (
            <rect
              className="graph-partial"
              x={other.x - wide / 2 - 3}
              y={other.top - 3}
              width={wide + 6}
              height={tall + 6}
            />
          )}
        </g>
      )}
      {!hasTotal && (
        <text className="graph-note" x={left} y={gridTop + tall + GRID.air + 2}>
          {say(graphTexts.noGradient)}
        </text>
      )}
    </>
  );
}
