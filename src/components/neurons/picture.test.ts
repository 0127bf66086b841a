import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { networkOf } from '../../engine/training/network.ts';
import type { TrainingSettings } from '../../engine/training/settings.ts';
import { flat, goldenXor, type Nested } from '../../engine/training/xor.testkit.ts';
import { makeStore } from '../../store/store.ts';
import { learning } from '../../store/training/learning.ts';
import { neuronPicture } from './picture.ts';

const golden = goldenXor(readFileSync('tests/golden/seeds.json', 'utf8'));
const start = golden.initial_float32_as_double;
const step64 = golden.step_float64 as unknown as Readonly<Record<'z1' | 'h1' | 'z2' | 'y_pred', Nested>> & {
  readonly loss: number;
  readonly grads: Readonly<Record<string, Nested>>;
};
const moved = (golden.step_float64 as unknown as Readonly<Record<string, typeof start>>)['updated_all_params_lr0.1'];

const SOURCE = `
X = const([[0, 0], [0, 1], [1, 0], [1, 1]])
t = const([[0], [1], [1], [0]])
W1 = param(${JSON.stringify(start.W1)})
b1 = param(${JSON.stringify(start.b1)})
W2 = param(${JSON.stringify(start.W2)})
b2 = param(${JSON.stringify(start.b2)})
z1 = linear(X, W1, b1)
h = sigmoid(z1)
z2 = linear(h, W2, b2)
y = sigmoid(z2)
loss = bce(y, t)`;
/** 1 … 4 the forwards, the loss, zero grad, the seed, backward through bce, σ, z2, σ, z1, then W1, b1, W2, b2. */
const STEP = { z1: 1, h: 2, y: 4, loss: 5, zeroGrad: 6, z2Sends: 10, z1Sends: 12, updateW1: 13, end: 16 } as const;

const SGD: Partial<TrainingSettings> = { optimizer: 'sgd', options: { lr: 0.1 } };

function at(step: number, sample: number | null = null, change: Partial<TrainingSettings> = {}, iteration = 0) {
  const training = { ...SGD, ...change };
  const store = makeStore({ document: { source: SOURCE, values: {}, training } }, learning);
  store.getState().goToIteration(iteration);
  const { figure } = store.getState();
  const network = figure === null ? null : networkOf(figure.program);
  if (figure === null || network === null) throw new Error('no network');
  return neuronPicture(figure, { step, edge: null }, sample, network);
}

const close = (found: readonly (number | null | undefined)[], wanted: readonly number[]) => {
  expect(found).toHaveLength(wanted.length);
  found.forEach((number, k) => {
    const target = wanted[k] as number;
    expect(Math.abs((number ?? Number.NaN) - target)).toBeLessThanOrEqual(1e-12 * Math.max(1e-3, Math.abs(target)));
  });
};
const rowOf = (nested: Nested | undefined, row: number) => flat((nested as readonly Nested[])[row] as Nested);
const means = (nested: Nested | undefined) => {
  const rows = (nested as readonly Nested[]).map(flat);
  return (rows[0] as readonly number[]).map(
    (_, k) => rows.reduce((sum, row) => sum + (row[k] as number), 0) / rows.length,
  );
};
const amounts = (picture: ReturnType<typeof at>, layer: number) =>
  picture.lines.filter(({ plan }) => plan.layer === layer).toSorted((a, b) => a.element - b.element);

