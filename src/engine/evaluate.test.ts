import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Evaluation, evaluate } from './evaluate.ts';
import type { CompileOptions } from './program/compile.ts';

function answer(source: string, inputs?: unknown): Evaluation {
  const found = evaluate(source, inputs as CompileOptions['inputs']);
  if ('errors' in found) throw new Error(JSON.stringify(found.errors).slice(0, 300));
  return found;
}

it('answers plain data: output, value, gradients by name, nodes', () => {
  expect(answer('y = a * b + detach(c)', { a: 2, b: 3, unknown: 1 })).toEqual({
    output: 5,
    value: 7,
    grads: { a: 3, b: 2, c: null, unknown: null },
    nodes: [
      { id: 0, name: 'a', op: 'input', inputs: [], value: 2, grad: 3 },
      { id: 1, name: 'b', op: 'input', inputs: [], value: 3, grad: 2 },
      { id: 2, name: null, op: 'mul', inputs: [0, 1], value: 6, grad: 1 },
      { id: 3, name: 'c', op: 'input', inputs: [], value: 1, grad: null },
      { id: 4, name: null, op: 'detach', inputs: [3], value: 1, grad: null },
      { id: 5, name: 'y', op: 'add', inputs: [2, 4], value: 7, grad: 1 },
    ],
  });
});

it('gives tensors as nested arrays and takes them', () => {
  const found = answer('W = param([[1, 2]])\nL = sum(W @ x)', {
    W: [
      [5, 6],
      [7, 8],
    ],
    x: [1, 2],
  });
  expect(found.value).toBe(40);
  expect(found.grads).toEqual({
    W: [
      [1, 2],
      [1, 2],
    ],
    x: [12, 14],
  });
});

describe('graphs that break naive implementations (golden/autodiff_pitfalls.json)', () => {
  interface Pitfall {
    readonly id: string;
    readonly build: string;
    readonly inputs: Readonly<Record<string, number>>;
    readonly expect: { readonly value?: number; readonly grads?: Readonly<Record<string, number>> };
    readonly rtol?: number;
  }
  const { graphs } = JSON.parse(
    readFileSync(new URL('../../tests/golden/autodiff_pitfalls.json', import.meta.url), 'utf8'),
  ) as { readonly graphs: readonly Pitfall[] };
  /** The builds that are described in words, as programs. */
  const WORDS: Readonly<Record<string, string>> = {
    'y=x; repeat 30: y=y*y': `y=x\n${'y=y*y\n'.repeat(30)}`,
    'y=x; repeat 30: y=y*0.5+y*0.5': `y=x\n${'y=y*0.5+y*0.5\n'.repeat(30)}`,
    'f0=a; f1=b; f_{n}=f_{n-1}+f_{n-2}; output f61': `f0=a;f1=b\n${Array.from(
      { length: 60 },
      (_, n) => `f${n + 2}=f${n + 1}+f${n}`,
    ).join('\n')}`,
    'left fold of * over 1000 copies of x': Array(1000).fill('x').join('*'),
  };

  it.each(
    graphs
      .filter(({ id }) => id !== 'stale-value' && !id.startsWith('deep-chain'))
      .map((one) => [one.id, one] as const),
  )('%s', (_id, one) => {
    const found = answer(WORDS[one.build] ?? one.build, one.inputs);
    const rtol = one.rtol ?? 1e-12;
    const close = (actual: unknown, wanted: number) =>
      expect(Math.abs((actual as number) - wanted)).toBeLessThanOrEqual(1e-14 + rtol * Math.abs(wanted));
    if (one.expect.value !== undefined) close(found.value, one.expect.value);
    for (const [name, wanted] of Object.entries(one.expect.grads ?? {})) {
      const named = found.nodes.find((node) => node.name === name);
      // An input that the program does not name has no gradient at all (the golden file writes 0).
      if (named === undefined) expect(found.grads[name]).toBeNull();
      else close(named.grad, wanted);
    }
  });

  it('stale-value: new inputs give new values', () => {
    const at = (x: number) => answer('a=x*y; f=a*a', { x, y: 3 });
    expect([at(2).value, at(2).grads]).toEqual([36, { x: 36, y: 24 }]);
    expect([at(5).value, at(5).grads]).toEqual([225, { x: 90, y: 150 }]);
  });
});

