import type { Hyperparameters } from '../settings.ts';
import { line, type RuleLine, type Term } from './lines.ts';
import type { Element, Hyperparameter } from './optimizer.ts';

type Of<Kind extends Hyperparameter['kind']> = Extract<Hyperparameter, { readonly kind: Kind }>;

/** A number from 0 on. */
export function atLeastZero(name: Of<'number'>['name'], value: number): Hyperparameter {
  return { kind: 'number', name, default: value, min: 0, below: Number.POSITIVE_INFINITY };
}

export function flag(name: Of<'flag'>['name']): Hyperparameter {
  return { kind: 'flag', name, default: false };
}

/** The hyperparameters of a moment estimate, each from 0 to below 1. */
export const BETAS: Hyperparameter = { kind: 'pair', name: 'betas', default: [0.9, 0.999], min: 0, below: 1 };

/** The symbols that the rules use, for the lessons' η (PyTorch's documentation writes γ for the learning rate). */
export const symbolOf = {
  lr: (o: Hyperparameters): Term => ({ symbol: '\\eta', value: o.lr }),
  weight_decay: (o: Hyperparameters): Term => ({ symbol: '\\lambda', value: o.weight_decay }),
  momentum: (o: Hyperparameters): Term => ({ symbol: '\\mu', value: o.momentum }),
  dampening: (o: Hyperparameters): Term => ({ symbol: '\\tau', value: o.dampening }),
  beta1: (o: Hyperparameters): Term => ({ symbol: '\\beta_{1}', value: o.betas[0] }),
  beta2: (o: Hyperparameters): Term => ({ symbol: '\\beta_{2}', value: o.betas[1] }),
  eps: (o: Hyperparameters): Term => ({ symbol: '\\epsilon', value: o.eps }),
  alpha: (o: Hyperparameters): Term => ({ symbol: '\\alpha', value: o.alpha }),
} as const;

/** θ before the update. */
export function thetaBefore({ theta }: Element): Term {
  return { symbol: '\\theta_{t-1}', value: theta };
}

/**
 * What the optimizer takes as gradient: −g where it climbs, and g + λθ where weights decay (not AdamW's decay).
 * @returns the term to go on with, and the line that makes it when it is not g itself.
 */
export function gradientOf(
  element: Element,
  options: Hyperparameters,
  decays = options.weight_decay !== 0,
): { readonly g: Term; readonly lines: readonly RuleLine[] } {
  const g: Term = { symbol: 'g_{t}', value: element.gradient };
  const theta = thetaBefore(element);
  const lambda = symbolOf.weight_decay(options);
  if (!decays && !options.maximize) return { g, lines: [] };
  const signed = options.maximize ? -g.value : g.value;
  const made = line(
    '\\tilde{g}_{t}',
    decays ? signed + lambda.value * theta.value : signed,
    decays ? [g, lambda, theta] : [g],
    (put) => `${options.maximize ? '-' : ''}${put(g)}${decays ? ` + ${put(lambda)} \\cdot ${put(theta)}` : ''}`,
  );
  return { g: made, lines: [made] };
}
