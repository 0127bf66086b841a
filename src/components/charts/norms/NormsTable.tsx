import { memo } from 'react';
import { formatNumber } from '../../../format/number.ts';
import { chartTexts } from '../../../texts/charts.ts';
import { useSay } from '../../useGradstep.ts';
import { sampledIterations } from '../shared/sampledIterations.ts';

/** The lines as a short table, for those who do not see them. */
export const NormsTable = memo(function NormsTable(props: {
  readonly names: readonly string[];
  readonly norms: readonly Float64Array[];
  readonly count: number;
}) {
  const { names, norms, count } = props;
  const say = useSay();
  return (
    <div className="plot-quiet">
      <table>
        <caption>{say(chartTexts.norms)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(chartTexts.iterationColumn)}</th>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sampledIterations(count).map((i) => (
            <tr key={i}>
              <th scope="row">{i}</th>
              {norms.map((series, k) => (
                <td key={names[k]}>{formatNumber(series[i] as number)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});
