import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateLatex } from '../../ops/latexEvaluator.testkit.ts';
import { latexNumber } from '../../ops/latexNumber.ts';
import { scalar } from '../../ops/matrix.testkit.ts';
import type { Program } from '../../program/program.ts';
import { TrainingRun } from '../run.ts';
import type { Hyperparameters, OptimizerName } from '../settings.ts';
import { OPTIMIZER_NAMES } from '../settings.ts';
import { type Nested, programOf, relativeError, settings, vectorOf, type Weights, XOR } from '../xor.testkit.ts';
import type { RuleLine, Term } from './lines.ts';
import type { Element, Hyperparameter, Optimizer } from './optimizer.ts';
import { hyperparametersOf, OPTIMIZERS, ruleOf } from './table.ts';

/** What an optimizer may be given: each of its hyperparameters at its default, or at something else that it allows. */
function anyOptions({ name, hyperparameters, conflict }: Optimizer): fc.Arbitrary<Hyperparameters> {
  const record = Object.fromEntries(hyperparameters.map((spec) => [spec.name, anyValue(spec)]));
  return (fc.record(record) as fc.Arbitrary<Partial<Hyperparameters>>)
    .map((options) => hyperparametersOf(name, options))
    .filter((options) => conflict(options) === null);
}

function anyValue(spec: Hyperparameter): fc.Arbitrary<unknown> {
  if (spec.kind === 'flag') return fc.boolean();
  const number = fc.double({ min: 0.001, max: 0.99, noNaN: true });
  if (spec.kind === 'pair') return fc.tuple(number, number);
  return fc.oneof(fc.constant(spec.default), number, fc.constant(spec.default === 0 ? 0 : 0.5));
}

const moderate = fc.double({ min: -10, max: 10, noNaN: true }).filter((x) => x === 0 || Math.abs(x) > 1e-3);

/** An element with a state as such an optimizer can have it: second moments are not negative. */
function anyElement(optimizer: Optimizer, options: Hyperparameters): fc.Arbitrary<Element> {
  const state = optimizer
    .state(options)
    .map((name) => (name.includes('sq') ? moderate.map((x) => 200 + Math.abs(x)) : moderate));
  return fc.record({ theta: moderate, gradient: moderate, state: fc.tuple(...state) });
}

/** Value of a right side in which each term's symbol is a letter. */
function evaluated(line: RuleLine): number {
  const letters = 'ABCDEFGH';
  const names: Record<string, ReturnType<typeof scalar>> = {};
  // Longest first, as \theta_{t-1} has no other symbol in it but `t` is in many.
  const terms = [...line.terms].sort((a, b) => b.symbol.length - a.symbol.length);
  let rule = line.rule;
  terms.forEach(({ symbol, value }: Term, k) => {
    const letter = letters[k] as string;
    names[letter] = scalar(value);
    rule = symbol === 't' ? rule.replaceAll('{t}', `{${letter}}`) : rule.split(symbol).join(letter);
  });
  return evaluateLatex(rule, { names }).data[0] as number;
}

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * (1 + Math.abs(b));

/** Each entry with random options, element and update number. */
function forAll(name: OptimizerName, check: (steps: readonly RuleLine[], given: Given) => void): void {
  const optimizer = OPTIMIZERS[name];
  const given = anyOptions(optimizer).chain((options) =>
    fc.record({
      options: fc.constant(options),
      element: anyElement(optimizer, options),
      t: fc.integer({ min: 1, max: 3000 }),
    }),
  );
  fc.assert(fc.property(given, (one) => check(optimizer.steps(one.element, one.options, one.t), one)));
}

interface Given {
  readonly options: Hyperparameters;
  readonly element: Element;
  readonly t: number;
}

