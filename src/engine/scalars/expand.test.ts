import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { numbers } from '../ops/opGraph.testkit.ts';
import { batchGradient, batchOf, type Sample } from './batch.testkit.ts';

type Matrix = readonly (readonly number[])[];

const { xor } = JSON.parse(readFileSync(new URL('../../../tests/golden/seeds.json', import.meta.url), 'utf8')) as {
  xor: {
    X: Matrix;
    y: readonly number[];
    initial_float32_as_double: Record<'W1' | 'W2', Matrix> & Record<'b1' | 'b2', readonly number[]>;
    step_float64: Record<'z1' | 'h1' | 'z2' | 'y_pred', Matrix> & {
      loss: number;
      grads: Record<'dz2' | 'dh1' | 'dz1' | 'dW1' | 'dW2', Matrix> & Record<'db1' | 'db2', readonly number[]>;
    };
  };
};
const { W1, b1, W2, b2 } = xor.initial_float32_as_double;
const step = xor.step_float64;
const text = (value: unknown) => JSON.stringify(value);
const transposed = (matrix: Matrix) => (matrix[0] ?? []).map((_, j) => matrix.map((row) => row[j] as number));

const data = `X = const(${text(xor.X)})\nt = const(${text(xor.y.map((y) => [y]))})\n`;
const layers = (w1: Matrix, w2: Matrix) =>
  `W1 = param(${text(w1)})\nb1 = param(${text(b1)})\nW2 = param(${text(w2)})\nb2 = param(${text(b2)})\n`;
const XOR = `${data}${layers(W1, W2)}z1 = linear(X, W1, b1)\nh = sigmoid(z1)\nz2 = linear(h, W2, b2)\ny = sigmoid(z2)\nloss = bce(y, t)`;
const AFFINE = `${data}${layers(transposed(W1), transposed(W2))}z1 = affine(X, W1, b1)\nh = sigmoid(z1)\nz2 = affine(h, W2, b2)\ny = sigmoid(z2)\nloss = bce(y, t)`;
const PLAIN = `${data}${layers(transposed(W1), transposed(W2))}z1 = X @ W1 + b1\nh = sigmoid(z1)\nz2 = h @ W2 + b2\ny = sigmoid(z2)\nloss = bce(y, t)`;
const WRITTEN = `${data}${layers(W1, W2)}z1 = X @ W1.T + b1\nh = sigmoid(z1)\nz2 = b2 + h @ transpose(W2)\ny = sigmoid(z2)\nloss = -mean(t * log(y) + (1 - t) * log(1 - y))`;

function expectClose(found: number, wanted: number, what: string): void {
  expect(Math.abs(found - wanted), `${what}: ${found}, not ${wanted}`).toBeLessThanOrEqual(
    1e-14 + 1e-12 * Math.abs(wanted),
  );
}

function expectGolden(sample: Sample, row: number): void {
  const at = (matrix: Matrix, k: number) => matrix[row]?.[k] as number;
  for (const k of [0, 1]) {
    expectClose(sample.value(`z1[${k}]`), at(step.z1, k), `z1[${k}]`);
    expectClose(sample.value(`h[${k}]`), at(step.h1, k), `h[${k}]`);
    expectClose(sample.grad(`h[${k}]`), at(step.grads.dh1, k), `dh[${k}]`);
    expectClose(sample.grad(`z1[${k}]`), at(step.grads.dz1, k), `dz1[${k}]`);
  }
  expectClose(sample.value('z2'), at(step.z2, 0), 'z2');
  expectClose(sample.value('y'), at(step.y_pred, 0), 'y');
  expectClose(sample.grad('z2'), at(step.grads.dz2, 0), 'dz2');
  expectClose(sample.value('loss'), step.loss, 'loss');
}

const linearGolden = [...step.grads.dW1.flat(), ...step.grads.db1, ...step.grads.dW2.flat(), ...step.grads.db2];
const affineGolden = [
  ...transposed(step.grads.dW1).flat(),
  ...step.grads.db1,
  ...transposed(step.grads.dW2).flat(),
  ...step.grads.db2,
];

