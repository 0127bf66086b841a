import type { Hyperparameters } from '../settings.ts';
import { atLeastZero, flag, gradientOf, symbolOf, thetaBefore } from './hyperparameters.ts';
import { line, power, type RuleLine } from './lines.ts';
import type { Element, Optimizer, StateName, UpdateRule } from './optimizer.ts';

/**
 * v ← αv + (1 − α)g², d = √v + ε, or centered d = √(v − ḡ²) + ε with ḡ ← αḡ + (1 − α)g; θ ← θ − ηg/d, or with momentum
 * b ← μb + g/d, θ ← θ − ηb. Source: torch.optim.RMSprop (_single_tensor_rmsprop).
 */
const update: UpdateRule = (from, r, to, q, n, first, end, options) => {
  const { lr, weight_decay: decay, momentum, alpha, eps, centered, maximize } = options;
  const rest = 1 - alpha;
  // A row has square_avg, then momentum_buffer and grad_avg if there are such.
  const buffer = 3 * n;
  const average = momentum > 0 ? 4 * n : 3 * n;
  for (let k = first; k < end; k++) {
    const theta = from[r + k] as number;
    let g = from[r + n + k] as number;
    if (maximize) g = -g;
    if (decay !== 0) g += decay * theta;
    const v = alpha * (from[r + 2 * n + k] as number) + rest * g * g;
    to[q + 2 * n + k] = v;
    let spread = v;
    if (centered) {
      const mean = alpha * (from[r + average + k] as number) + rest * g;
      to[q + average + k] = mean;
      spread = v - mean * mean;
    }
    const d = Math.sqrt(spread) + eps;
    if (momentum > 0) {
      const b = momentum * (from[r + buffer + k] as number) + g / d;
      to[q + buffer + k] = b;
      to[q + k] = theta - lr * b;
    } else to[q + k] = theta - (lr * g) / d;
  }
};

function stateOf({ momentum, centered }: Hyperparameters): readonly StateName[] {
  const names: StateName[] = ['square_avg'];
  if (momentum > 0) names.push('momentum_buffer');
  if (centered) names.push('grad_avg');
  return names;
}

function steps(element: Element, options: Hyperparameters): readonly RuleLine[] {
  const { g, lines } = gradientOf(element, options);
  const [eta, mu, alpha, epsilon] = [
    symbolOf.lr(options),
    symbolOf.momentum(options),
    symbolOf.alpha(options),
    symbolOf.eps(options),
  ];
  const theta = thetaBefore(element);
  const names = stateOf(options);
  const before = (symbol: string, name: StateName) => ({
    symbol,
    value: element.state[names.indexOf(name)] as number,
  });
  const all: RuleLine[] = [...lines];
  const add = (made: RuleLine) => {
    all.push(made);
    return made;
  };
  const vBefore = before('v_{t-1}', 'square_avg');
  const v = add(
    line(
      'v_{t}',
      alpha.value * vBefore.value + (1 - alpha.value) * g.value * g.value,
      [alpha, vBefore, g],
      (put) => `${put(alpha)} \\cdot ${put(vBefore)} + (1 - ${put(alpha)}) \\cdot ${power(put(g), '2')}`,
      'square_avg',
    ),
  );
  let spread = v;
  if (options.centered) {
    const meanBefore = before('\\bar{g}_{t-1}', 'grad_avg');
    const mean = add(
      line(
        '\\bar{g}_{t}',
        alpha.value * meanBefore.value + (1 - alpha.value) * g.value,
        [alpha, meanBefore, g],
        (put) => `${put(alpha)} \\cdot ${put(meanBefore)} + (1 - ${put(alpha)}) \\cdot ${put(g)}`,
        'grad_avg',
      ),
    );
    spread = add(
      line(
        '\\tilde{v}_{t}',
        v.value - mean.value * mean.value,
        [v, mean],
        (put) => `${put(v)} - ${power(put(mean), '2')}`,
      ),
    );
  }
  const d = add(
    line(
      'd_{t}',
      Math.sqrt(spread.value) + epsilon.value,
      [spread, epsilon],
      (put) => `\\sqrt{${put(spread)}} + ${put(epsilon)}`,
    ),
  );
  if (!(mu.value > 0)) {
    add(
      line(
        '\\theta_{t}',
        theta.value - (eta.value * g.value) / d.value,
        [theta, eta, g, d],
        (put) => `${put(theta)} - \\frac{${put(eta)} \\cdot ${put(g)}}{${put(d)}}`,
      ),
    );
    return all;
  }
  const bBefore = before('b_{t-1}', 'momentum_buffer');
  const b = add(
    line(
      'b_{t}',
      mu.value * bBefore.value + g.value / d.value,
      [mu, bBefore, g, d],
      (put) => `${put(mu)} \\cdot ${put(bBefore)} + \\frac{${put(g)}}{${put(d)}}`,
      'momentum_buffer',
    ),
  );
  add(
    line(
      '\\theta_{t}',
      theta.value - eta.value * b.value,
      [theta, eta, b],
      (put) => `${put(theta)} - ${put(eta)} \\cdot ${put(b)}`,
    ),
  );
  return all;
}

export const rmsprop: Optimizer<'rmsprop'> = {
  name: 'rmsprop',
  title: 'RMSprop',
  hyperparameters: [
    atLeastZero('lr', 1e-2),
    atLeastZero('alpha', 0.99),
    atLeastZero('eps', 1e-8),
    atLeastZero('weight_decay', 0),
    atLeastZero('momentum', 0),
    flag('centered'),
    flag('maximize'),
  ],
  state: stateOf,
  conflict: () => null,
  update,
  steps: (element, options) => steps(element, options),
};
