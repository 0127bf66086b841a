import { type KeyboardEvent, useRef, useState } from 'react';
import type { Value } from '../../engine/program/compile.ts';
import { printShape, type Shape } from '../../engine/shape.ts';
import { programTexts } from '../../texts/program.ts';
import { useSay } from '../useGradstep.ts';
import { MatrixCell } from './MatrixCell.tsx';
import { gridOf, neighbour } from './matrixGrid.ts';
import { useInputEdit } from './useInputEdit.ts';

interface MatrixRowProps {
  readonly name: string;
  readonly value: Value;
  readonly shape: Shape;
  readonly isParameter: boolean;
  readonly disabled: boolean;
}

/** A vector or matrix as a grid of number fields: one stop of the Tab key, arrow keys inside; a cell can be dragged. */
export function MatrixRow({ name, value, shape, isParameter, disabled }: MatrixRowProps) {
  const say = useSay();
  const edit = useInputEdit(name);
  const table = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const [note, setNote] = useState<string | null>(null);
  const grid = gridOf(value, shape);
  const label = say(programTexts.matrix, { name, shape: printShape(shape) });

  const focusCell = (cell: number) => {
    const input = table.current?.querySelector<HTMLInputElement>(`input[data-cell="${cell}"]`);
    input?.focus();
    input?.select();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = neighbour(grid, current, event.key, event.shiftKey);
    // Inside a text that is being written, left and right move its caret.
    if (next === null || (!isAtEdge(target, event.key) && event.key !== 'Enter')) return;
    event.preventDefault();
    event.stopPropagation();
    focusCell(next);
  };

  return (
    <>
      <span className="program-name" title={label}>
        {isParameter && (
          <span className="program-theta" role="img" aria-label={say(programTexts.parameter)}>
            θ
          </span>
        )}
        {name}
      </span>
      <span className="program-shape">{printShape(shape)}</span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll or be a grid in every browser */}
      <div
        ref={table}
        role="group"
        aria-label={label}
        className="program-matrix"
        data-columns={grid.columns}
        data-scrolls={grid.columns > FITTING || undefined}
        onKeyDownCapture={onKeyDown}
      >
        {grid.rows.map((cells) => (
          <div key={cells[0]?.element} className="program-matrix-row">
            {cells.map((cell) => (
              <MatrixCell
                key={cell.element}
                label={say(shape.length === 1 ? programTexts.vectorEntry : programTexts.entry, { name, ...cell })}
                cell={cell}
                edit={edit}
                disabled={disabled}
                isCurrent={cell.element === current}
                pans={grid.columns > FITTING}
                enter={setCurrent}
                tell={setNote}
              />
            ))}
          </div>
        ))}
      </div>
      {grid.hidden > 0 && <p className="program-note">{say(programTexts.moreEntries, grid.hidden)}</p>}
      {note !== null && (
        <p className="program-note" role="status">
          {note}
        </p>
      )}
    </>
  );
}

/** Columns that fit into the panel beside each other. */
const FITTING = 4;

/** Whether an arrow key would leave the text of a field: nothing, or all of it, is selected at that end. */
function isAtEdge(input: HTMLInputElement, key: string): boolean {
  const { selectionStart: start, selectionEnd: end, value } = input;
  if (key === 'ArrowUp' || key === 'ArrowDown') return true;
  const all = start === 0 && end === value.length;
  return all || (key === 'ArrowLeft' ? end === 0 : start === value.length);
}
