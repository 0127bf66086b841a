import type { Reach } from '../../engine/derivative/derivativeGraph.ts';
import type { Figure } from '../figure.ts';

/** A figure that is the graph of a derivative. */
export interface DerivativeSeen {
  readonly kind: 'derivative';
  readonly by: readonly string[];
  /** The program's own figure. */
  readonly base: Figure;
  /** How many nodes are the program's: the ones after them compute the derivative. */
  readonly program: number;
  /** How many nodes the derivative of each order adds to the program. */
  readonly added: readonly number[];
  /** What each order was taken of. */
  readonly reach: readonly Reach[];
}
