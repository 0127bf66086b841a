import type { Hyperparameters } from '../settings.ts';
import { atLeastZero, BETAS, flag, gradientOf, symbolOf, thetaBefore } from './hyperparameters.ts';
import { line, power, type RuleLine, type Term } from './lines.ts';
import type { Element, Optimizer, UpdateRule } from './optimizer.ts';

/**
 * m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − η/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε); with amsgrad √ of the largest v
 * so far. The corrections are taken in PyTorch's order, not as m̂ and v̂. `decoupled`: θ ← θ(1 − ηλ) first instead of
 * g + λθ. Source: torch.optim.Adam and AdamW (_single_tensor_adam, _single_tensor_adamw), not capturable.
 */
function rule(decoupled: boolean): UpdateRule {
  return (from, r, to, q, n, first, end, options, t) => {
    const { lr, weight_decay: decay, eps, amsgrad, maximize } = options;
    const [beta1, beta2] = options.betas;
    const rest1 = 1 - beta1;
    const rest2 = 1 - beta2;
    const rate = lr / (1 - beta1 ** t);
    const root = Math.sqrt(1 - beta2 ** t);
    const shrink = 1 - lr * decay;
    for (let k = first; k < end; k++) {
      let theta = from[r + k] as number;
      let g = from[r + n + k] as number;
      if (maximize) g = -g;
      if (decoupled) theta *= shrink;
      else if (decay !== 0) g += decay * theta;
      const m = beta1 * (from[r + 2 * n + k] as number) + rest1 * g;
      let v = beta2 * (from[r + 3 * n + k] as number) + rest2 * g * g;
      to[q + 2 * n + k] = m;
      to[q + 3 * n + k] = v;
      if (amsgrad) {
        // torch.maximum keeps a NaN, as Math.max does.
        v = Math.max(from[r + 4 * n + k] as number, v);
        to[q + 4 * n + k] = v;
      }
      to[q + k] = theta - (rate * m) / (Math.sqrt(v) / root + eps);
    }
  };
}

function steps(element: Element, options: Hyperparameters, t: number, decoupled: boolean): readonly RuleLine[] {
  const { g, lines } = gradientOf(element, options, !decoupled && options.weight_decay !== 0);
  const [eta, epsilon, lambda] = [symbolOf.lr(options), symbolOf.eps(options), symbolOf.weight_decay(options)];
  const [beta1, beta2] = [symbolOf.beta1(options), symbolOf.beta2(options)];
  const number: Term = { symbol: 't', value: t };
  const all: RuleLine[] = [...lines];
  const add = (made: RuleLine) => {
    all.push(made);
    return made;
  };
  let theta = thetaBefore(element);
  if (decoupled && lambda.value !== 0) {
    const before = theta;
    theta = add(
      line(
        '\\bar{\\theta}_{t}',
        before.value * (1 - eta.value * lambda.value),
        [before, eta, lambda],
        (put) => `${put(before)} \\cdot (1 - ${put(eta)} \\cdot ${put(lambda)})`,
      ),
    );
  }
  const mBefore = { symbol: 'm_{t-1}', value: element.state[0] as number };
  const vBefore = { symbol: 'v_{t-1}', value: element.state[1] as number };
  const m = add(
    line(
      'm_{t}',
      beta1.value * mBefore.value + (1 - beta1.value) * g.value,
      [beta1, mBefore, g],
      (put) => `${put(beta1)} \\cdot ${put(mBefore)} + (1 - ${put(beta1)}) \\cdot ${put(g)}`,
      'exp_avg',
    ),
  );
  let v = add(
    line(
      'v_{t}',
      beta2.value * vBefore.value + (1 - beta2.value) * g.value * g.value,
      [beta2, vBefore, g],
      (put) => `${put(beta2)} \\cdot ${put(vBefore)} + (1 - ${put(beta2)}) \\cdot ${power(put(g), '2')}`,
      'exp_avg_sq',
    ),
  );
  if (options.amsgrad) {
    const latest = v;
    const largest = { symbol: 'v^{\\max}_{t-1}', value: element.state[2] as number };
    v = add(
      line(
        'v^{\\max}_{t}',
        Math.max(largest.value, latest.value),
        [largest, latest],
        (put) => `\\max(${put(largest)}, ${put(latest)})`,
        'max_exp_avg_sq',
      ),
    );
  }
  const rate = add(
    line(
      '\\eta_{t}',
      eta.value / (1 - beta1.value ** t),
      [eta, beta1, number],
      (put) => `\\frac{${put(eta)}}{1 - ${power(put(beta1), put(number))}}`,
    ),
  );
  const denominator = add(
    line(
      'd_{t}',
      Math.sqrt(v.value) / Math.sqrt(1 - beta2.value ** t) + epsilon.value,
      [v, beta2, number, epsilon],
      (put) => `\\frac{\\sqrt{${put(v)}}}{\\sqrt{1 - ${power(put(beta2), put(number))}}} + ${put(epsilon)}`,
    ),
  );
  add(
    line(
      '\\theta_{t}',
      theta.value - (rate.value * m.value) / denominator.value,
      [theta, rate, m, denominator],
      (put) => `${put(theta)} - \\frac{${put(rate)} \\cdot ${put(m)}}{${put(denominator)}}`,
    ),
  );
  return all;
}

function entry<Name extends 'adam' | 'adamw'>(name: Name, title: string, decoupled: boolean): Optimizer<Name> {
  return {
    name,
    title,
    hyperparameters: [
      atLeastZero('lr', 1e-3),
      BETAS,
      atLeastZero('eps', 1e-8),
      atLeastZero('weight_decay', decoupled ? 1e-2 : 0),
      flag('amsgrad'),
      flag('maximize'),
    ],
    state: ({ amsgrad }) => (amsgrad ? ['exp_avg', 'exp_avg_sq', 'max_exp_avg_sq'] : ['exp_avg', 'exp_avg_sq']),
    conflict: () => null,
    update: rule(decoupled),
    steps: (element, options, t) => steps(element, options, t, decoupled),
  };
}

export const adam = entry('adam', 'Adam', false);
export const adamw = entry('adamw', 'AdamW', true);
