import type { CheckRow } from '../../../engine/check/gradientCheck.ts';
import { displayNames } from '../../../engine/graph/displayNames.ts';
import type { Trace } from '../../../engine/trace/trace.ts';
import { FULL, formatNumber } from '../../../format/number.ts';
import { checkTexts } from '../../../texts/gradientCheck.ts';
import { useSay, useStoreApi } from '../../useGradstep.ts';
import { checkedOf, elementName, SIGNS, VERDICTS } from './checked.ts';

interface Props {
  readonly trace: Trace;
  readonly rows: readonly CheckRow[];
  readonly chosen: CheckRow;
  readonly onChoose: (row: number) => void;
}

/** A line for each element: autograd, central difference, relative error, verdict. */
export function CheckTable({ trace, rows, chosen, onChoose }: Props) {
  const { graph } = trace;
  const say = useSay();
  const store = useStoreApi();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls can be reached by keyboard
    <section className="check-scroll" tabIndex={0} aria-label={say(checkTexts.table)}>
      <table className="check-table">
        <thead>
          <tr>
            <th scope="col">{say(checkTexts.input)}</th>
            <th scope="col">{say(checkTexts.autograd)}</th>
            <th scope="col">{say(checkTexts.difference)}</th>
            <th scope="col">{say(checkTexts.relative)}</th>
            <th scope="col">
              <span className="check-unseen">{say(checkTexts.verdict)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, k) => {
            const name = elementName(graph, row.node, row.element);
            const number = { node: graph.keys[row.node] as string, what: 'gradient', element: row.element } as const;
            return (
              <tr key={name} className={`is-${row.verdict}`}>
                <th scope="row">
                  <button type="button" aria-pressed={row === chosen} onClick={() => onChoose(k)}>
                    {name}
                  </button>
                </th>
                <td>
                  <button
                    type="button"
                    className="check-number"
                    title={`${formatNumber(row.gradient, FULL)} · ${say(checkTexts.explain, name)}`}
                    onClick={() => {
                      // The check is about whole gradients: they are whole at the end.
                      store.getState().last();
                      store.getState().explain(number);
                    }}
                  >
                    {formatNumber(row.gradient)}
                  </button>
                </td>
                <td title={formatNumber(row.difference, FULL)}>{formatNumber(row.difference)}</td>
                <td>{formatNumber(row.relative, 2)}</td>
                <td>
                  {/* A sign where words do not fit; the words are its name, and stand under the table for the chosen row. */}
                  <span role="img" aria-label={say(VERDICTS[row.verdict])} title={say(VERDICTS[row.verdict])}>
                    {SIGNS[row.verdict]}
                  </span>
                </td>
              </tr>
            );
          })}
          {checkedOf(trace).unreached.map(({ node, used }) => (
            <tr key={graph.keys[node]} className="is-unreached">
              <th scope="row">{displayNames(graph)[node]?.text ?? node}</th>
              <td colSpan={4}>{say(used ? checkTexts.cutOff : checkTexts.unused)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
