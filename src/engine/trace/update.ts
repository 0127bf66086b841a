import type { Hyperparameters, OptimizerName } from '../training/settings.ts';

/**
 * How an optimizer moves the parameters of one iteration. All arrays are parameter vectors: every parameter of the
 * program one after the other, row-major; `offsets` says where the vector has the elements of a node.
 */
export interface Update {
  readonly optimizer: OptimizerName;
  readonly options: Hyperparameters;
  /** Number of this update, from 1: the t of Adam's bias correction. */
  readonly t: number;
  /** By parameter node, where its elements start in the vectors. */
  readonly offsets: ReadonlyMap<number, number>;
  /** Nodes that the optimizer was not given: they stay as they are. */
  readonly untouched: ReadonlySet<number>;
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** The gradient that the optimizer read: of the whole batch, also where a view shows one sample. */
  readonly gradient: Float64Array;
  /** The optimizer's own numbers before and after, one vector each name of its table entry's `state`. */
  readonly stateBefore: readonly Float64Array[];
  readonly stateAfter: readonly Float64Array[];
}
