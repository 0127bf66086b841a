import { memo } from 'react';
import type { Axes2 } from './axis.ts';

/** The field's edge, ticks outside of it, and their numbers. */
export const Frame = memo(function Frame({ axes }: { readonly axes: Axes2 }) {
  const { box, xTicks, yTicks } = axes;
  const bottom = box.top + box.height;
  return (
    <g className="space-frame">
      <rect x={box.left} y={box.top} width={box.width} height={box.height} />
      {yTicks.map(({ at, label }) => (
        <g key={label}>
          <line x1={box.left - 4} x2={box.left} y1={at} y2={at} />
          <text x={box.left - 7} y={at} dy="0.32em" textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {xTicks.map(({ at, label }) => (
        <g key={label}>
          <line x1={at} x2={at} y1={bottom} y2={bottom + 4} />
          <text x={at} y={bottom + 16} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
    </g>
  );
});
