/**
 * Everything that is bounded, in one place. A program beyond one of these gets the error `limit` (see errors.ts) before
 * the work is done, never a frozen page.
 */
export const LIMITS = {
  /** Characters of a program. */
  characters: 100_000,
  /** Nodes of a graph. */
  nodes: 50_000,
  /** Elements of all values of a graph together. */
  elements: 1_000_000,
  /** Steps of the backward passes; a recursive order doubles them with every diamond. */
  backwardSteps: 200_000,
  /** Nodes drawn at once. */
  drawn: 5_000,
} as const;

export type LimitName = keyof typeof LIMITS;
