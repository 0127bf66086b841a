import type { Marks } from '../marks/marks.ts';

/** What the mode draws on the graph. */
export function useDerivativeMarks(): Marks | null {
  return null;
}
