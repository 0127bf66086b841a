import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run as runTrace } from '../trace/run.ts';
import { schedule } from '../trace/schedule.ts';
import { nodeValue } from '../trace/trace.ts';
import { dataOf } from './batches.ts';
import { TRAINING_LIMITS } from './limits.ts';
import { parameterTable } from './parameters.ts';
import { Passes } from './passes.ts';
import { TrainingRun } from './run.ts';
import { flat, goldenXor, type Nested, programOf, relativeError, settings, vectorOf, XOR } from './xor.testkit.ts';

const golden = goldenXor(readFileSync(new URL('../../../tests/golden/seeds.json', import.meta.url), 'utf8'));

const xor = programOf(XOR);

const trained = (change: Parameters<typeof settings>[0], iterations: number, program = xor) => {
  const run = new TrainingRun(program, settings(change));
  run.advance(iterations);
  return run;
};

const sgd = (lr: number) => ({ optimizer: 'sgd', options: { lr }, seed: 42 }) as const;

describe('one step of XOR', () => {
  const step = golden.step_float64;
  const run = trained(sgd(0.1), 1);

  it('has the values and gradients of the golden data', () => {
    expect(relativeError([run.loss(0)], [step.loss])).toBeLessThan(1e-12);
    const { dW1, db1, dW2, db2 } = step.grads as Record<'dW1' | 'db1' | 'dW2' | 'db2', Nested>;
    expect(relativeError(run.gradientsAt(0), [dW1, db1, dW2, db2].flatMap(flat))).toBeLessThan(1e-12);
    const plan = schedule(xor.graph, xor.plan);
    if (plan === null) throw new Error('no schedule');
    const trace = runTrace(plan, run.leavesAt(0));
    for (const [name, key] of Object.entries({ z1: 'z1', h1: 'h1', z2: 'z2', y: 'y_pred' })) {
      const value = nodeValue(trace, xor.names.get(name) as number);
      expect(relativeError(value, flat(step[key] as Nested)), name).toBeLessThan(1e-12);
    }
  });

  it('moves all parameters, or the weights alone', () => {
    const all = step['updated_all_params_lr0.1'] as typeof golden.initial_float32_as_double;
    expect(relativeError(run.parametersAt(1), vectorOf(all))).toBeLessThan(1e-12);
    const some = trained({ ...sgd(0.1), updates: ['W1', 'W2'] }, 1);
    const weights = step['updated_weights_only_lr0.1'] as typeof all;
    expect(relativeError(some.parametersAt(1), vectorOf(weights))).toBeLessThan(1e-12);
    expect([...some.updateAt(0).untouched]).toEqual(['b1', 'b2'].map((name) => xor.names.get(name)));
  });
});

describe('the training curves of the golden data', () => {
  it.each([
    ['adam_lr0.01_2000', { seed: 42 }],
    ['sgd_lr0.1_2000', sgd(0.1)],
    ['sgd_lr0.1_2000_weights_only', { ...sgd(0.1), updates: ['W1', 'W2'] }],
    ['sgd_lr0.1_20000', sgd(0.1)],
    ['sgd_lr1_5000', sgd(1)],
  ] as const)('%s', (name, change) => {
    const curve = golden.training[name];
    if (curve === undefined) throw new Error('no such curve');
    const last = Number(/_(\d{4,5})(_|$)/.exec(name)?.[1]);
    const run = trained(change, last + 1);
    expect(run.stop).toBeNull();
    for (const [i, loss] of curve.loss_before_step) expect(relativeError([run.loss(i)], [loss])).toBeLessThan(1e-9);
    expect(relativeError(run.losses.subarray(0, 10), curve.first10)).toBeLessThan(1e-12);
    expect(relativeError([run.loss(last)], [curve.final_loss])).toBeLessThan(1e-9);
    expect(relativeError(run.parametersAt(last), vectorOf(curve.final_params))).toBeLessThan(1e-9);
    const trace = runTrace(schedule(xor.graph) as NonNullable<ReturnType<typeof schedule>>, run.leavesAt(last));
    const predictions = nodeValue(trace, xor.names.get('y') as number);
    expect(relativeError(predictions, curve.final_predictions)).toBeLessThan(1e-9);
  });
});

