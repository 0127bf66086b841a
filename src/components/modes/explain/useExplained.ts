import { useMemo } from 'react';
import type { Run } from '../../../engine/explain/quantity.ts';
import type { Cursor } from '../../../engine/timeline/timeline.ts';
import type { Figure } from '../../../store/figure.ts';
import { useGradstep } from '../../useGradstep.ts';
import { type Asked, askedAt } from './asked.ts';

const runs = new WeakMap<Figure, Run>();

/** The run that a figure shows; of a wrong one with the right one beside it, as far as it is done at the cursor. */
export function runOf(figure: Figure, { step }: Cursor): Run {
  if (figure.seen?.kind !== 'fault') return figure;
  const until = step - figure.timeline.forward.length - 1;
  const known = runs.get(figure);
  if (known?.until === until) return known;
  const { trace, timeline } = figure;
  const run: Run = { trace, timeline, right: figure.seen.right, until };
  runs.set(figure, run);
  return run;
}

/** The number that is explained at the cursor, and the run that it is a number of; `null` without a figure. */
export function useExplained(): { readonly run: Run; readonly asked: Asked } | null {
  const figure = useGradstep((state) => state.figure);
  const cursor = useGradstep((state) => state.cursor);
  const explained = useGradstep((state) => state.explained);
  const cell = useGradstep((state) => state.cell);
  return useMemo(
    () => (figure === null ? null : { run: runOf(figure, cursor), asked: askedAt(figure, cursor, explained, cell) }),
    [figure, cursor, explained, cell],
  );
}
