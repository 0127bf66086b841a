import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Evaluation, evaluate } from './evaluate.ts';
import { TENSOR_PROGRAMS } from './goldenPrograms.testkit.ts';
import type { Value } from './program/values.ts';

/** Numbers as the golden files write them: non-finite ones are texts. */
type Golden = number | string | readonly Golden[];
interface Tensor {
  readonly shape: readonly number[];
  readonly data: Golden;
}

const read = <T>(file: string): T =>
  JSON.parse(readFileSync(new URL(`../../tests/golden/${file}`, import.meta.url), 'utf8')) as T;

/** The tolerances of tests/golden/README.md. */
const RTOL = 1e-12;
const ATOL = 1e-14;

const flat = (value: Golden | Value): number[] => (Array.isArray(value) ? value.flatMap(flat) : [Number(value)]);

function expectClose(actual: Value | null | undefined, wanted: Golden, what: string, rtol = RTOL, atol = ATOL): void {
  expect(actual, what).not.toBeNull();
  expect(actual, what).toBeDefined();
  const [found, right] = [flat(actual as Value), flat(wanted)];
  expect(found.length, what).toBe(right.length);
  right.forEach((number, k) => {
    const is = found[k] as number;
    const same = Object.is(is, number) || is === number || Math.abs(is - number) <= atol + rtol * Math.abs(number);
    expect(same, `${what}[${k}]: ${is}, golden ${number}`).toBe(true);
  });
}

function evaluated(program: string, inputs?: Readonly<Record<string, number>>): Evaluation {
  const answer = evaluate(program, inputs);
  if ('errors' in answer) throw new Error(`${program}\n${JSON.stringify(answer.errors)}`);
  return answer;
}

function nodeNamed(answer: Evaluation, name: string) {
  const node = answer.nodes.find((one) => one.name === name);
  if (node === undefined) throw new Error(`nothing is named ${name}`);
  return node;
}

/** A number, vector or matrix in the language. */
const literal = (data: Golden) => JSON.stringify(data);

interface TensorCase {
  readonly id: string;
  readonly inputs: Readonly<Record<string, Tensor>>;
  readonly constants?: Readonly<Record<string, Tensor>>;
  readonly upstream: Tensor;
  readonly output: Tensor;
  readonly grads: Readonly<Record<string, Tensor>>;
}

describe('golden tensors', () => {
  const { cases } = read<{ cases: readonly TensorCase[] }>('tensors.json');

  it.each(cases.map((one) => [one.id, one] as const))('%s', (id, one) => {
    const body = TENSOR_PROGRAMS[id];
    if (body === undefined) throw new Error(`no program for ${id}`);
    const lines = [
      ...Object.entries(one.inputs).map(([name, { data }]) => `${name} = ${literal(data)}`),
      ...Object.entries(one.constants ?? {}).map(([name, { data }]) => `${name} = const(${literal(data)})`),
      `answer = ${body}`,
      `@seed ${literal(one.upstream.data)}`,
    ];
    const answer = evaluated(lines.join('\n'));
    expectClose(answer.value, one.output.data, 'value');
    for (const [name, { data }] of Object.entries(one.grads)) expectClose(answer.grads[name], data, `grad of ${name}`);
  });
});

interface Graph {
  readonly id: string;
  readonly build: string;
  readonly inputs: Readonly<Record<string, number>>;
  readonly rtol?: number;
  readonly expect: { readonly value?: number; readonly grads?: Readonly<Record<string, number>> };
}

/** `build` says in words what these programs say in the language; the others are programs as they stand. */
const repeated = (times: number, line: string) => Array.from({ length: times }, () => line).join('\n');
const PITFALL_PROGRAMS: Readonly<Record<string, string>> = {
  'diamond-mul-30 x=1.0': `y = x\n${repeated(30, 'y = y*y')}`,
  'diamond-half-30': `y = x\n${repeated(30, 'y = y*0.5 + y*0.5')}`,
  'fibonacci-60': `f0 = a + 0\nf1 = b + 0\n${Array.from({ length: 60 }, (_, k) => `f${k + 2} = f${k + 1} + f${k}`).join('\n')}`,
  'reuse-1000-mul': Array.from({ length: 1000 }, () => 'x').join('*'),
  'constant-output': 'x = 4; o = 2 + 3',
};