describe('a run', () => {
  it('is the same however it is cut', () => {
    const whole = trained({ optimizer: 'rmsprop', options: {}, seed: 1 }, 5000);
    const parts = new TrainingRun(xor, settings({ optimizer: 'rmsprop', options: {}, seed: 1 }));
    for (const n of [0, 1, 2, 1997, 3000]) expect(parts.advance(n)).toBe(n);
    expect(parts.losses).toEqual(whole.losses);
    for (const i of [0, 1, 1820, 3641, 5000]) expect(parts.parametersAt(i)).toEqual(whole.parametersAt(i));
  });

  it('can compute every iteration again from its row, for every compiled version', () => {
    const run = trained({ seed: 42 }, 500);
    const opened = programOf(XOR, { open: 'all' });
    const plan = schedule(opened.graph, opened.plan);
    if (plan === null) throw new Error('no schedule');
    const places = parameterTable(opened);
    for (const i of [0, 250, 499]) {
      const trace = runTrace(plan, run.leavesAt(i, opened));
      expect(relativeError(nodeValue(trace, opened.graph.output), [run.loss(i)])).toBeLessThan(1e-12);
      const update = run.updateAt(i, opened);
      for (const { node, start, size } of places.parameters) {
        const { offsets } = opened.graph;
        const grads = trace.grads.subarray(offsets[node], offsets[node + 1]);
        expect(relativeError(grads, update.gradient.subarray(start, start + size))).toBeLessThan(1e-9);
        expect(update.offsets.get(node)).toBe(start);
      }
      expect(update.before).toEqual(run.parametersAt(i));
      expect(update.after).toEqual(run.parametersAt(i + 1));
      expect([update.t, update.stateBefore.length]).toEqual([i + 1, 2]);
      expect(update.stateAfter).toEqual(run.stateAt(i + 1));
    }
  });

  it('lets gradients pile up when nothing clears them, and hands on what it left', () => {
    const program = programOf('w = param(2)\nb = param(1)\nw * 3 + b * 5');
    const run = trained({ optimizer: 'sgd', options: { lr: 0.1 }, zeroGrad: false }, 3, program);
    expect([0, 1, 2].map((i) => Array.from(run.gradientsAt(i)))).toEqual([
      [3, 5],
      [6, 10],
      [9, 15],
    ]);
    expect(run.carriedAt(0)).toBeNull();
    expect(run.carriedAt(2)).toEqual(run.gradientsAt(1));
    expect(Array.from(run.carriedFor(1, program.graph) as Float64Array)).toEqual(
      Array.from(
        { length: program.graph.count },
        (_, node) => ({ w: 3, b: 5 })[program.graph.names.get(node) ?? ''] ?? 0,
      ),
    );
    expect(Array.from(trained({}, 3, program).gradientsAt(2))).toEqual([3, 5]);
    // w before each update: 2, then −0.1·3, −0.1·6, −0.1·9.
    expect(run.parametersAt(3)[0]).toBeCloseTo(2 - 0.1 * 18, 12);
  });

  it('follows a program with several backward passes', () => {
    const program = programOf('w = param(2)\nw * 3\n@backward\n@backward');
    expect(Array.from(trained({}, 2, program).gradientsAt(1))).toEqual([6]);
  });

  it('leaves a parameter that no gradient reaches as it is, also when weights decay', () => {
    const program = programOf('w = param(2)\nv = param(3)\nL = w^2 + 0 * detach(v)');
    const run = trained({ optimizer: 'adamw', options: {} }, 10, program);
    expect(run.parametersAt(10)[1]).toBe(3);
    expect(run.parametersAt(10)[0]).toBeLessThan(2);
  });

  it('takes mini-batches in the order of its generator, and the rows into every version', () => {
    const run = trained({ ...sgd(0.1), batchSize: 3 }, 4);
    expect([0, 1, 2, 3].map((i) => Array.from(run.rowsAt(i) as Int32Array))).toEqual([[2, 3, 0], [1], [2, 1, 3], [0]]);
    expect([run.batched, run.perEpoch]).toEqual([true, 2]);
    for (const i of [0, 1, 2]) {
      const program = programOf(XOR, { inputs: run.inputsAt(i) ?? {} });
      const trace = runTrace(
        schedule(program.graph) as NonNullable<ReturnType<typeof schedule>>,
        run.leavesAt(i, program),
      );
      expect(nodeValue(trace, program.graph.output)[0]).toBe(run.loss(i));
      const x = nodeValue(trace, program.names.get('X') as number);
      expect(Array.from(x)).toEqual(Array.from(run.rowsAt(i) as Int32Array).flatMap((row) => [row >> 1, row & 1]));
    }
    // A version with all rows gets all of them.
    const full = run.leavesAt(0);
    const at = xor.graph.offsets[xor.names.get('X') as number] as number;
    expect(Array.from(full.subarray(at, at + 8))).toEqual([0, 0, 0, 1, 1, 0, 1, 1]);
  });

  it('takes all rows where the program allows no other number of them', () => {
    const source = 'x = [1, 2, 3, 4]\nt = [1, 2, 3, 4]\nw = param(0)\nmse(reshape(w * x, 4), t)';
    const run = trained({ batchSize: 2 }, 2, programOf(source));
    expect([run.batched, run.rowsAt(0), run.inputsAt(0), run.count]).toEqual([false, null, null, 2]);
    expect(trained({ batchSize: 4 }, 1).batched).toBe(false);
    expect(dataOf(xor)?.rows).toBe(4);
  });

  it('ends where the loss is below a goal', () => {
    const run = new TrainingRun(xor, settings({ seed: 42 }));
    run.advance(100_000, 0.1);
    expect(run.loss(run.count - 1)).toBeLessThan(0.1);
    expect(run.loss(run.count - 2)).toBeGreaterThanOrEqual(0.1);
  });

  it('computes no gradients of data', () => {
    const { reached } = new Passes(xor, settings()).trace.schedule;
    expect(['X', 'W1', 'y', 't'].map((name) => reached[xor.names.get(name) as number])).toEqual([0, 1, 1, 0]);
  });

  it('measures gradients', () => {
    const run = trained({ seed: 42 }, 1);
    const [w1] = run.table.parameters;
    const norm = Math.hypot(...run.gradientsAt(0).subarray(w1?.start, w1?.size));
    expect(run.gradientNorm(0, 0)).toBeCloseTo(norm, 15);
  });

  it('refuses iterations that it has not', () => {
    const run = trained({}, 2);
    expect(() => run.loss(2)).toThrow(RangeError);
    expect(() => run.gradientsAt(2)).toThrow(RangeError);
    expect(() => run.parametersAt(3)).toThrow(RangeError);
    expect(() => run.parametersAt(-1)).toThrow(RangeError);
  });
});