describe.each(OPTIMIZER_NAMES)('the entry of %s', (name) => {
  const optimizer: Optimizer = OPTIMIZERS[name];

  it('has its own name, and defaults that it allows', () => {
    expect(optimizer.name).toBe(name);
    expect(new Set(optimizer.hyperparameters.map((one) => one.name)).size).toBe(optimizer.hyperparameters.length);
    for (const spec of optimizer.hyperparameters) {
      if (spec.kind === 'flag') continue;
      for (const value of [spec.default].flat()) {
        expect(value).toBeGreaterThanOrEqual(spec.min);
        expect(value).toBeLessThan(spec.below);
      }
    }
    expect(optimizer.conflict(hyperparametersOf(name, {}))).toBeNull();
  });

  it('has lines whose last is the new θ of the update, bit for bit, and whose states are its states', () => {
    forAll(name, (steps, { options, element, t }) => {
      const states = optimizer.state(options);
      const n = 3;
      const row = new Float64Array(n * (2 + states.length));
      [element.theta, element.gradient, ...element.state].forEach((x, section) => {
        row[section * n + 1] = x;
      });
      const next = new Float64Array(row.length + 5).fill(7);
      optimizer.update(row, 0, next, 5, n, 1, 2, options, t);
      expect(Object.is(steps[steps.length - 1]?.value, next[5 + 1]), JSON.stringify(steps)).toBe(true);
      states.forEach((state, k) => {
        const line = steps.find((one) => one.state === state);
        expect(Object.is(line?.value, next[5 + (2 + k) * n + 1]), state).toBe(true);
      });
      // Elements beside it are not touched.
      expect([next[5], next[7]]).toEqual([7, 7]);
    });
  });

  it('has formulas whose values, in symbols and with the numbers written out, are those of its lines', () => {
    forAll(name, (steps) => {
      for (const line of steps) {
        expect(close(evaluated(line), line.value), `${line.symbol} = ${line.rule} = ${line.value}`).toBe(true);
        const numbers = line.substituted(latexNumber);
        const found = evaluateLatex(numbers, { names: {} }).data[0] as number;
        expect(close(found, line.value), `${line.symbol} = ${numbers} = ${line.value}`).toBe(true);
      }
    });
  });

  it('refers in each line to what is known: θ, g, state, hyperparameters, t and the lines before', () => {
    forAll(name, (steps, { options, element, t }) => {
      const known = [element.theta, element.gradient, ...element.state, ...Object.values(options).flat(), t];
      for (const { terms, value } of steps) {
        for (const term of terms)
          expect(
            known.some((x) => Object.is(x, term.value)),
            term.symbol,
          ).toBe(true);
        known.push(value);
      }
    });
  });

  it('has a rule in symbols alone that ends with θ', () => {
    const rule = ruleOf(name, hyperparametersOf(name, {}));
    expect(rule[rule.length - 1]?.left).toBe('\\theta_{t}');
    for (const { right } of rule) expect(right).toMatch(/\S/);
  });
});

interface Reference {
  readonly initial: Readonly<Record<string, readonly Nested[]>>;
  readonly curves: readonly {
    readonly net: string;
    readonly optimizer: OptimizerName;
    readonly options: Partial<Hyperparameters>;
    readonly losses: readonly (readonly [number, number])[];
    readonly parameters: readonly number[];
    readonly state: Readonly<Record<string, readonly number[]>>;
  }[];
}

// Made with PyTorch 1.13 (float64, CPU): 300 iterations of zero_grad, backward, step with torch.optim's classes on XOR,
// 2-2-1 sigmoid and 2-4-1 tanh, mean BCE, full batch; parameters and state are those after the last.
const reference = JSON.parse(
  readFileSync(new URL('../optimizers.reference.json', import.meta.url), 'utf8'),
) as Reference;

function netOf(net: string): Program {
  const [W1, b1, W2, b2] = reference.initial[net] as readonly [Nested, Nested, Nested, Nested];
  const weights: Weights = { W1, b1, W2, b2 };
  let source = XOR;
  for (const [name, value] of Object.entries(weights)) {
    source = source.replace(new RegExp(`${name} = .*`), `${name} = param(${JSON.stringify(value)})`);
  }
  if (net === '2-4-1') source = source.replace('h1 = sigmoid', 'h1 = tanh');
  expect(vectorOf(weights).length).toBe(net === '2-4-1' ? 17 : 9);
  return programOf(source);
}

describe('curves of PyTorch', () => {
  it('are there for every optimizer', () => {
    expect([...new Set(reference.curves.map(({ optimizer }) => optimizer))].sort()).toEqual(
      [...OPTIMIZER_NAMES].sort(),
    );
  });

  it.each(
    reference.curves.map(
      (curve) => [`${curve.optimizer} ${JSON.stringify(curve.options)}, ${curve.net}`, curve] as const,
    ),
  )('%s', (_title, { net, optimizer, options, losses, parameters, state }) => {
    const run = new TrainingRun(netOf(net), settings({ optimizer, options }));
    expect(run.advance(300)).toBe(300);
    // A centered variance subtracts nearly equal numbers, so that one last digit becomes many.
    const rtol = options.centered === true ? 1e-5 : 1e-9;
    for (const [i, loss] of losses) {
      expect(relativeError([run.loss(i)], [loss]), `loss ${i}`).toBeLessThan(i <= 10 ? 1e-12 : rtol);
    }
    expect(relativeError(run.parametersAt(300), parameters)).toBeLessThan(rtol);
    // PyTorch calls them max_exp_avg_sq and so on; what the entry calls them must be those names.
    expect([...run.stateNames].sort()).toEqual(Object.keys(state).sort());
    run.stateNames.forEach((name, k) => {
      expect(relativeError(run.stateAt(300)[k] as Float64Array, state[name] as readonly number[]), name).toBeLessThan(
        100 * rtol,
      );
    });
  });
});
