import { type SyntheticEvent, type UIEvent, useMemo, useRef, useState } from 'react';
import type { TrainingRun } from '../../../engine/training/run.ts';
import { FULL, formatNumber } from '../../../format/number.ts';
import { weightsTexts } from '../../../texts/weights.ts';
import { useGradstep, useSay, useStoreApi } from '../../useGradstep.ts';
import { useSize } from '../shared/useSize.ts';
import { type WeightRow, weightRows } from './rows.ts';
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
  const rows = useMemo(() => (figure === null ? null : weightRows(figure, cursor)), [figure, cursor]);
  const body = useRef<HTMLDivElement>(null);
  const { height } = useSize(body);
  // Only rows that can be seen are drawn: of thousands of weights a few dozen follow the playhead.
  const [top, setTop] = useState(0);
  if (figure === null || rows === null) return null;
  const { keys } = figure.graph;
  const first = Math.max(0, Math.min(top, rows.count - 1) - BEYOND);
  const last = Math.min(rows.count, top + Math.ceil(height / ROW) + BEYOND);
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
        <table aria-rowcount={rows.count + 1} onPointerOver={hover} onPointerLeave={() => store.getState().hover(null)}>
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
            {Array.from({ length: last - first }, (_, k) => {
              const row = rows.row(first + k);
              return (
                <Row
                  key={row.name}
                  index={first + k}
                  row={row}
                  hovered={hovered !== null && hovered === keys[row.node]}
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

/** The height of rows that are not drawn. */
function Room({ rows }: { readonly rows: number }) {
  return (
    <tr>
      <td colSpan={5} style={{ height: rows * ROW, padding: 0 }} />
    </tr>
  );
}

function Row({ index, row, hovered }: { readonly index: number; readonly row: WeightRow; readonly hovered: boolean }) {
  const say = useSay();
  const { name, value, gradient, left, update, now, untouched, moving } = row;
  const classes = [moving ? 'is-moving' : '', hovered ? 'is-hovered' : ''].filter(Boolean).join(' ');
  const still = untouched ? say(weightsTexts.untouched) : null;
  return (
    <tr data-row={index} aria-rowindex={index + 2} className={classes === '' ? undefined : classes}>
      <th scope="row">{name}</th>
      <Amount amount={value} kind="value" />
      <Amount amount={gradient} kind={left ? 'left' : 'gradient'} note={left ? say(weightsTexts.left) : null} />
      <Amount amount={update} kind={untouched ? 'left' : 'update'} note={still} signed />
      <Amount amount={now} kind={untouched ? 'left' : 'now'} note={still} />
    </tr>
  );
}

interface AmountProps {
  readonly amount: number | null;
  readonly kind: 'value' | 'gradient' | 'left' | 'update' | 'now';
  readonly note?: string | null;
  readonly signed?: boolean;
}

/** A number with four digits, and all of them on hover; a dot where it is still to come. */
function Amount({ amount, kind, note = null, signed = false }: AmountProps) {
  const say = useSay();
  if (amount === null) {
    return (
      <td className="is-later" title={say(weightsTexts.toCome)}>
        ·
      </td>
    );
  }
  const full = formatNumber(amount, FULL);
  return (
    <td className={`is-${kind}`} title={note === null ? full : `${full} (${note})`}>
      {signed && amount > 0 ? `+${formatNumber(amount)}` : formatNumber(amount)}
    </td>
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
