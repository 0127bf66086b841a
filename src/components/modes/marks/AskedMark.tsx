import type { Placed } from '../../graph/LayoutKeeper.ts';
import { pathsOf } from '../../graph/paths.ts';
import { CARD, CHIP, TYPE } from '../../graph/style.ts';
import { textWidth } from '../../graph/textWidth.ts';
import { useGradstep } from '../../useGradstep.ts';
import { type AskedPlace, askedPlace, type Box } from './askedPlace.ts';
import type { Asked } from './marks.ts';

const BADGE = 9;

/** A dashed box with "?" in the place where a number will stand, and the lane along which it comes. */
export function AskedMark({ placed, asked }: { readonly placed: Placed; readonly asked: Asked }) {
  const figure = useGradstep((state) => state.figure);
  if (figure === null) return null;
  const place = askedPlace(placed, figure, asked);
  const edge = asked.edge === null ? undefined : placed.layout.edges[asked.edge];
  return (
    // Another question appears anew, when the step before has been played.
    <g key={`${asked.node}.${asked.element}.${asked.text}`} className={`mode-asking is-${asked.tone}`}>
      {edge !== undefined && <path className="mode-asked-lane" d={pathsOf(edge).later} />}
      {place?.kind === 'number' && <NumberPlace place={place} text={asked.text} />}
      {place?.kind === 'cell' && <CellPlace place={place} there={asked.there} />}
    </g>
  );
}

function NumberPlace({ place, text }: { place: Extract<AskedPlace, { kind: 'number' }>; text: string }) {
  const { x, y, anchor, most } = place;
  const wanted = textWidth(text, place.size, true) + 2 * CHIP.padding + 6;
  // In a card there is only so much room; on an edge the box may be as wide as it has to be.
  const shrink = anchor === 'start' ? Math.min(1, most / wanted) : 1;
  const size = place.size * shrink;
  // As wide as the box around a total that is not complete, which it covers.
  const width = Math.max(wanted * shrink, anchor === 'start' ? Math.min(CARD.noted, most) : 34);
  const height = anchor === 'start' ? CARD.totalHeight : (size * CHIP.height) / TYPE.number + 6;
  const left = anchor === 'middle' ? x - width / 2 : x - 7;
  return (
    <>
      <rect className="mode-asked-box" x={left} y={y - size * 0.36 - height / 2} width={width} height={height} rx={6} />
      <text className={anchor === 'start' ? 'mode-asked-text is-start' : 'mode-asked-text'} x={x} y={y} fontSize={size}>
        {text}
      </text>
    </>
  );
}

function CellPlace({ place, there }: { place: Extract<AskedPlace, { kind: 'cell' }>; there: boolean }) {
  const { grid } = place;
  const cell = place.cell ?? grid;
  if (!there) {
    return (
      <>
        <rect className="mode-asked-grid" {...grid} />
        <rect className="mode-asked-box" {...grown(cell, -1)} rx={3} />
        <text className="mode-asked-text" x={cell.x + cell.width / 2} y={cell.y + cell.height / 2 + 5} fontSize={14}>
          ?
        </text>
      </>
    );
  }
  // What stands in the cell is needed for the answer.
  const [x, y] = [cell.x + cell.width, cell.y];
  return (
    <>
      <rect className="mode-asked-box is-open" {...grown(cell, 1)} rx={3} />
      <circle className="mode-asked-badge" cx={x} cy={y} r={BADGE} />
      <text className="mode-asked-text" x={x} y={y + 4.4} fontSize={13}>
        ?
      </text>
    </>
  );
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}
