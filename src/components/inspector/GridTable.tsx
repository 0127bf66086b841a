import { type KeyboardEvent, useRef } from 'react';
import { printShape } from '../../engine/shape.ts';
import { FULL, formatNumber } from '../../format/number.ts';
import { placesTexts } from '../../texts/explainPlaces.ts';
import { inspectorTexts } from '../../texts/inspector.ts';
import { leaveToGraph } from '../leaveToGraph.ts';
import { mayExplain } from '../mayExplain.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { numberName } from './explaining.ts';
import type { Grid } from './view.ts';
import './grid.css';

/** Most rows and columns that are drawn; beyond, the caption says which part it is. */
const MOST_ROWS = 40;
const MOST_COLUMNS = 24;

/**
 * A value or gradient in full, with row and column numbers. A click or the arrow keys choose the entry that is written out;
 * a click on it, Enter at it, or the button over the table explains it.
 */
export function GridTable({ grid: { caption, tone, shape, elements, cell, explains } }: { readonly grid: Grid }) {
  const say = useSay();
  const store = useStoreApi();
  const table = useRef<HTMLTableElement>(null);
  const columns = shape.at(-1) ?? 1;
  const rows = elements.length / Math.max(1, columns);
  const drawnRows = Math.min(rows, MOST_ROWS);
  const drawnColumns = Math.min(columns, MOST_COLUMNS);
  const cut = drawnRows < rows || drawnColumns < columns;
  const current = cellIn(cell, columns, drawnRows, drawnColumns);
  const asked = useGradstep(mayExplain);
  const explained =
    asked && explains !== undefined ? { node: explains.node, what: explains.what, element: cell } : null;
  const explainIt =
    explains === undefined || explained === null
      ? null
      : say(placesTexts.explain, numberName(explains.name, shape, explained));

  const explain = () => {
    // The grid goes with its panel: the steps' keys act again from the graph.
    leaveToGraph(table.current);
    store.getState().explain(explained);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    if (move === undefined || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    // Within the table the arrows walk over its cells, not through time.
    event.preventDefault();
    const row = clamp(Math.floor(current / columns) + move[0], drawnRows);
    const column = clamp((current % columns) + move[1], drawnColumns);
    store.getState().setCell(row * columns + column);
    table.current?.querySelector<HTMLButtonElement>(`[data-cell="${row * columns + column}"]`)?.focus();
  };

  return (
    <figure className="inspector-grid">
      <figcaption>
        <span>
          {caption}
          {cut &&
            ` · ${say(inspectorTexts.shownPart, { rows: drawnRows, columns: drawnColumns, shape: printShape(shape) })}`}
        </span>
        {explainIt !== null && (
          <button type="button" className="inspector-small inspector-grid-explain" onClick={explain}>
            {explainIt}
          </button>
        )}
      </figcaption>
      <div className="inspector-grid-scroll">
        <table ref={table} className={`is-${tone}`}>
          <thead>
            <tr>
              <td />
              {range(drawnColumns).map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {range(drawnRows).map((row) => (
              <tr key={row}>
                {shape.length < 2 ? <td /> : <th scope="row">{row}</th>}
                {range(drawnColumns).map((column) => {
                  const at = row * columns + column;
                  const number = elements[at] as number;
                  return (
                    <td key={column}>
                      <button
                        type="button"
                        data-cell={at}
                        tabIndex={at === current ? 0 : -1}
                        aria-pressed={at === cell}
                        title={[formatNumber(number, FULL), at === cell && explainIt].filter(Boolean).join(' · ')}
                        onClick={() => (at === cell && explained !== null ? explain() : store.getState().setCell(at))}
                        onKeyDown={onKeyDown}
                      >
                        {formatNumber(number)}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const range = (length: number) => Array.from({ length }, (_, k) => k);
const clamp = (at: number, extent: number) => Math.min(Math.max(at, 0), extent - 1);

/** The cell that can be reached by Tab: the chosen one, or the first when that is not drawn. */
function cellIn(cell: number, columns: number, rows: number, drawnColumns: number): number {
  return Math.floor(cell / columns) < rows && cell % columns < drawnColumns ? cell : 0;
}
