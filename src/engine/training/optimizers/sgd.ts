import type { Hyperparameters } from '../settings.ts';
import { atLeastZero, flag, gradientOf, symbolOf, thetaBefore } from './hyperparameters.ts';
import { line, type RuleLine } from './lines.ts';
import type { Element, Optimizer, UpdateRule } from './optimizer.ts';

/**
 * b ← g at the first update, then b ← μb + (1 − τ)g; θ ← θ − ηb, or with Nesterov's look ahead θ ← θ − η(g + μb).
 * Without momentum θ ← θ − ηg. Source: torch.optim.SGD (_single_tensor_sgd).
 */
const update: UpdateRule = (from, r, to, q, n, first, end, options, t) => {
  const { lr, weight_decay: decay, momentum, nesterov, maximize } = options;
  const keep = 1 - options.dampening;
  for (let k = first; k < end; k++) {
    const theta = from[r + k] as number;
    let g = from[r + n + k] as number;
    if (maximize) g = -g;
    if (decay !== 0) g += decay * theta;
    if (momentum !== 0) {
      const b = t === 1 ? g : momentum * (from[r + 2 * n + k] as number) + keep * g;
      to[q + 2 * n + k] = b;
      g = nesterov ? g + momentum * b : b;
    }
    to[q + k] = theta - lr * g;
  }
};

function steps(element: Element, options: Hyperparameters, t: number): readonly RuleLine[] {
  const { g, lines } = gradientOf(element, options);
  const [eta, mu, tau, theta] = [
    symbolOf.lr(options),
    symbolOf.momentum(options),
    symbolOf.dampening(options),
    thetaBefore(element),
  ];
  const all: RuleLine[] = [...lines];
  let direction = g;
  if (mu.value !== 0) {
    const before = { symbol: 'b_{t-1}', value: element.state[0] as number };
    const first = t === 1;
    const b = line(
      'b_{t}',
      first ? g.value : mu.value * before.value + (1 - tau.value) * g.value,
      first ? [g] : [mu, before, tau, g],
      (put) => {
        if (first) return put(g);
        const share = tau.value === 0 ? put(g) : `(1 - ${put(tau)}) \\cdot ${put(g)}`;
        return `${put(mu)} \\cdot ${put(before)} + ${share}`;
      },
      'momentum_buffer',
    );
    all.push(b);
    direction = b;
    if (options.nesterov) {
      direction = line(
        '\\bar{g}_{t}',
        g.value + mu.value * b.value,
        [g, mu, b],
        (put) => `${put(g)} + ${put(mu)} \\cdot ${put(b)}`,
      );
      all.push(direction as RuleLine);
    }
  }
  all.push(
    line(
      '\\theta_{t}',
      theta.value - eta.value * direction.value,
      [theta, eta, direction],
      (put) => `${put(theta)} - ${put(eta)} \\cdot ${put(direction)}`,
    ),
  );
  return all;
}

function entry<Name extends 'sgd' | 'momentum'>(name: Name, title: string, momentum: number): Optimizer<Name> {
  return {
    name,
    title,
    hyperparameters: [
      atLeastZero('lr', 1e-3),
      atLeastZero('momentum', momentum),
      { kind: 'number', name: 'dampening', default: 0, min: Number.NEGATIVE_INFINITY, below: Number.POSITIVE_INFINITY },
      atLeastZero('weight_decay', 0),
      flag('nesterov'),
      flag('maximize'),
    ],
    state: (options) => (options.momentum === 0 ? [] : ['momentum_buffer']),
    conflict: ({ nesterov, momentum: mu, dampening }) =>
      nesterov && (mu <= 0 || dampening !== 0) ? 'nesterovNeedsMomentum' : null,
    update,
    steps,
  };
}

export const sgd = entry('sgd', 'SGD', 0);

/** The same class of PyTorch, with the momentum that everybody gives it. */
export const momentum = entry('momentum', 'SGD with momentum', 0.9);
