import { memo } from 'react';
import { pointPaths, type Spot } from './marks.ts';
import type { Targets } from './targets.ts';

/** Half the size of a data point in pixels, by how many there are. */
export function radiusOf(samples: number): number {
  return samples <= 16 ? 6 : samples <= 60 ? 4.5 : 3.2;
}

/** The data points by class, and a ring around the chosen one. */
export const Points = memo(function Points(props: {
  readonly spots: readonly Spot[];
  readonly targets: Targets;
  readonly sample: number | null;
}) {
  const { spots, targets, sample } = props;
  const r = radiusOf(spots.length);
  const chosen = sample === null ? undefined : spots[sample];
  return (
    <g className="space-points">
      {pointPaths(spots, targets.classOf, targets.classes, r).map(({ own, glyph, path }) => (
        <path key={own ?? 'all'} className={glyph.filled ? 'is-filled' : undefined} d={path} />
      ))}
      {chosen !== undefined && Number.isFinite(chosen.x + chosen.y) && (
        <>
          <circle className="space-halo" cx={chosen.x} cy={chosen.y} r={r + 5} />
          <circle className="space-ring" cx={chosen.x} cy={chosen.y} r={r + 5} />
        </>
      )}
    </g>
  );
});
