import type { Marks } from '../marks/marks.ts';

/** What the mode draws on the graph. */
export function useGradientCheckMarks(): Marks | null {
  return null;
}
