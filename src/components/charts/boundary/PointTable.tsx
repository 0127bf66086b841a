import { formatNumber } from '../../../format/number.ts';
import { spacesTexts } from '../../../texts/spaces.ts';
import { useSay } from '../../useGradstep.ts';

/** One column of numbers, one a sample. */
export interface Column {
  readonly name: string;
  readonly value: (sample: number) => number;
}

const ROWS = 12;

/** The points of a chart as a table for screen readers: the first dozen. */
export function PointTable({ samples, columns }: { readonly samples: number; readonly columns: readonly Column[] }) {
  const say = useSay();
  const rows = Math.min(samples, ROWS);
  return (
    <table className="plot-quiet">
      <thead>
        <tr>
          <th scope="col">{say(spacesTexts.sampleColumn)}</th>
          {columns.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: rows }, (_, sample) => `${sample}`).map((sample) => (
          <tr key={sample}>
            <th scope="row">{sample}</th>
            {columns.map(({ name, value }) => (
              <td key={name}>{formatNumber(value(Number(sample)))}</td>
            ))}
          </tr>
        ))}
        {samples > rows && (
          <tr>
            <td colSpan={columns.length + 1}>{say(spacesTexts.moreRows, samples - rows)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
