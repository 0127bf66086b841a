import { memo } from 'react';
import type { Plot } from './plot.ts';

/** Rules across the field at the values, and the numbers of both axes. */
export const Axes = memo(function Axes({ plot }: { readonly plot: Plot }) {
  const { left, right, bottom, xTicks, yTicks } = plot;
  return (
    <g className="plot-axes">
      {yTicks.map(({ at, label }) => (
        <g key={label}>
          <line x1={left} x2={right} y1={at} y2={at} />
          <text x={left - 6} y={at} dy="0.32em" textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {xTicks.map(({ at, label }) => (
        <text key={label} x={at} y={bottom + 16} textAnchor="middle">
          {label}
        </text>
      ))}
    </g>
  );
});