describe.each([
  ['linear', XOR, linearGolden],
  ['affine', AFFINE, affineGolden],
  ['X @ W + b', PLAIN, affineGolden],
  ['written out', WRITTEN, linearGolden],
])('XOR with %s', (_, source, golden) => {
  const batch = batchOf(source, 4);
  const keys = batch.of(0).scalars.neurons.map(({ key }) => key);

  it('has three neurons, h0, h1 and y', () => {
    expect(batch.of(0).scalars.neurons.map(({ name }) => name)).toEqual(['z1[0]', 'z1[1]', 'z2']);
    expect(batch.of(0).scalars.neurons.map(({ unit }) => unit)).toEqual([0, 1, 0]);
  });

  it.each([0, 1, 2, 3])('agrees with the golden rows of sample %i, closed and with each neuron open', (row) => {
    expectGolden(batch.of(row), row);
    for (const key of keys) expectGolden(batch.of(row, [key]), row);
    expectGolden(batch.of(row, keys), row);
  });

  it('has gradients that add up to the golden gradient over the samples', () => {
    for (const open of [[], ...keys.map((key) => [key])]) {
      const sum = new Float64Array(golden.length);
      for (let row = 0; row < 4; row++) for (const [k, share] of batch.of(row, open).share.entries()) sum[k]! += share;
      for (const [k, wanted] of golden.entries()) expectClose(sum[k] as number, wanted, `parameter ${k}`);
    }
  });
});

describe('the graph of a sample', () => {
  const batch = batchOf(XOR, 4);

  it.each([
    ['XOR', XOR, 4],
    [
      'five inputs',
      `X = const(${text([1, 2].map((r) => [1, 2, 3, 4, 5].map((k) => Math.sin(9 * k + r))))})\nW = param(${text([1, 2, 3, 4].map((j) => [1, 2, 3, 4, 5].map((k) => Math.tan(k * j))))})\nb = param([0.1, 0.2, 0.3, 0.4])\nz = linear(X, W, b)\nloss = mean(z^2)`,
      2,
    ],
  ])('has the same numbers as the batch, to the last bit, closed and opened: %s', (_, source, rows) => {
    const batch = batchOf(source, rows);
    const keys = batch.of(0).scalars.neurons.map(({ key }) => key);
    for (const open of [[], keys]) {
      const { scalars, trace } = batch.of(1, open);
      for (const [node, elements] of scalars.elementNodes) {
        const { graph, values } = batch.trace;
        const start = graph.offsets[node] as number;
        const size = (graph.offsets[node + 1] as number) - start;
        // The loss is summed up in another order.
        if (node === graph.output) continue;
        const from = elements.length < size ? elements.length : 0;
        for (const [k, at] of elements.entries()) expect(trace.values[at]).toBe(values[start + from + k]);
      }
    }
  });

  it('names elements as the language indexes them, and what there is one of as it is', () => {
    const { graph } = batch.of(1).scalars;
    const names = new Set(graph.names.values());
    for (const name of [
      'X[1]',
      'W1[1,0]',
      'b1[1]',
      'z1[0]',
      'h[1]',
      'W2[0,1]',
      'b2',
      'y',
      't',
      'ℓ',
      'others',
      'loss',
    ]) {
      expect(names).toContain(name);
    }
  });

  it('has keys that begin with the key of the batch, each once, the same for every sample', () => {
    const first = batch.of(0).scalars;
    const { keys } = batch.trace.graph;
    expect(new Set(first.graph.keys).size).toBe(first.graph.count);
    first.graph.keys.forEach((key, at) => {
      expect(key.startsWith(`${keys[first.batchNodes[at] as number]}`), key).toBe(true);
    });
    for (const row of [1, 2, 3]) expect(batch.of(row).scalars.graph.keys).toEqual(first.graph.keys);
  });

  it('opens a neuron in place: all other nodes keep their keys, its pieces stand in a room with its key', () => {
    const closed = batch.of(0).scalars;
    const neuron = closed.neurons[1]!;
    const opened = batch.of(0, [neuron.key]).scalars;
    const others = closed.graph.keys.filter((key) => key !== neuron.key);
    expect(opened.graph.keys.filter((key) => !key.startsWith(`${neuron.key}/`))).toEqual(others);
    const [room] = opened.graph.groups;
    expect(opened.graph.groups).toHaveLength(1);
    expect(room).toMatchObject({ key: neuron.key, name: 'z1[1]', parent: -1, output: opened.neurons[1]!.node });
    for (let at = room!.first; at <= room!.last; at++) {
      expect(opened.graph.keys[at]!.startsWith(`${neuron.key}/`)).toBe(true);
    }
    expect(room!.last - room!.first + 1).toBe(4);
  });

  it('opens sigmoid and bce as well, with the same value and gradient', () => {
    const { scalars } = batch.of(3);
    const composites = scalars.graph.keys.filter((_, at) => {
      const entry = scalars.graph.palette[scalars.graph.codes[at] as number];
      return entry?.op.opens != null;
    });
    expect(composites).toHaveLength(7);
    for (const key of composites) expectGolden(batch.of(3, [key]), 3);
  });

  it('keeps constants constant and the others without gradient', () => {
    const { scalars, trace } = batch.of(0);
    for (const [leaf, source] of scalars.sources) {
      if (source.kind === 'rest') {
        expect(scalars.graph.names.get(leaf)).toBe('others');
        expect(trace.schedule.reached[leaf]).toBe(0);
        expect(trace.values[leaf]).toBeCloseTo(4 * step.loss - 1.0944833070041848, 14);
      }
    }
  });
});

