import { useState } from 'react';
import { programTexts } from '../../texts/program.ts';
import { leaveToGraph } from '../leaveToGraph.ts';
import { useSay } from '../useGradstep.ts';
import type { GridCell } from './matrixGrid.ts';
import { NumberField } from './NumberField.tsx';
import { fieldText } from './numberText.ts';
import { beginScrub } from './scrub.ts';
import { rangeFor } from './sliderRange.ts';
import type { InputEdit } from './useInputEdit.ts';

interface MatrixCellProps {
  readonly cell: GridCell;
  readonly label: string;
  readonly edit: InputEdit;
  readonly disabled: boolean;
  /** The one cell that the Tab key stops at. */
  readonly isCurrent: boolean;
  /** A finger that moves sideways pans the grid instead of dragging the number. */
  readonly pans: boolean;
  readonly enter: (element: number) => void;
  readonly tell: (note: string | null) => void;
}

/** One entry of a matrix: typed, stepped, or dragged while it does not have the focus (then a press places the caret). */
export function MatrixCell({ cell, label, edit, disabled, isCurrent, pans, enter, tell }: MatrixCellProps) {
  const say = useSay();
  const [dragged, setDragged] = useState<number | null>(null);
  const { element } = cell;
  const shown = dragged ?? cell.value;
  const { step } = rangeFor(cell.value);
  return (
    <NumberField
      cell={element}
      label={label}
      value={shown}
      step={step}
      disabled={disabled}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={() => enter(element)}
      onPointerDown={(event) => {
        const input = event.currentTarget;
        if (disabled || input.matches(':focus') || (pans && event.pointerType === 'touch')) return;
        beginScrub(event, {
          start: () => ({ value: shown, step }),
          change: (next) => {
            tell(null);
            setDragged(next);
            edit.drag(element, next);
          },
          end: (didDrag) => {
            edit.end();
            setDragged(null);
            if (didDrag) return leaveToGraph(input);
            input.focus();
            input.select();
          },
        });
      }}
      commit={(next) => {
        tell(null);
        edit.set(element, next);
      }}
      stepTo={(next) => edit.step(element, next)}
      wrong={(text) => tell(text === null ? null : say(programTexts.notANumber, { text, kept: fieldText(cell.value) }))}
    />
  );
}
