import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { initialParameters } from './initial.ts';
import { parameterTable } from './parameters.ts';
import { goldenXor, programOf, vectorOf, XOR } from './xor.testkit.ts';

const golden = goldenXor(readFileSync(new URL('../../../tests/golden/seeds.json', import.meta.url), 'utf8'));

function drawn(source: string, seed: number | null) {
  const program = programOf(source);
  const table = parameterTable(program);
  const vector = initialParameters(program, table, seed);
  return Object.fromEntries(
    table.parameters.map(({ name, start, size }) => [name, Array.from(vector.subarray(start, start + size))]),
  );
}

describe('initial parameters', () => {
  it('are what the program writes', () => {
    expect(drawn('w = param([[1, 2], [3, 4]])\nb = param(5)\nsum(w) * b', null)).toEqual({ w: [1, 2, 3, 4], b: [5] });
  });

  it('are the weights of the golden data for seed 42, bit for bit', () => {
    const program = programOf(XOR);
    const vector = initialParameters(program, parameterTable(program), 42);
    expect(Array.from(vector)).toEqual(vectorOf(golden.initial_float32_as_double));
  });

  it('are those of nn.Linear(3, 5) and nn.Linear(5, 1) after torch.manual_seed(7), up to a float32 ulp', () => {
    // PyTorch 1.13 of Debian, whose fused multiply-add moves some draws by an ulp (see tests/golden/README.md).
    const source = `
      X = [[1, 2, 3]]
      A = param([[0,0,0], [0,0,0], [0,0,0], [0,0,0], [0,0,0]])
      a = param([0,0,0,0,0])
      B = param([[0,0,0,0,0]])
      b = param([0])
      sum(linear(linear(X, A, a), B, b))`;
    const wanted = {
      A: [0.04032507538795471, -0.3477921187877655, 0.18384182453155518, 0.1811612844467163, -0.3085803687572479],
      a: [-0.1624825894832611, 0.25447338819503784, -0.4929971694946289, 0.5426164269447327, -0.452889084815979],
      B: [0.3424561321735382, -0.07766067981719971, 0.2300417125225067, 0.1742769181728363, 0.018720407038927078],
      b: [0.08338852226734161],
    };
    const found = drawn(source, 7);
    for (const [name, numbers] of Object.entries(wanted)) {
      numbers.forEach((number, k) => {
        expect(Math.abs((found[name]?.[k] as number) - number), `${name}[${k}]`).toBeLessThan(6e-8);
      });
    }
  });

  it.each([
    ['affine', 'affine(X, W, b)'],
    ['a product', 'X @ W + b'],
    ['a product, bias first', 'b + X @ W'],
  ])('of %s with weights (in, out) are the transpose of the same layer', (_title, layer) => {
    const found = drawn(`X = [[1, 2, 3]]\nW = param([[0, 0], [0, 0], [0, 0]])\nb = param([0, 0])\nsum(${layer})`, 42);
    const rows = 'W = param([[0, 0, 0], [0, 0, 0]])\nb = param([0, 0])\n';
    for (const layerOfRows of ['linear(X, W, b)', 'X @ W.T + b']) {
      const linear = drawn(`X = [[1, 2, 3]]\n${rows}sum(${layerOfRows})`, 42);
      const [a, b, c, d, e, f] = linear.W as number[];
      expect(found.W).toEqual([a, d, b, e, c, f]);
      expect(found.b).toEqual(linear.b);
    }
  });

  it('of a bias are those of the layer it is added to, wherever it is written', () => {
    for (const [shape, sum] of [
      ['[[0, 0], [0, 0], [0, 0]]', 'b = param([0, 0])'],
      ['[0, 0, 0]', 'b = param(0)'],
    ] as const) {
      const biasFirst = (layer: string) => drawn(`X = [[1, 2, 3]]\n${sum}\nW = param(${shape})\nsum(${layer})`, 5);
      expect(biasFirst('X @ W + b')).toEqual(biasFirst('affine(X, W, b)'));
      expect(Math.max(...(biasFirst('X @ W + b').b as number[]).map(Math.abs))).toBeLessThanOrEqual(1 / Math.sqrt(3));
    }
  });

  it('of scalars and of vectors outside layers are within their bounds', () => {
    const found = drawn('w = param(1)\nW = param([[0,0,0,0]])\nv = param([1,2,3])\nw*sum(W @ [1,2,3,4]) + sum(v)', 3);
    expect(Math.abs(found.w?.[0] as number)).toBeLessThanOrEqual(1);
    for (const x of [...(found.W as number[]), ...(found.v as number[])]) expect(Math.abs(x)).toBeLessThanOrEqual(0.5);
  });
});
