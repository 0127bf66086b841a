import type { ErrorAtStep } from '../../../engine/check/slopes.ts';
import { formatNumber } from '../../../format/number.ts';
import { checkTexts } from '../../../texts/gradientCheck.ts';
import { useSay } from '../../useGradstep.ts';

/** The points of the plot, for who cannot see it. */
export function ErrorTable({ points }: { readonly points: readonly ErrorAtStep[] }) {
  const say = useSay();
  return (
    <details>
      <summary>{say(checkTexts.asTable)}</summary>
      <table className="check-table">
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
  );
}
