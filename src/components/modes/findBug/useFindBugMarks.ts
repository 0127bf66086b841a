import type { Marks } from '../marks/marks.ts';

/** What the mode draws on the graph. */
export function useFindBugMarks(): Marks | null {
  return null;
}
