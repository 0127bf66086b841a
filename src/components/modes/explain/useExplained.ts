import { useMemo } from 'react';
import type { Run } from '../../../engine/explain/quantity.ts';
import { useGradstep } from '../../useGradstep.ts';
import { type Asked, askedAt } from './asked.ts';

/** The number that is explained at the cursor, and the run that it is a number of; `null` without a figure. */
export function useExplained(): { readonly run: Run; readonly asked: Asked } | null {
  const figure = useGradstep((state) => state.figure);
  const cursor = useGradstep((state) => state.cursor);
  const explained = useGradstep((state) => state.explained);
  const cell = useGradstep((state) => state.cell);
  return useMemo(
    () => (figure === null ? null : { run: figure, asked: askedAt(figure, cursor, explained, cell) }),
    [figure, cursor, explained, cell],
  );
}