/** A net of one or two layers with random sizes, numbers, activations, layout of the weights and loss. */
function randomNet(seed: number): { readonly text: string; readonly rows: number } {
  const next = numbers(seed, -1, 1);
  const pick = <T>(from: readonly T[]) => from[Math.floor(((next() + 1) / 2) * from.length)] as T;
  const matrix = (rows: number, columns: number) =>
    text(Array.from({ length: rows }, () => Array.from({ length: columns }, next)));
  const rows = pick<number>([2, 3, 5]);
  let width = pick([1, 2, 3]);
  const lines = [`X = const(${matrix(rows, width)})`];
  let last = 'X';
  for (let layer = 0; layer < pick([1, 2]); layer++) {
    const units = pick([1, 2, 3]);
    const form = pick(['affine', 'linear', '@', '@ .T']);
    const turned = form === 'linear' || form === '@ .T';
    lines.push(`W${layer} = param(${turned ? matrix(units, width) : matrix(width, units)})`);
    lines.push(`b${layer} = param(${text(Array.from({ length: units }, next))})`);
    const product = form === '@' ? `${last} @ W${layer}` : `${last} @ W${layer}.T`;
    lines.push(
      `z${layer} = ${form.startsWith('@') ? `${product} + b${layer}` : `${form}(${last}, W${layer}, b${layer})`}`,
    );
    lines.push(`h${layer} = ${pick(['tanh', 'sigmoid', 'softplus', 'silu'])}(z${layer})`);
    last = `h${layer}`;
    width = units;
  }
  lines.push(`t = const(${matrix(rows, width)})`);
  lines.push(
    `loss = ${pick([`mse(${last}, t)`, `bce(sigmoid(${last}), t)`, `softmax_cross_entropy(${last}, t)`, `mean((${last} - t)^2)`])}`,
  );
  return { text: lines.join('\n'), rows };
}

