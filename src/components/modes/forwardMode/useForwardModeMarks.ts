import type { Marks } from '../marks/marks.ts';

/** What the mode draws on the graph. */
export function useForwardModeMarks(): Marks | null {
  return null;
}
