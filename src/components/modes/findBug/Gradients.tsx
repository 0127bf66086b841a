import { useMemo } from 'react';
import { FULL, formatNumber } from '../../../format/number.ts';
import { elementName } from '../../../texts/faultNames.ts';
import { faultTexts } from '../../../texts/findBug.ts';
import { useSay } from '../../useGradstep.ts';
import { NumberAtEnd } from '../NumberAtEnd.tsx';
import {
  type Checked,
  centralDifferences,
  checkedTrace,
  type GradientRow,
  gradientRows,
  isCaught,
  updateRows,
} from './gradientRows.ts';
import { Cross } from './Ledgers.tsx';
import { useFault } from './useFault.ts';

/** All gradients of inputs, right and wrong, and beside them (`withCheck`) the central difference and what it says. */
export function Gradients({ withCheck }: { readonly withCheck: boolean }) {
  const say = useSay();
  const shown = useFault();
  const figure = shown?.figure;
  const seen = shown?.seen;
  const { rows, more } = useMemo(
    () => (figure === undefined || seen === undefined ? { rows: [], more: 0 } : gradientRows(figure, seen)),
    [figure, seen],
  );
  const differences = useMemo(
    () =>
      figure === undefined || seen === undefined || !withCheck
        ? new Map<string, Checked>()
        : centralDifferences(checkedTrace(figure, seen)),
    [figure, seen, withCheck],
  );
  if (figure === undefined || seen === undefined) return null;
  const updates = updateRows(figure, seen);
  const { graph } = figure;
  const caught = rows.filter(
    ({ node, element, wrong }) => isCaught(wrong, differences.get(`${node}.${element}`)) === true,
  );
  const silent = rows.every(
    ({ node, element, wrong }) => isCaught(wrong, differences.get(`${node}.${element}`)) === null,
  );
  const names = caught.slice(0, 4).map(({ node, element }) => elementName(graph, node, element));
  return (
    <>
      {updates.length > 0 && <Numbers title={say(faultTexts.updates)} rows={updates} what="value" differences={null} />}
      <Numbers
        title={say(faultTexts.gradients)}
        rows={rows}
        what="gradient"
        differences={withCheck ? differences : null}
      />
      {more > 0 && <p className="fault-quiet">{say(faultTexts.moreElements, more)}</p>}
      {withCheck && (
        <p className="fault-verdict" role="status">
          {caught.length > 0
            ? say(faultTexts.caught, `${names.join(', ')}${caught.length > names.length ? ' …' : ''}`)
            : say(silent ? faultTexts.notCheckable : faultTexts.notCaught)}
        </p>
      )}
    </>
  );
}

interface NumbersProps {
  readonly title: string;
  readonly rows: readonly GradientRow[];
  /** What the numbers are of their nodes; those of the wrong run can be explained, the right one is not on screen. */
  readonly what: 'value' | 'gradient';
  readonly differences: ReadonlyMap<string, Checked> | null;
}

function Numbers({ title, rows, what, differences }: NumbersProps) {
  const say = useSay();
  const graph = useFault()?.figure.graph;
  if (graph === undefined) return null;
  return (
    <div className="fault-part">
      <h3>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long table scrolls in its box, by keyboard too */}
      <section className="fault-scroll" aria-label={title} tabIndex={0}>
        <table className="fault-table is-numbers">
          <thead>
            <tr>
              <th scope="col">{say(faultTexts.input)}</th>
              <th scope="col">{say(faultTexts.right)}</th>
              <th scope="col">{say(faultTexts.wrong)}</th>
              {differences !== null && <th scope="col">{say(faultTexts.check)}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ node, element, right, wrong, differs }) => (
              <tr key={`${node}.${element}`} className={differs ? 'is-different' : ''}>
                <th scope="row">{elementName(graph, node, element)}</th>
                <td>{number(right)}</td>
                <td>
                  {differs && <Cross />}
                  {wrong === null ? (
                    number(null)
                  ) : (
                    <NumberAtEnd number={wrong} of={{ node: graph.keys[node] as string, what, element }} />
                  )}
                </td>
                {differences !== null && <Check wrong={wrong} checked={differences.get(`${node}.${element}`)} />}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Check({ wrong, checked }: { readonly wrong: number | null; readonly checked: Checked | undefined }) {
  const say = useSay();
  if (isCaught(wrong, checked) === null || checked === undefined)
    return <td>{checked && say(faultTexts.unreliable)}</td>;
  return <td title={formatNumber(checked.difference, FULL)}>{formatNumber(checked.difference)}</td>;
}

const number = (value: number | null) => (value === null ? 'None' : formatNumber(value));
