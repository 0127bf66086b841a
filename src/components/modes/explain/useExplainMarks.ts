import { useMemo } from 'react';
import { sliceOf } from '../../../engine/explain/slice.ts';
import type { Marks } from '../marks/marks.ts';
import { useExplained } from './useExplained.ts';

/** Lights what the number depends on, and rings the node that it belongs to. */
export function useExplainMarks(): Marks | null {
  const explained = useExplained();
  return useMemo(() => {
    if (explained === null || explained.asked.is !== 'number') return null;
    const { quantity, node } = explained.asked;
    return { lit: sliceOf(explained.run, quantity), ringed: new Set([node]) };
  }, [explained]);
}