describe('the neurons of one step of XOR', () => {
  it.each([0, 1, 2, 3])('have the activations and gradients of sample %i', (sample) => {
    const { columns } = at(STEP.z1Sends, sample);
    const [, hidden, output, loss] = columns;
    close(hidden?.units.map(({ preActivation }) => preActivation) ?? [], rowOf(step64.z1, sample));
    close(hidden?.units.map(({ value }) => value) ?? [], rowOf(step64.h1, sample));
    close(hidden?.units.map(({ gradient }) => gradient) ?? [], rowOf(step64.grads.dh1, sample));
    close(hidden?.units.map(({ preGradient }) => preGradient) ?? [], rowOf(step64.grads.dz1, sample));
    close(output?.units.map(({ value }) => value) ?? [], rowOf(step64.y_pred, sample));
    close(output?.units.map(({ preGradient }) => preGradient) ?? [], rowOf(step64.grads.dz2, sample));
    close([loss?.units[0]?.value], [step64.loss]);
  });

  it('are means over the batch where no sample is chosen', () => {
    const [, hidden, output] = at(STEP.z1Sends).columns;
    close(hidden?.units.map(({ value }) => value) ?? [], means(step64.h1));
    close(hidden?.units.map(({ gradient }) => gradient) ?? [], means(step64.grads.dh1));
    close(output?.units.map(({ gradient }) => gradient) ?? [], means(step64.grads.dy_pred));
  });

  it('are empty until they are computed', () => {
    const values = (step: number) => at(step, 2).columns.map(({ units }) => units.map(({ value }) => value !== null));
    expect(values(0)).toEqual([[true, true], [false, false], [false], [false]]);
    expect(values(STEP.z1)).toEqual([[true, true], [false, false], [false], [false]]);
    expect(at(STEP.z1, 2).columns[1]?.units[0]?.preActivation).not.toBeNull();
    expect(values(STEP.h)).toEqual([[true, true], [true, true], [false], [false]]);
    expect(values(STEP.loss)).toEqual([[true, true], [true, true], [true], [true]]);
  });

  it('have lines that show a weight until its gradient has arrived, then that, then the new weight', () => {
    const before = at(STEP.zeroGrad);
    expect(before.lines.map(({ lane }) => lane)).toEqual(new Array(6).fill('value'));
    close(
      amounts(before, 0).map(({ amount }) => amount),
      flat(start.W1),
    );
    const sent = at(STEP.z2Sends);
    expect(amounts(sent, 0).map(({ lane }) => lane)).toEqual(new Array(4).fill('value'));
    expect(amounts(sent, 1).map(({ lane }) => lane)).toEqual(['gradient', 'gradient']);
    close(
      amounts(sent, 1).map(({ amount }) => amount),
      flat(step64.grads.dW2 as Nested),
    );
    close([sent.columns[2]?.units[0]?.bias?.amount], flat(step64.grads.db2 as Nested));
    const all = at(STEP.z1Sends);
    close(
      amounts(all, 0).map(({ amount }) => amount),
      flat(step64.grads.dW1 as Nested),
    );
    const moving = at(STEP.updateW1);
    expect(moving.lines.map(({ lane, moving }) => `${lane} ${moving}`)).toEqual([
      ...new Array(4).fill('value true'),
      ...new Array(2).fill('value false'),
    ]);
    close(
      amounts(moving, 0).map(({ amount }) => amount),
      flat(moved?.W1 as Nested),
    );
    close(
      amounts(moving, 1).map(({ amount }) => amount),
      flat(start.W2),
    );
    const end = at(STEP.end);
    close(
      amounts(end, 1).map(({ amount }) => amount),
      flat(moved?.W2 as Nested),
    );
    close(end.columns[1]?.units.map(({ bias }) => bias?.amount) ?? [], flat(moved?.b1 as Nested));
  });

  it('say who works in a step: the layer, its lines where it weighs, and the loss', () => {
    const active = (step: number) => at(step).columns.map(({ active }) => active);
    const on = (step: number) => at(step).lines.map(({ on }) => on);
    expect(active(STEP.z1)).toEqual([null, 'forward', null, null]);
    expect(on(STEP.z1)).toEqual([true, true, true, true, false, false]);
    expect(on(STEP.h)).toEqual(new Array(6).fill(false));
    expect(active(STEP.loss)).toEqual([null, null, null, 'forward']);
    expect(active(STEP.zeroGrad)).toEqual([null, null, null, null]);
    expect(active(STEP.zeroGrad + 1)).toEqual([null, null, null, 'seed']);
    expect(active(STEP.z2Sends)).toEqual([null, null, 'backward', null]);
    expect(on(STEP.z2Sends)).toEqual([false, false, false, false, true, true]);
  });

  it('have lines as wide as their weight is large, compared with the largest in the same lane', () => {
    const { lines, widest } = at(STEP.z2Sends);
    expect(widest.value).toBe(Math.max(...flat(start.W1).map(Math.abs)));
    close([widest.gradient], [Math.max(...flat(step64.grads.dW2 as Nested))]);
    for (const { size, amount, lane } of lines) close([size], [Math.abs(amount) / (widest[lane] as number)]);
    expect(at(0).widest.gradient).toBeNull();
  });

  it('stay as they are where the optimizer was not given the parameter', () => {
    const { columns } = at(STEP.updateW1 + 1, null, { updates: ['W1', 'W2'] });
    expect(columns[1]?.units.map(({ bias }) => bias?.moving)).toEqual([false, false]);
    close(columns[1]?.units.map(({ bias }) => bias?.amount) ?? [], flat(start.b1));
  });

  it('do not take what the iteration before has left for a gradient that has arrived', () => {
    const lanes = (step: number) => at(step, null, { zeroGrad: false }, 1).lines.map(({ lane }) => lane);
    expect(lanes(0)).toEqual(new Array(6).fill('value'));
    // Without zero grad each backward step is one earlier: z2 has sent.
    const sent = STEP.z2Sends - 1;
    expect(lanes(sent)).toEqual([...new Array(4).fill('value'), 'gradient', 'gradient']);
  });

  it('clamp the sample to the rows of a mini-batch', () => {
    const { sample, samples } = at(STEP.y, 3, { batchSize: 2 });
    expect([sample, samples]).toEqual([1, 2]);
  });
});