describe('a run that stops by itself', () => {
  const stopOf = (source: string, lr: number, most = 10_000) => {
    const program = programOf(source);
    const run = trained({ optimizer: 'sgd', options: { lr } }, most, program);
    const { stop } = run;
    if (stop?.reason !== 'nonFinite') throw new Error(`no such stop: ${JSON.stringify(stop)}`);
    expect(run.advance(10)).toBe(0);
    expect(run.count).toBe(stop.iteration + 1);
    return [stop.what, program.graph.names.get(stop.node), stop.iteration];
  };

  it('names the first value that is no number', () => {
    // w ← w − 10·2w grows 19-fold: w² overflows before w does.
    const [what, name, iteration] = stopOf('w = param(1)\nu = w * 1\nL = u * u', 10);
    expect([what, name]).toEqual(['value', 'L']);
    expect(19 ** (iteration as number)).toBeGreaterThan(1e154);
    expect(19 ** ((iteration as number) - 1)).toBeLessThan(1.4e154);
    expect(stopOf('x = 0\nw = param(1)\nq = log(x * w)\nL = q * 2', 0.1)).toEqual(['value', 'q', 0]);
  });

  it('names the first gradient in the order of the backward pass', () => {
    expect(stopOf('w = param(0)\nr = sqrt(w)\nL = r * 2', 0.1)).toEqual(['gradient', 'w', 0]);
    expect(stopOf('w = param(0)\nu = w * 1\nv = u * 1\nr = sqrt(v)\nL = r * 2', 0.1)).toEqual(['gradient', 'v', 0]);
  });

  it('names the parameter that overflows', () => {
    expect(stopOf('v = param(1)\nw = param(1)\nL = w * 1e300 + v', 1e10)).toEqual(['parameter', 'w', 0]);
  });

  it('says so when the memory is full, and keeps what it has', () => {
    const size = 500_000;
    const program = programOf('L = sum(square(w * 1))'.replace('w', 'param([1, 2])'));
    expect(trained({}, 100, program).stop).toBeNull();
    const wide = programOf(`w = param([${new Array(20_000).fill(1).join(',')}])\nL = sum(w)`);
    const run = trained({ optimizer: 'sgd', options: {} }, size, wide);
    expect(run.stop).toEqual({ reason: 'memory', iteration: run.count });
    expect(run.count).toBeGreaterThan(TRAINING_LIMITS.doubles / 40_001 - 3);
    expect(run.parametersAt(run.count).length).toBe(20_000);
  });

  it('says so after the most iterations', () => {
    const run = trained({ optimizer: 'sgd', options: {} }, 300_000, programOf('w = param(1)\nL = w * 0'));
    expect(run.stop).toEqual({ reason: 'iterations', iteration: TRAINING_LIMITS.iterations });
    expect(run.count).toBe(TRAINING_LIMITS.iterations);
  });
});
