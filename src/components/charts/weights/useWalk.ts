import { type FocusEvent, type KeyboardEvent, useMemo, useState } from 'react';
import type { NumberColumn } from './numbers.ts';

/** The number that Tab comes to. */
export interface Stop {
  readonly row: number;
  readonly column: NumberColumn;
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** One stop of Tab for all numbers of the table: the arrows walk over them, and not through time. */
export function useWalk() {
  const [stop, setStop] = useState<Stop | null>(null);
  const events = useMemo(
    () => ({
      onFocus: ({ target }: FocusEvent) => {
        const row = target.closest<HTMLElement>('[data-row]')?.dataset.row;
        const column = target instanceof HTMLElement ? target.dataset.column : undefined;
        if (row !== undefined && column !== undefined) setStop({ row: Number(row), column: column as NumberColumn });
      },
      onKeyDown: (event: KeyboardEvent) => {
        const move = MOVES[event.key];
        const from = event.target;
        if (move === undefined || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
        if (!(from instanceof HTMLButtonElement)) return;
        event.preventDefault();
        const [down, right] = move;
        const row = from.closest('tr');
        const to = down === 0 ? row : down < 0 ? row?.previousElementSibling : row?.nextElementSibling;
        const all = [...(to?.querySelectorAll<HTMLButtonElement>('[data-column]') ?? [])];
        // A row whose update is done has another number in its place: the last one before that column.
        const same = all.find(({ dataset }) => dataset.column === from.dataset.column) ?? all[0];
        (down === 0 ? all[all.indexOf(from) + right] : same)?.focus();
      },
    }),
    [],
  );
  return { stop, events };
}
