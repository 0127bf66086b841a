import type { Figure } from '../figure.ts';

/** A figure that is the graph of a derivative. */
export interface DerivativeSeen {
  readonly kind: 'derivative';
  readonly by: readonly string[];
  /** The program's own figure. */
  readonly base: Figure;
}
