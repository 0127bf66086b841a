import { scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import type { ErrorAtStep } from '../../engine/check/gradientCheck.ts';
import { formatNumber } from '../../format/number.ts';
import { checkTexts } from '../../texts/gradientCheck.ts';
import { useSay } from '../useGradstep.ts';

const WIDTH = 308;
const HEIGHT = 190;
const LEFT = 44;
/** Room for half of the last label, 10⁻¹. */
const RIGHT = 18;
const BOTTOM = 34;
const TOP = 8;
/** Relative error of the central difference against h, both logarithmic: truncation falls, round-off rises. */
export function ErrorPlot({ name, points }: { readonly name: string; readonly points: readonly ErrorAtStep[] }) {
  const say = useSay();
  const finite = points.filter((point) => Number.isFinite(point.relative));
  if (finite.length === 0) return null;
  // A logarithm has no 0: where the difference hits the gradient exactly the line has a gap, and a hollow point at the floor.
  const seen = finite.filter((point) => point.relative > 0).map((point) => point.relative);
  const errors = seen.length > 0 ? seen : [Number.EPSILON];
  const low = Math.floor(Math.log10(Math.min(...errors)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...errors))));
  const x = scaleLog([1e-13, 1e-1], [LEFT, WIDTH - RIGHT]);
  const y = scaleLog([10 ** low, 10 ** high], [HEIGHT - BOTTOM, TOP]);
  const at = (point: ErrorAtStep) => ({ x: x(point.h), y: y(Math.max(point.relative, 10 ** low)) });
  const path =
    line<ErrorAtStep>(
      (point) => at(point).x,
      (point) => at(point).y,
    ).defined((point) => point.relative > 0)(finite) ?? '';
  const every = Math.max(1, Math.ceil((high - low) / 6));
  const rows = Array.from({ length: Math.floor((high - low) / every) + 1 }, (_, k) => low + k * every);
  return (
    <figure className="inspector-plot">
      <figcaption>{say(checkTexts.plot, { name })}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say(checkTexts.plotSays, best(finite))}>
        {rows.map((power) => (
          <g key={power}>
            <line
              className="inspector-plot-rule"
              x1={LEFT}
              x2={WIDTH - RIGHT}
              y1={y(10 ** power)}
              y2={y(10 ** power)}
            />
            <text x={LEFT - 6} y={y(10 ** power) + 4} textAnchor="end">
              <PowerOfTen power={power} />
            </text>
          </g>
        ))}
        {[-13, -10, -7, -4, -1].map((power) => (
          <text key={power} x={x(10 ** power)} y={HEIGHT - BOTTOM + 16} textAnchor="middle">
            <PowerOfTen power={power} />
          </text>
        ))}
        <text x={(LEFT + WIDTH) / 2} y={HEIGHT - 2} textAnchor="middle">
          h
        </text>
        <path d={path} />
        {finite.map((point) => (
          <circle
            key={point.h}
            className={point.relative > 0 ? undefined : 'is-zero'}
            cx={at(point).x}
            cy={at(point).y}
            r={2.5}
          />
        ))}
      </svg>
      {seen.length < finite.length && <p className="inspector-because">{say(checkTexts.zero)}</p>}
      <details>
        <summary>{say(checkTexts.asTable)}</summary>
        <table className="inspector-check">
          <thead>
            <tr>
              <th scope="col">h</th>
              <th scope="col">{say(checkTexts.absolute)}</th>
              <th scope="col">{say(checkTexts.relative)}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.h}>
                <th scope="row">{formatNumber(point.h, 2)}</th>
                <td>{formatNumber(point.absolute, 2)}</td>
                <td>{formatNumber(point.relative, 2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** 10⁻⁷ with a raised exponent; all ticks alike, unlike formatNumber's 0.01. */
function PowerOfTen({ power }: { readonly power: number }) {
  return (
    <>
      10
      <tspan className="inspector-plot-power" dy={-4}>
        {String(power).replace('-', '−')}
      </tspan>
    </>
  );
}

function best(points: readonly ErrorAtStep[]): { readonly h: string; readonly error: string } {
  const least = points.reduce((a, b) => (b.relative < a.relative ? b : a));
  return { h: formatNumber(least.h, 2), error: formatNumber(least.relative, 2) };
}
