import { useMemo, useState } from 'react';
import {
  type CheckRow,
  checkedElements,
  DEFAULT_H,
  errorAgainstStep,
  gradientCheckRows,
} from '../../engine/check/gradientCheck.ts';
import { displayNames } from '../../engine/graph/displayNames.ts';
import { type Graph, shapeOf } from '../../engine/graph/graph.ts';
import { ACT } from '../../engine/trace/schedule.ts';
import type { Trace } from '../../engine/trace/trace.ts';
import { FULL, formatNumber, IN_FORMULA } from '../../format/number.ts';
import { checkTexts } from '../../texts/gradientCheck.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { position } from './context.ts';
import { ErrorPlot } from './ErrorPlot.tsx';
import './gradientCheck.css';
import './grid.css';
import './inspector.css';

/** Most elements that are checked at once, and the time after which no further one is begun: each costs forward passes. */
const MOST_CHECKED = 200;
const PATIENCE_MS = 250;
/** The plot takes about fifty forward passes; a row takes a few. A graph slower than this shows the table alone. */
const SLOWEST_ROW_MS = 20;

/** Every input's gradient beside its central difference, and the error of one of them against the step h. */
export function GradientCheck() {
  const say = useSay();
  const store = useStoreApi();
  const trace = useGradstep((state) => state.figure?.trace ?? null);
  const { rows, more, plotted } = useMemo(() => checked(trace), [trace]);
  const [chosen, setChosen] = useState(0);
  const row = rows[chosen] ?? rows[0];
  const points = useMemo(
    () => (trace === null || row === undefined || !plotted ? [] : errorAgainstStep(trace, row.node, row.element)),
    [trace, row, plotted],
  );
  return (
    <section className="inspector" aria-label={say(checkTexts.title)}>
      <div className="inspector-head">
        <h2>{say(checkTexts.title)}</h2>
        <button type="button" className="inspector-small" onClick={() => store.getState().setPanel('step')}>
          {say(checkTexts.back)}
        </button>
      </div>
      <p className="inspector-subtitle">{say(checkTexts.what, { h: formatNumber(DEFAULT_H) })}</p>
      {trace === null || row === undefined ? (
        <p>{say(checkTexts.nothing)}</p>
      ) : (
        <>
          <div className="inspector-grid-scroll">
            <table className="inspector-check">
              <thead>
                <tr>
                  <th scope="col">{say(checkTexts.input)}</th>
                  <th scope="col">{say(checkTexts.autograd)}</th>
                  <th scope="col">{say(checkTexts.difference)}</th>
                  <th scope="col">{say(checkTexts.absolute)}</th>
                  <th scope="col">{say(checkTexts.relative)}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((one, k) => (
                  <tr key={`${one.node}.${one.element}`} className={one.reliable ? '' : 'is-unreliable'}>
                    <th scope="row">
                      <button type="button" aria-pressed={one === row} onClick={() => setChosen(k)}>
                        {elementName(trace.graph, one.node, one.element)}
                      </button>
                    </th>
                    <td className="words-gradient" title={formatNumber(one.gradient, FULL)}>
                      {formatNumber(one.gradient, IN_FORMULA)}
                    </td>
                    <td title={formatNumber(one.difference, FULL)}>{formatNumber(one.difference, IN_FORMULA)}</td>
                    <td>{formatNumber(one.absolute, 2)}</td>
                    <td>{one.reliable ? formatNumber(one.relative, 2) : say(checkTexts.unreliable)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {keepsCarried(trace) && <p className="inspector-notice">{say(checkTexts.withoutCarried)}</p>}
          {more > 0 && <p className="inspector-because">{say(checkTexts.more, { n: more })}</p>}
          {rows.some((one) => !one.reliable) && <p className="inspector-notice">{say(checkTexts.kink)}</p>}
          {plotted && <ErrorPlot name={elementName(trace.graph, row.node, row.element)} points={points} />}
        </>
      )}
    </section>
  );
}

interface Checked {
  readonly rows: readonly CheckRow[];
  /** Elements that were not checked. */
  readonly more: number;
  readonly plotted: boolean;
}

/** As many rows as there are, as MOST_CHECKED, or as PATIENCE_MS allows, whichever is least; one at least. */
function checked(trace: Trace | null): Checked {
  if (trace === null) return { rows: [], more: 0, plotted: false };
  const start = performance.now();
  const rows: CheckRow[] = [];
  for (const row of gradientCheckRows(trace)) {
    rows.push(row);
    if (rows.length === MOST_CHECKED || performance.now() - start > PATIENCE_MS) break;
  }
  const plotted = performance.now() - start < SLOWEST_ROW_MS * rows.length;
  return { rows, more: checkedElements(trace) - rows.length, plotted };
}

/** Whether the gradients on the screen hold what an iteration before has left. */
function keepsCarried({ carried, schedule }: Trace): boolean {
  return carried !== null && !schedule.acts.includes(ACT.zeroGrad);
}

function elementName(graph: Graph, node: number, element: number): string {
  const shape = shapeOf(graph, node);
  return `${displayNames(graph)[node]?.text ?? String(node)}${shape.length === 0 ? '' : position(shape, element)}`;
}