describe('golden pitfalls', () => {
  const { graphs } = read<{ graphs: readonly Graph[] }>('autodiff_pitfalls.json');
  // 100,000 levels are beyond the limit of 50,000 nodes: graph/deep.test.ts builds that one without a program.
  const programs = graphs.filter(({ id }) => id !== 'deep-chain-100000-skip' && id !== 'stale-value');

  it.each(programs.map((one) => [one.id, one] as const))('%s', (id, one) => {
    const answer = evaluated(PITFALL_PROGRAMS[id] ?? one.build, one.inputs);
    expectClose(answer.value, one.expect.value as number, 'value', one.rtol);
    for (const [name, grad] of Object.entries(one.expect.grads ?? {})) {
      const found = answer.grads[name] === undefined ? nodeNamed(answer, name).grad : answer.grads[name];
      // A gradient that nothing reached is null here where the golden file has 0.
      if (grad === 0 && found === null) continue;
      expectClose(found, grad, `grad of ${name}`, one.rtol);
    }
  });

  it('stale-value: new inputs, new forward pass', () => {
    const program = 'a = x*y; f = a*a';
    expect(evaluated(program, { x: 2, y: 3 })).toMatchObject({ value: 36, grads: { x: 36, y: 24 } });
    expect(evaluated(program, { x: 5, y: 3 })).toMatchObject({ value: 225, grads: { x: 90, y: 150 } });
  });
});

interface Example {
  readonly id: string;
  readonly inputs: Readonly<Record<string, Golden>>;
  readonly values: Readonly<Record<string, Golden>>;
}

interface Xor {
  readonly X: Golden;
  readonly y: readonly number[];
  readonly initial_float32_as_double: Readonly<Record<string, Golden>>;
  readonly step_float64: Readonly<Record<string, Golden>> & { readonly grads: Readonly<Record<string, Golden>> };
}

/**
 * The lessons' examples: a program each, and where its numbers stand in the file. `v:` is a value, `g:` a gradient,
 * of the node with that name; `loss` alone would be the output.
 */
const EXAMPLES: Readonly<Record<string, { program: string; reads: Readonly<Record<string, string>>; seed?: string }>> =
  {
    apple: {
      program: 'sum_price = apple_price * apple_count\ntotal = sum_price * tax_rate',
      reads: {
        sum_price: 'v:sum_price',
        total_price: 'v:total',
        d_sum_price: 'g:sum_price',
        d_tax_rate: 'g:tax_rate',
        d_apple_price: 'g:apple_price',
        d_apple_count: 'g:apple_count',
      },
    },
    apple_orange: {
      program:
        'apple_price = apple * apple_num\norange_price = orange * orange_num\nall_price = apple_price + orange_price\nprice = all_price * tax',
      reads: {
        apple_price: 'v:apple_price',
        orange_price: 'v:orange_price',
        all_price: 'v:all_price',
        price: 'v:price',
        d_all_price: 'g:all_price',
        d_tax: 'g:tax',
        d_apple_price: 'g:apple_price',
        d_orange_price: 'g:orange_price',
        d_apple: 'g:apple',
        d_apple_num: 'g:apple_num',
        d_orange: 'g:orange',
        d_orange_num: 'g:orange_num',
      },
    },
    square_of_sum: {
      program: 't = x + y\nz = t^2',
      reads: { t: 'v:t', z: 'v:z', dz_dt: 'g:t', dz_dx: 'g:x', dz_dy: 'g:y' },
    },
    square_exp_square: {
      program: 'a = x^2\nb = exp(a)\ny = b^2',
      reads: { a: 'v:a', b: 'v:b', y: 'v:y', b_grad: 'g:b', a_grad: 'g:a', x_grad: 'g:x' },
    },
    tanh_sigmoid: {
      program: 'a = tanh(x)\nb = sigmoid(a)',
      reads: { a: 'v:a', b: 'v:b', a_grad: 'g:a', x_grad_torch_float64: 'g:x' },
    },
    sigmoid_matrix: { program: 'y = sigmoid(x)', reads: { forward: 'v:y', backward: 'g:x' }, seed: 'grad_out' },
    tensor_mul_elementwise: { program: 'out = a * b', reads: { out: 'v:out', a_grad: 'g:a', b_grad: 'g:b' } },
    tensor_mul_diamond: {
      program: 'ab = a * b\nac = a * c\nz = ab * ac',
      reads: { ab: 'v:ab', ac: 'v:ac', z: 'v:z', a_grad: 'g:a', b_grad: 'g:b', c_grad: 'g:c' },
    },
    relu_layer: { program: 'y = relu(x)', reads: { forward: 'v:y', dx: 'g:x' }, seed: 'dout' },
    sigmoid_decomposed: {
      program: 'm = -1 * x\nh = exp(m)\np = h + 1\ny = 1 / p',
      reads: {
        mul_neg1: 'v:m',
        exp: 'v:h',
        plus1: 'v:p',
        y: 'v:y',
        d_plus1: 'g:p',
        d_exp: 'g:h',
        d_mul: 'g:m',
        d_x: 'g:x',
      },
    },
    affine_2x3_3x2: {
      program: 'out = affine(X, W, B)',
      reads: { out: 'v:out', dX: 'g:X', dW: 'g:W', dB: 'g:B' },
      seed: 'dout',
    },
    softmax_with_loss_batch4: {
      program: 'loss = softmax_cross_entropy(x, const(T))',
      reads: { loss: 'v:loss', dx: 'g:x' },
    },
  };

