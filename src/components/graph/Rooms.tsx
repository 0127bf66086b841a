import { memo } from 'react';
import type { Box } from '../../layout/types.ts';
import { TYPE } from './style.ts';

/** Height of the line at a room's top that closes it. */
const HEADER = 24;

/** An opened composite's dashed room, behind everything. */
export const RoomGround = memo(function RoomGround({ groupKey, box }: { groupKey: string; box: Box }) {
  return (
    <rect
      className="graph-room"
      data-room={groupKey}
      x={box.x}
      y={box.y}
      width={box.width}
      height={box.height}
      rx={8}
    />
  );
});

/** Its name and the way to close it. It stands before its first node in the tab order. */
export const RoomHeader = memo(function RoomHeader(props: { groupKey: string; name: string; label: string; box: Box }) {
  const { groupKey, name, label, box } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in SVG
    <g
      className="graph-room-header"
      data-room-header={groupKey}
      transform={`translate(${box.x},${box.y})`}
      tabIndex={0}
      role="button"
      aria-label={label}
      aria-expanded={true}
    >
      <rect className="graph-focus" x={2} y={2} width={Math.max(0, box.width - 4)} height={HEADER} rx={6} />
      <rect className="graph-room-hit" width={box.width} height={HEADER + 4} />
      <text x={10} y={17} fontSize={TYPE.name}>
        {name}
      </text>
      <path className="graph-chevron" d={`M${box.width - 22},11l5,5l5,-5`} />
    </g>
  );
});
