import type { Hyperparameters, OptimizerName } from '../settings.ts';
import { adam, adamw } from './adam.ts';
import type { Optimizer } from './optimizer.ts';
import { rmsprop } from './rmsprop.ts';
import { momentum, sgd } from './sgd.ts';

/** Every optimizer, once. A new one is an entry here and a name in OptimizerName. */
export const OPTIMIZERS: { readonly [Name in OptimizerName]: Optimizer<Name> } = {
  sgd,
  momentum,
  adam,
  adamw,
  rmsprop,
};

/** What an optimizer does not have does nothing. */
const NONE: Hyperparameters = {
  lr: 0,
  weight_decay: 0,
  momentum: 0,
  dampening: 0,
  nesterov: false,
  betas: [0, 0],
  eps: 0,
  alpha: 0,
  centered: false,
  amsgrad: false,
  maximize: false,
};

/**
 * All hyperparameters of an optimizer: what `options` says, else its defaults. What it does not have is 0 or false,
 * whatever `options` says.
 */
export function hyperparametersOf(name: OptimizerName, options: Partial<Hyperparameters>): Hyperparameters {
  const own = OPTIMIZERS[name].hyperparameters.map((one) => [one.name, options[one.name] ?? one.default] as const);
  return { ...NONE, ...Object.fromEntries(own) };
}

/** The rule of an optimizer in symbols alone, as it is from the second update on: LaTeX, line by line. */
export function ruleOf(
  name: OptimizerName,
  options: Hyperparameters,
): readonly { readonly left: string; readonly right: string }[] {
  const { state, steps } = OPTIMIZERS[name];
  const element = { theta: 0, gradient: 0, state: state(options).map(() => 0) };
  return steps(element, options, 2).map(({ symbol, rule }) => ({ left: symbol, right: rule }));
}
