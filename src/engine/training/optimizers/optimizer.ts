import type { Hyperparameters, OptimizerName } from '../settings.ts';
import type { RuleLine } from './lines.ts';

/** The names of an optimizer's own vectors, PyTorch's. */
export type StateName = 'exp_avg' | 'exp_avg_sq' | 'max_exp_avg_sq' | 'momentum_buffer' | 'square_avg' | 'grad_avg';

type NamesOf<Kind> = {
  [Name in keyof Hyperparameters]: Hyperparameters[Name] extends Kind ? Name : never;
}[keyof Hyperparameters];

/** One hyperparameter that an optimizer has: PyTorch's name and default, and what PyTorch accepts. */
export type Hyperparameter =
  /** `min` ≤ value < `below`. */
  | {
      readonly kind: 'number';
      readonly name: NamesOf<number>;
      readonly default: number;
      readonly min: number;
      readonly below: number;
    }
  /** Two numbers, each within the bounds. */
  | {
      readonly kind: 'pair';
      readonly name: NamesOf<readonly [number, number]>;
      readonly default: readonly [number, number];
      readonly min: number;
      readonly below: number;
    }
  | { readonly kind: 'flag'; readonly name: NamesOf<boolean>; readonly default: boolean };

/** Why hyperparameters that are each allowed do not go together. */
export type OptionConflict = 'nesterovNeedsMomentum';

/** One element of the parameter vector before an update: θ, its gradient, and its number of each state vector. */
export interface Element {
  readonly theta: number;
  readonly gradient: number;
  readonly state: readonly number[];
}

/**
 * An update rule: what `optimizer.step()` does. A *row* is a parameter vector of `n` elements, then the gradient, then
 * each state vector, all of them `n` long. Reads the row that starts at `from[r]`, writes parameters and state of elements
 * `first` to `end` (excluded) into the row that starts at `to[q]`; no element looks at another, nothing is allocated.
 * `t` is the number of the update, from 1; before the first one state is 0.
 */
export type UpdateRule = (
  from: Float64Array,
  r: number,
  to: Float64Array,
  q: number,
  n: number,
  first: number,
  end: number,
  options: Hyperparameters,
  t: number,
) => void;

/** Everything about one optimizer. */
export interface Optimizer<Name extends OptimizerName = OptimizerName> {
  readonly name: Name;
  /** What it is called on screen, in every language. */
  readonly title: string;
  readonly hyperparameters: readonly Hyperparameter[];
  /** Its own vectors under these options, in the order in which a row has them. */
  readonly state: (options: Hyperparameters) => readonly StateName[];
  readonly conflict: (options: Hyperparameters) => OptionConflict | null;
  readonly update: UpdateRule;
  /**
   * The rule for one element, line by line with symbols and numbers: what `update` computes, in its order of rounding. The
   * last line's value is the new θ, bit for bit; a line with `state` gives the new number of that vector.
   */
  readonly steps: (element: Element, options: Hyperparameters, t: number) => readonly RuleLine[];
}