describe('other programs', () => {
  const sums = (source: string, rows: number, open: (sample: Sample) => Iterable<string> = () => []) => {
    const batch = batchOf(source, rows);
    const wanted = batchGradient(batch.trace);
    const sum = new Float64Array(wanted.length);
    for (let row = 0; row < rows; row++) {
      const sample = batch.of(row, open(batch.of(row)));
      for (const [k, share] of sample.share.entries()) sum[k]! += share;
      const loss = sample.trace.values[sample.scalars.graph.output] as number;
      expectClose(
        loss,
        batch.trace.values[batch.trace.graph.offsets[batch.trace.graph.output] as number] as number,
        'loss',
      );
    }
    for (const [k, gradient] of wanted.entries()) expectClose(sum[k] as number, gradient, `parameter ${k}`);
    expect(wanted.length).toBeGreaterThan(0);
    return batch;
  };

  const NET =
    'X = [[1, 2], [0.5, -1], [-2, 0.3]]\nt = const([[1, 0, 0], [0, 0, 1], [0, 1, 0]])\nW = param([[0.1, 0.2, -0.3], [0.4, -0.5, 0.6]])\nb = param([0.1, 0.2, 0.3])\n';

  it('a line with broadcasting', () => {
    const batch = sums(
      'x = const([[1], [2], [3], [4], [5]])\nt = const([[2], [4], [6], [8], [11]])\nw = param(0.5)\nb = param(0.1)\ny = w * x + b\nloss = mse(y, t)',
      5,
    );
    expect([...batch.of(1).scalars.graph.names.values()]).toContain('w');
  });

  it('softmax cross-entropy, closed and opened', () => {
    const source = `${NET}loss = softmax_cross_entropy(affine(X, W, b), t)`;
    const everything = ({ scalars }: Sample) => scalars.graph.keys;
    expect(sums(source, 3).of(0).scalars.graph.groups).toEqual([]);
    expect(sums(source, 3, everything).of(0, everything(batchOf(source, 3).of(0))).scalars.graph.groups.length).toBe(4);
  });

  it.each([
    ['softmax', 'p = softmax(X @ W + b)\nloss = -mean(sum(t * log(p), axis=1))'],
    ['log_softmax', 'loss = -sum(t * log_softmax(X @ W + b, axis=1)) / 3'],
    ['logsumexp', 'z = X @ W + b\nloss = mean(logsumexp(z, axis=1) - sum(z * t, axis=1))'],
    ['max', 'loss = mean(max(X @ W + b, axis=1, keepdims=1) * t)'],
    ['mse of several', 'loss = mse(tanh(X @ W), t)'],
    ['bce of several', 'loss = bce(sigmoid(X @ W), t)'],
    ['a vector of targets', 'u = const([1, 2, 3])\nloss = mse(X @ W @ [1, 2, 3], u)'],
    ['axis 0', 'loss = sum(mean((X @ W - t)^2, axis=0))'],
    ['a function of a sum over the batch', 'loss = log(sum((X @ W - t)^2))'],
    ['index', 'loss = mse(X @ W[0:1], t)'.replace('X @ W[0:1]', '(X @ W) * W[1]')],
    [
      'concat',
      'loss = mean((concat(X, t, axis=1) @ concat(W, W[[0]], axis=0))^2)'.replace(
        'W[[0]]',
        'reshape(concat(b, concat(b, b)), 3, 3)',
      ),
    ],
    ['reshape', 'loss = mean(reshape(X @ W, 3, 3, 1)^2)'],
    ['detach', 'z = X @ W + b\nloss = mean((z - detach(z * 2))^2)'],
    ['silu and relu', 'loss = mse(silu(relu(X @ W + b)), t)'],
  ])('%s', (_, rest) => {
    sums(NET + rest, 3);
    sums(NET + rest, 3, ({ scalars }) => scalars.graph.keys);
  });

  it.each(Array.from({ length: 30 }, (_, seed) => seed))('random nets: the shares add up (seed %i)', (seed) => {
    const source = randomNet(seed);
    sums(source.text, source.rows, ({ scalars: { neurons } }) =>
      neurons.filter((_, k) => k % 3 === seed % 3).map(({ key }) => key),
    );
  });

  it('layers with more inputs than a mask of 31 bits has', () => {
    const line = <T>(n: number, f: (k: number) => T) => Array.from({ length: n }, (_, k) => f(k));
    const W1 = text(line(2, (i) => line(36, (j) => Math.sin(i + 2 * j))));
    const W2 = text(line(36, (i) => [Math.cos(i)]));
    const batch = sums(
      `X = const([[1, 2], [-0.5, 0.3]])\nt = const([[1], [0]])\nW1 = param(${W1})\nb1 = param(${text(line(36, Math.cos))})\nW2 = param(${W2})\nb2 = param([0.1])\nh = tanh(affine(X, W1, b1))\nloss = mse(affine(h, W2, b2), t)`,
      2,
    );
    const { scalars, trace } = batch.of(0);
    scalars.parameterIndex.forEach((place, at) => {
      if (place >= 0) expect(trace.schedule.reached[at]).toBe(1);
    });
  });

  it('one sample alone has no others', () => {
    const { scalars } = sums(
      'X = const([[1, 2]])\nt = const([[1]])\nW = param([[1], [3]])\nb = param([1])\nloss = mse(affine(X, W, b), t)',
      1,
    ).of(0);
    expect([...scalars.graph.names.values()]).not.toContain('others');
  });

  it.each([
    ['batchAxis', 'loss = mean(transpose(X) @ t)'],
    ['batchAxis', 'loss = mean((X @ W)[0])'],
    ['batchAxis', 'loss = mean(softmax(X @ W, axis=0) * t)'],
    ['coupled', 'z = X @ W\nloss = mean((z - mean(z, axis=0))^2)'],
    ['output', 'X @ W'],
  ])('answers %s', (reason, rest) => {
    expect(batchOf(NET + rest, 3).result(0)).toMatchObject({ ok: false, reason });
  });

  it('answers sample and tooLarge', () => {
    expect(batchOf(XOR, 4).result(4)).toMatchObject({ ok: false, reason: 'sample' });
    const row = `[${'1,'.repeat(40)}1]`;
    const W = `[${`${row},`.repeat(40)}${row}]`;
    const large = `X = const([${row}, ${row}])\nW = param(${W})\nloss = sum((X @ W)^2)`;
    expect(batchOf(large, 2).result(0)).toMatchObject({ ok: false, reason: 'tooLarge' });
  });
});