describe('golden lessons', () => {
  const { examples, xor } = read<{ examples: readonly Example[]; xor: Xor }>('seeds.json');
  const kindOf = (id: string) => id.replace(/_(-?[\d.]+)(_-?[\d.]+)?$/, '');

  it.each(examples.map((one) => [one.id, one] as const))('%s', (id, one) => {
    const lesson = EXAMPLES[id] ?? EXAMPLES[kindOf(id)];
    if (lesson === undefined) throw new Error(`no program for ${id}`);
    const program = lesson.program.replace('const(T)', `const(${literal(one.inputs.t ?? 0)})`);
    const leaves = Object.entries(one.inputs).filter(([name]) => name !== lesson.seed && name !== 't');
    const lines = [
      ...leaves.map(([name, data]) => `${name} = ${literal(data)}`),
      program,
      ...(lesson.seed === undefined ? [] : [`@seed ${literal(one.inputs[lesson.seed] as Golden)}`]),
    ];
    const answer = evaluated(lines.join('\n'));
    for (const [key, place] of Object.entries(lesson.reads)) {
      const node = nodeNamed(answer, place.slice(2));
      expectClose(place.startsWith('v:') ? node.value : node.grad, one.values[key] as Golden, `${id} ${key}`);
    }
  });

  it('gives every number of one XOR step', () => {
    const weights = Object.entries(xor.initial_float32_as_double);
    const answer = evaluated(
      [
        `X = const(${literal(xor.X)})`,
        `t = const(${literal(xor.y.map((label) => [label]))})`,
        ...weights.map(([name, data]) => `${name} = param(${literal(data)})`),
        'z1 = linear(X, W1, b1)',
        'h1 = sigmoid(z1)',
        'z2 = linear(h1, W2, b2)',
        'y_pred = sigmoid(z2)',
        'loss = bce(y_pred, t)',
      ].join('\n'),
    );
    const step = xor.step_float64;
    for (const name of ['z1', 'h1', 'z2', 'y_pred', 'loss']) {
      expectClose(nodeNamed(answer, name).value, step[name] as Golden, name);
    }
    for (const name of ['W1', 'b1', 'W2', 'b2', 'z1', 'h1', 'z2']) {
      expectClose(nodeNamed(answer, name).grad, step.grads[`d${name}`] as Golden, `d${name}`);
    }
    expectClose(nodeNamed(answer, 'y_pred').grad, step.grads.dy_pred as Golden, 'dy_pred');
    expect(nodeNamed(answer, 'X').grad).toBeNull();
  });
});
