import type { Marks } from '../marks/marks.ts';

/** What the mode draws on the graph. */
export function useExplainMarks(): Marks | null {
  return null;
}
