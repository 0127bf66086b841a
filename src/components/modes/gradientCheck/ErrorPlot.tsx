import { scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import { type Course, type ErrorAtStep, type Guide, slopesOf } from '../../../engine/check/slopes.ts';
import { formatNumber } from '../../../format/number.ts';
import { checkTexts } from '../../../texts/gradientCheck.ts';
import { type Say, useSay } from '../../useGradstep.ts';
import { ErrorTable } from './ErrorTable.tsx';

const WIDTH = 308;
const HEIGHT = 230;
const LEFT = 44;
/** Room for half of the last label, 10⁻¹. */
const RIGHT = 18;
const BOTTOM = 40;
const TOP = 8;
/** Between a guide and its name. */
const GAP = 14;

interface Props {
  readonly name: string;
  readonly points: readonly ErrorAtStep[];
  readonly course: Course;
}

/** Relative error of the central difference against h, both logarithmic, with the two laws it follows. */
export function ErrorPlot({ name, points, course }: Props) {
  const say = useSay();
  const finite = points.filter((point) => Number.isFinite(point.relative));
  const { truncation, roundOff, best } = slopesOf(points);
  if (best === null) return null;
  // A logarithm has no 0: where the difference hits the gradient exactly the line has a gap, and a hollow point at the floor.
  const seen = finite.filter((point) => point.relative > 0).map((point) => point.relative);
  const errors = seen.length > 0 ? seen : [Number.EPSILON];
  // One decade of air below, for the name of the best step.
  const low = Math.floor(Math.log10(Math.min(...errors))) - 1;
  const high = Math.max(low + 2, Math.ceil(Math.log10(Math.max(...errors))));
  const floor = HEIGHT - BOTTOM;
  const x = scaleLog([1e-13, 1e-1], [LEFT, WIDTH - RIGHT]);
  const y = scaleLog([10 ** low, 10 ** high], [floor, TOP]);
  const at = (point: ErrorAtStep) => ({ x: x(point.h), y: y(Math.max(point.relative, 10 ** low)) });
  const path = line<ErrorAtStep>(
    (point) => at(point).x,
    (point) => at(point).y,
  ).defined((point) => point.relative > 0)(finite);
  const every = Math.max(1, Math.ceil((high - low) / 6));
  const rows = Array.from({ length: Math.floor((high - low) / every) + 1 }, (_, k) => low + k * every);
  const placed = (guide: Guide) => placedGuide(guide, x, y);
  return (
    <figure className="check-plot">
      <figcaption>{say(checkTexts.plot, name)}</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={say(checkTexts.plotSays, { h: formatNumber(best.h, 2), error: formatNumber(best.relative, 2) })}
      >
        {rows.map((power) => (
          <g key={power}>
            <line className="check-rule" x1={LEFT} x2={WIDTH - RIGHT} y1={y(10 ** power)} y2={y(10 ** power)} />
            <text x={LEFT - 6} y={y(10 ** power) + 4} textAnchor="end">
              <PowerOfTen power={power} />
            </text>
          </g>
        ))}
        {[-13, -10, -7, -4, -1].map((power) => (
          <text key={power} x={x(10 ** power)} y={floor + 20} textAnchor="middle">
            <PowerOfTen power={power} />
          </text>
        ))}
        <text x={(LEFT + WIDTH) / 2} y={HEIGHT - 2} textAnchor="middle">
          h
        </text>
        {(truncation ?? roundOff) !== null && (
          <>
            <line className="check-best" x1={x(best.h)} x2={x(best.h)} y1={at(best).y} y2={floor} />
            <text x={x(best.h) + (best.h > 1e-3 ? -4 : 4)} y={floor - 5} textAnchor={best.h > 1e-3 ? 'end' : 'start'}>
              h*
            </text>
          </>
        )}
        {[truncation, roundOff].map(
          (guide) => guide !== null && <line key={guide.slope} className="check-guide" {...placed(guide)} />,
        )}
        <path d={path ?? ''} />
        {finite.map((point) => (
          <circle
            key={point.h}
            className={point.relative > 0 ? undefined : 'is-zero'}
            cx={at(point).x}
            cy={at(point).y}
            r={2.5}
          />
        ))}
        {truncation !== null && <GuideName {...placed(truncation)} name={say(checkTexts.truncation)} row={1} left />}
        {roundOff !== null && <GuideName {...placed(roundOff)} name={say(checkTexts.roundOff)} row={0} left={false} />}
      </svg>
      {laws(say, name, course, { truncation, roundOff, best }).map((words) => (
        <p key={words} className="check-aside">
          {words}
        </p>
      ))}
      {seen.length < finite.length && <p className="check-aside">{say(checkTexts.zero)}</p>}
      <ErrorTable points={points} />
    </figure>
  );
}

/** What the plot shows, in words: the laws that are seen, the best step and why, or why there is no truncation. */
function laws(
  say: Say,
  name: string,
  course: Course,
  { truncation, roundOff, best }: { truncation: Guide | null; roundOff: Guide | null; best: ErrorAtStep },
): string[] {
  const words: string[] = [];
  if (truncation !== null) words.push(say(checkTexts.truncationSays));
  if (course !== 'curved') words.push(say(checkTexts[course], name));
  if (roundOff !== null) words.push(say(checkTexts.roundOffSays));
  if (truncation !== null && roundOff !== null) {
    const root = formatNumber(Math.cbrt(Number.EPSILON), 1);
    words.push(say(checkTexts.bestSays, { h: formatNumber(best.h, 1), root }));
  }
  return words;
}

/** A guide on the plot: a straight piece between two heights. */
interface PlacedGuide {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

function placedGuide(
  { slope, factor, from, to }: Guide,
  x: (h: number) => number,
  y: (e: number) => number,
): PlacedGuide {
  const end = (h: number) => ({ x: x(h), y: y(factor * h ** slope) });
  const [low, high] = slope > 0 ? [end(from), end(to)] : [end(to), end(from)];
  return { x1: low.x, y1: low.y, x2: high.x, y2: high.y };
}

/** The name of a guide beside it, inside the valley between the two: each in a row of its own, so that they never meet. */
function GuideName({ x1, y1, x2, y2, name, row, left }: PlacedGuide & { name: string; row: number; left: boolean }) {
  const height = TOP + 16 + row * 20;
  const t = y1 === y2 ? 0 : Math.min(1, Math.max(0, (height - y1) / (y2 - y1)));
  const at = x1 + t * (x2 - x1);
  return (
    <text className="check-name" x={at + (left ? -GAP : GAP)} y={height + 4} textAnchor={left ? 'end' : 'start'}>
      {name}
    </text>
  );
}

/** 10⁻⁷ with a raised exponent; all ticks alike, unlike formatNumber's 0.01. */
function PowerOfTen({ power }: { readonly power: number }) {
  return (
    <>
      10
      <tspan className="check-power" dy={-4}>
        {String(power).replace('-', '−')}
      </tspan>
    </>
  );
}
