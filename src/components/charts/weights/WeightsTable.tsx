import { type SyntheticEvent, type UIEvent, useMemo, useRef, useState } from 'react';
import type { TrainingRun } from '../../../engine/training/run.ts';
import { weightsTexts } from '../../../texts/weights.ts';
import { mayExplain } from '../../mayExplain.ts';
import { useGradstep, useSay, useStoreApi } from '../../useGradstep.ts';
import { useSize } from '../shared/useSize.ts';
import { columnsOf } from './numbers.ts';
import { Row } from './Row.tsx';
import { weightRows } from './rows.ts';
import { useWalk } from './useWalk.ts';
import '../shared/plot.css';
import './weights.css';

/** Height of a row, px: the same in weights.css. */
const ROW = 24;
/** Rows drawn above and below what can be seen. */
const BEYOND = 8;

/** Every parameter of the shown iteration, element by element, at the cursor. Fills its parent; empty without a training. */
export function WeightsTable() {
  const run = useGradstep(({ training }) => training?.run ?? null);
  return run === null ? null : <Weights run={run} />;
}

function Weights({ run }: { readonly run: TrainingRun }) {
  const say = useSay();
  const store = useStoreApi();
  const iteration = useGradstep((state) => state.iteration);
  const figure = useGradstep((state) => state.figure);
  const cursor = useGradstep((state) => state.cursor);
  const hovered = useGradstep((state) => state.hovered);
  const asked = useGradstep(mayExplain);
  const explained = useGradstep((state) => state.explained);
  const { stop, events } = useWalk();
  const rows = useMemo(() => (figure === null ? null : weightRows(figure, cursor)), [figure, cursor]);
  const body = useRef<HTMLDivElement>(null);
  const { height } = useSize(body);
  // Only rows that can be seen are drawn: of thousands of weights a few dozen follow the playhead.
  const [top, setTop] = useState(0);
  if (figure === null || rows === null) return null;
  const { keys } = figure.graph;
  const inSight = Math.max(0, Math.min(top, rows.count - 1));
  const can = (row: number) => columnsOf(rows.row(row));
  const first = Math.max(0, inSight - BEYOND);
  const last = Math.min(rows.count, top + Math.ceil(height / ROW) + BEYOND);
  // Tab comes back to the number that was left, or to the first one in sight.
  const isKept = stop !== null && stop.row >= first && stop.row < last && can(stop.row).includes(stop.column);
  const next = isKept ? stop.row : inSight + range(last - inSight).findIndex((k) => can(inSight + k).length > 0);
  const tabbed = isKept ? stop : { row: next, column: next < inSight ? null : (can(next)[0] ?? null) };
  const rowAt = (event: SyntheticEvent) => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
    return element === null ? null : rows.row(Number(element.dataset.row));
  };
  const hover = (event: SyntheticEvent) => {
    const row = rowAt(event);
    store.getState().hover(row === null ? null : (keys[row.node] ?? null));
  };
  return (
    <figure className="plot weights">
      <figcaption className="plot-caption">
        <h2>{say(weightsTexts.title)}</h2>
        <span>{say(weightsTexts.of, iteration)}</span>
      </figcaption>
      <UpdatedBoxes run={run} />
      <section
        className="weights-scroll"
        ref={body}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        aria-label={say(weightsTexts.title)}
        onScroll={(event: UIEvent<HTMLElement>) => setTop(Math.floor(event.currentTarget.scrollTop / ROW))}
      >
        <table
          aria-rowcount={rows.count + 1}
          onPointerOver={hover}
          onPointerLeave={() => store.getState().hover(null)}
          {...events}
        >
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">{say(weightsTexts.name)}</th>
              <th scope="col">{say(weightsTexts.value)}</th>
              <th scope="col">{say(weightsTexts.gradient)}</th>
              <th scope="col">{say(weightsTexts.update)}</th>
              <th scope="col">{say(weightsTexts.now)}</th>
            </tr>
          </thead>
          <tbody>
            {first > 0 && <Room rows={first} />}
            {range(last - first).map((k) => {
              const row = rows.row(first + k);
              return (
                <Row
                  key={row.name}
                  index={first + k}
                  row={row}
                  nodeKey={figure.seen === undefined ? keys[row.node] : undefined}
                  hovered={hovered !== null && hovered === keys[row.node]}
                  asked={asked}
                  explained={explained}
                  stop={tabbed.row === first + k ? tabbed.column : null}
                />
              );
            })}
            {last < rows.count && <Room rows={rows.count - last} />}
          </tbody>
        </table>
      </section>
    </figure>
  );
}

const range = (length: number) => Array.from({ length }, (_, k) => k);

/** The height of rows that are not drawn. */
function Room({ rows }: { readonly rows: number }) {
  return (
    <tr>
      <td colSpan={5} style={{ height: rows * ROW, padding: 0 }} />
    </tr>
  );
}

/** Which parameters the optimizer is given. Another choice is another run. */
function UpdatedBoxes({ run }: { readonly run: TrainingRun }) {
  const say = useSay();
  const store = useStoreApi();
  const names = run.table.parameters.map(({ name }) => name);
  const { updates } = run.settings;
  const isOn = (name: string) => updates === null || updates.includes(name);
  const toggle = (name: string) => {
    const next = names.filter((one) => isOn(one) !== (one === name));
    store.getState().setTraining({ updates: next.length === names.length ? null : next });
  };
  return (
    <fieldset className="weights-updated">
      <legend>{say(weightsTexts.updated)}</legend>
      {names.map((name) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={isOn(name)}
            aria-label={say(weightsTexts.updatedOf, name)}
            onChange={() => toggle(name)}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
