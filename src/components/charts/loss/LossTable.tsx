import { memo } from 'react';
import { formatNumber } from '../../../format/number.ts';
import { chartTexts } from '../../../texts/charts.ts';
import { useSay } from '../../useGradstep.ts';
import { sampledIterations } from '../shared/sampledIterations.ts';

/** The curve as a short table, for those who do not see it. */
export const LossTable = memo(function LossTable({ losses }: { readonly losses: Float64Array }) {
  const say = useSay();
  return (
    <div className="plot-quiet">
      <table>
        <caption>{say(chartTexts.loss)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(chartTexts.iterationColumn)}</th>
            <th scope="col">{say(chartTexts.lossColumn)}</th>
          </tr>
        </thead>
        <tbody>
          {sampledIterations(losses.length).map((i) => (
            <tr key={i}>
              <th scope="row">{i}</th>
              <td>{formatNumber(losses[i] as number)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});
