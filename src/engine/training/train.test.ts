import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TrainingRun } from './run.ts';
import { OPTIMIZER_NAMES } from './settings.ts';
import { type Trained, train } from './train.ts';
import {
  flat,
  goldenXor,
  type Nested,
  programOf,
  relativeError,
  settings,
  vectorOf,
  type Weights,
  XOR,
} from './xor.testkit.ts';

const golden = goldenXor(readFileSync(new URL('../../../tests/golden/seeds.json', import.meta.url), 'utf8'));

const anything = (options: unknown, source: unknown = XOR) =>
  (train as (source: unknown, options: unknown) => ReturnType<typeof train>)(source, options);

function done(answer: ReturnType<typeof train>): Trained {
  if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
  return answer;
}

const codesOf = (options: unknown, source: unknown = XOR) => {
  const answer = anything(options, source);
  return 'errors' in answer ? answer.errors.map(({ code }) => code) : null;
};

describe('train', () => {
  it('is the training of the golden data', () => {
    const { losses, parameters } = done(
      train(XOR, { optimizer: 'adam', learningRate: 0.01, iterations: 2000, seed: 42 }),
    );
    const curve = golden.training['adam_lr0.01_2000'];
    expect(losses.length).toBe(2000);
    expect(relativeError(losses.slice(0, 10), curve?.first10 ?? [])).toBeLessThan(1e-12);
    expect(
      relativeError(vectorOf(parameters as unknown as Weights), vectorOf(curve?.final_params as Weights)),
    ).toBeLessThan(1e-9);
    expect(parameters.W2).toHaveLength(1);
  });

  it.each(OPTIMIZER_NAMES)('does what a run does (%s), with batches and without clearing', (optimizer) => {
    for (const change of [
      {},
      { batchSize: 3 },
      { zeroGrad: false },
      { batchSize: 2, zeroGrad: false, updates: ['b1'] },
    ]) {
      const { losses, parameters } = done(train(XOR, { optimizer, lr: 0.02, iterations: 50, seed: 3, ...change }));
      const run = new TrainingRun(programOf(XOR), settings({ optimizer, options: { lr: 0.02 }, seed: 3, ...change }));
      run.advance(50);
      expect(losses).toEqual(Array.from(run.losses));
      expect(Object.values(parameters).flatMap((value) => flat(value as Nested))).toEqual(
        Array.from(run.parametersAt(50)),
      );
    }
  });

  it('takes PyTorch’s names, and its own', () => {
    const one = train(XOR, { iterations: 5, lr: 0.1, batch_size: 2, zero_grad: false, momentum: 0.5, seed: 1 });
    const other = train(XOR, {
      iterations: 5,
      learningRate: 0.1,
      batchSize: 2,
      zeroGrad: false,
      momentum: 0.5,
      seed: 1,
    });
    expect(one).toEqual(other);
    expect(
      codesOf({ optimizer: 'adam', iterations: 2, betas: [0.8, 0.9], eps: 1e-6, amsgrad: true, weight_decay: 0.1 }),
    ).toBeNull();
  });

  it('goes on after NaN, as PyTorch does', () => {
    const { losses, parameters } = done(train('w = param(1)\nL = w * w', { learningRate: 10, iterations: 1000 }));
    expect(losses.length).toBe(1000);
    expect(losses[999]).toBeNaN();
    expect(parameters.w).toBeNaN();
  });

  it('names parameters that have no name, and gives __proto__ like any other', () => {
    const { parameters } = done(train('L = (param(1) - 2)^2 + param(3)^2', { iterations: 1 }));
    expect(Object.keys(parameters)).toEqual(['θ1', 'θ2']);
    const proto = done(train('__proto__ = param(1)\nL = __proto__^2', { iterations: 1 }));
    expect(Object.keys(proto.parameters)).toEqual(['__proto__']);
  });

  it('answers mistakes in the program', () => {
    expect(codesOf({ iterations: 1 }, 'w = param(')).not.toBeNull();
    expect(codesOf({ iterations: 1 }, 'x^2')).toEqual(['noParameters']);
    expect(codesOf({ iterations: 1 }, 'w = param([1, 2])\nw')).toEqual(['outputNotScalar']);
    expect(codesOf({ iterations: 1 }, 'w = param(1)\n2')).toEqual(['parameterUnused']);
    expect(codesOf({ iterations: 1 }, 'v = param(1)\nw = param(1)\nw')).toBeNull();
    expect(codesOf({ iterations: 1 }, 7)).toEqual(['empty']);
  });

  it('answers mistakes in the options', () => {
    expect(codesOf(undefined)).toEqual(['badTrainingOption']);
    expect(codesOf({ iterations: 1, optimizer: 'lion' })).toEqual(['unknownOptimizer']);
    expect(codesOf({ iterations: 1, optimizer: 'constructor' })).toEqual(['unknownOptimizer']);
    expect(codesOf({ iterations: 1, weigth_decay: 1 })).toEqual(['unknownTrainingOption']);
    expect(codesOf({ iterations: 1, betas: [0, 0] })).toEqual(['unknownTrainingOption']);
    expect(codesOf({ iterations: 1, nesterov: true })).toEqual(['nesterovNeedsMomentum']);
    expect(codesOf({ iterations: 1, updates: ['W9'] })).toEqual(['unknownParameter']);
    for (const iterations of [0, -1, 1.5, Number.NaN, 1e9, '5', null]) {
      expect(codesOf({ iterations }), String(iterations)).toEqual(['badTrainingOption']);
    }
    for (const wrong of [
      { learningRate: -1 },
      { lr: Number.POSITIVE_INFINITY },
      { optimizer: 'adam', betas: [1, 0.9] },
      { optimizer: 'adam', betas: 0.9 },
      { optimizer: 'adam', amsgrad: 1 },
      { seed: 0.5 },
      { batch_size: 0 },
      { zero_grad: 'no' },
      { updates: [1] },
    ]) {
      expect(codesOf({ iterations: 1, ...wrong }), JSON.stringify(wrong)).toEqual(['badTrainingOption']);
    }
  });

  it('never throws, whatever it is given', () => {
    const hostile = new Proxy([], {
      get: () => {
        throw new Error('hostile');
      },
    });
    expect(codesOf({ iterations: 1, optimizer: 'adam', betas: hostile })).toEqual(['badTrainingOption']);
    const value = fc.oneof(
      fc.anything(),
      fc.constantFrom(...OPTIMIZER_NAMES),
      fc.double(),
      fc.integer({ min: -2, max: 20 }),
    );
    const key = fc.constantFrom(
      ...[
        'optimizer',
        'iterations',
        'lr',
        'learningRate',
        'betas',
        'eps',
        'seed',
        'batch_size',
        'zero_grad',
        'updates',
      ],
      ...['momentum', 'alpha', '__proto__', 'constructor', 'toString'],
    );
    const source = fc.oneof(fc.constant(XOR), fc.constant('w = param(1)\nw^2'), fc.anything());
    fc.assert(
      fc.property(source, fc.oneof(fc.anything(), fc.dictionary(key, value)), (text, options) => {
        const answer = anything(options, text);
        expect('errors' in answer ? answer.errors.length : answer.losses.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});