describe('depth and length', () => {
  it.each([
    ['10,000 terms', Array(10_000).fill('x').join('+'), 10_000],
    ['5,000 brackets', `${'('.repeat(5000)}x${')'.repeat(5000)}`, 1],
    ['10,000 signs', `${'-'.repeat(10_000)}x`, 1],
    ['5,000 calls', `${'relu('.repeat(5000)}x${')'.repeat(5000)}`, 1],
  ])('%s', (_what, source, grad) => {
    expect(answer(source).grads.x).toBe(grad);
  });

  it('answers a typed error to a tower of 100,000 open brackets', () => {
    for (const bracket of ['(', '[', 'x(', '(]', '[(']) {
      expect(evaluate(bracket.repeat(Math.floor(100_000 / bracket.length)))).toHaveProperty('errors');
    }
  });
});

describe('backward plans', () => {
  it('accumulates over two passes, clears with zero_grad, double-counts in the recursive order', () => {
    expect(answer('x = 3; y = x^2\n@backward\n@backward').grads.x).toBe(12);
    expect(answer('x = 3; y = x^2\n@backward\n@zero_grad\n@backward').grads.x).toBe(6);
    expect(answer('x = 3; a = x * x; y = a * a\n@backward recursive').grads.x).toBe(216);
  });

  it('refuses a recursive order that would not end', () => {
    const diamonds = `y=x\n${'y=y*y\n'.repeat(30)}@backward recursive`;
    expect(evaluate(diamonds)).toMatchObject({ errors: [{ code: 'limit' }] });
  });
});

describe('whatever it is given', () => {
  it('treats names of Object.prototype as names', () => {
    const source = 'y = __proto__ * constructor * toString * hasOwnProperty';
    const { grads, value } = answer(source, JSON.parse('{"__proto__": 2, "toString": 3, "nodeValue": 1}'));
    expect(value).toBe(6);
    expect(Object.entries(grads)).toEqual([
      ['__proto__', 3],
      ['toString', 2],
      ['nodeValue', null],
      ['constructor', 6],
      ['hasOwnProperty', 6],
    ]);
    expect(Object.getPrototypeOf(grads)).toBe(Object.prototype);
  });

  it('ignores what are no inputs, and what cannot be read', () => {
    const throwing = {
      get x() {
        throw new Error('no');
      },
    };
    const proxy = new Proxy(
      {},
      {
        ownKeys() {
          throw new Error('no');
        },
      },
    );
    for (const inputs of [null, 'abc', 3, [], throwing, proxy]) expect(answer('x * 2', inputs).value).toBe(2);
  });

  it('reads numbers and texts of numbers; anything else is no number', () => {
    const hostile = new Proxy([1], {
      get() {
        throw new Error('no');
      },
    });
    const read = (given: unknown) => answer('x', { x: given }).value;
    expect(read('Infinity')).toBe(Number.POSITIVE_INFINITY);
    expect(read('-2.5')).toBe(-2.5);
    expect(read(Float64Array.of(1, 2))).toEqual([1, 2]);
    for (const given of [null, 'abc', '', true, {}, () => 1, Symbol.iterator, 3n, hostile])
      expect(read(given)).toBeNaN();
  });

  it('refuses values that are no tensor', () => {
    const circle: unknown[] = [];
    circle.push(circle);
    for (const given of [[], [[]], [[1], [2, 3]], [[1], 2], circle]) {
      expect(evaluate('x', { x: given } as CompileOptions['inputs'])).toMatchObject({
        errors: [{ code: 'inputShape' }],
      });
    }
  });
});
