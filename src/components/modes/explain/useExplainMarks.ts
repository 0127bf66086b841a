import { useMemo } from 'react';
import type { Marks } from '../marks/marks.ts';
import { litBy } from './litBy.ts';
import { useExplained } from './useExplained.ts';

/** Lights what the number depends on, and rings the node that it belongs to: what came along one edge belongs to none. */
export function useExplainMarks(): Marks | null {
  const explained = useExplained();
  return useMemo(() => {
    if (explained === null || explained.asked.is !== 'number') return null;
    const { quantity, node } = explained.asked;
    const lit = litBy(explained.run, quantity);
    return quantity.kind === 'contribution' || quantity.kind === 'brought' ? { lit } : { lit, ringed: new Set([node]) };
  }, [explained]);
}
