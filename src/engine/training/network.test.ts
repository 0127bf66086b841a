import { describe, expect, test } from 'vitest';
import { compile } from '../program/compile.ts';
import { type Layer, networkOf, weightIndex } from './network.ts';

function network(source: string) {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  const { names } = compiled.program;
  const found = networkOf(compiled.program);
  /** Nodes by the author's names, so that a test reads like the program. */
  const named = (node: number | null) => [...names].find(([, at]) => at === node)?.[0] ?? (node === null ? null : '?');
  const layers = found?.layers.map((layer) => ({
    from: named(layer.from),
    weight: named(layer.weight),
    layout: layer.layout,
    bias: named(layer.bias),
    z: named(layer.preActivation),
    h: named(layer.activation),
    sizes: [layer.inputs, layer.units],
  }));
  return { found, layers, named };
}

const DATA = 'X = const([[0, 0], [0, 1], [1, 0], [1, 1]]); t = const([[0], [1], [1], [0]])';
const HIDDEN = 'W1 = param([[1, 2], [3, 4], [5, 6]]); b1 = param([1, 2, 3])';
const OUT = 'W2 = param([[1, 2, 3]]); b2 = param([1])';

describe('networkOf', () => {
  test('linear layers, with their activations, the prediction and the target', () => {
    const { found, layers, named } = network(
      `${DATA}\n${HIDDEN}; ${OUT}\nz1 = linear(X, W1, b1)\nh = sigmoid(z1)\nz2 = linear(h, W2, b2)\ny = sigmoid(z2)\nloss = bce(y, t)`,
    );
    expect(layers).toEqual([
      { from: 'X', weight: 'W1', layout: 'out,in', bias: 'b1', z: 'z1', h: 'h', sizes: [2, 3] },
      { from: 'h', weight: 'W2', layout: 'out,in', bias: 'b2', z: 'z2', h: 'y', sizes: [3, 1] },
    ]);
    expect(found).toMatchObject({ samples: 4, features: 2 });
    expect(
      [found?.data, found?.prediction, found?.target, found?.loss, found?.hidden].map((n) => named(n ?? null)),
    ).toEqual(['X', 'y', 't', 'loss', 'h']);
  });

  test('affine, products with a bias on either side, transposed weights, no bias', () => {
    const weights = 'A = param([[1, 2, 3], [4, 5, 6]]); a = param([1, 2, 3]); B = param([[1, 2, 3]]); C = param([[1]])';
    const { layers } = network(
      `${DATA}\n${weights}\nz1 = affine(X, A, a)\nh = relu(z1)\nz2 = h @ B.T\ng = tanh(z2)\nz3 = 5 + g @ C\nloss = mse(z3, t)`,
    );
    expect(layers).toMatchObject([
      { layout: 'in,out', bias: 'a', h: 'h', sizes: [2, 3] },
      { weight: 'B', layout: 'out,in', bias: null, z: 'z2', h: 'g', sizes: [3, 1] },
      { weight: 'C', layout: 'in,out', bias: null, h: 'z3', sizes: [1, 1] },
    ]);
    const written = network(`${DATA}\nW = param([[1], [2]]); b = param([3])\ny = b + X @ W\nloss = mse(y, t)`);
    expect(written.layers).toEqual([
      { from: 'X', weight: 'W', layout: 'in,out', bias: 'b', z: 'y', h: null, sizes: [2, 1] },
    ]);
    expect(written.found?.layers[0]?.nodes).toHaveLength(2);
    expect(written.found?.hidden).toBeNull();
  });

  test('a line: one weight for one feature, whether the data are a column or a vector', () => {
    for (const x of ['[[1], [2], [3]]', '[1, 2, 3]']) {
      const { found, layers } = network(
        `x = const(${x}); t = const(${x})\nw = param(1); b = param(0)\ny = x * w + b\nloss = mse(y, t)`,
      );
      expect(layers).toEqual([{ from: 'x', weight: 'w', layout: 'out,in', bias: 'b', z: 'y', h: null, sizes: [1, 1] }]);
      expect(found).toMatchObject({ samples: 3, features: 1 });
    }
  });

  test('a loss that the author writes out, and a sigmoid written out', () => {
    const { found, layers, named } = network(
      'x = const([1, 2]); t = const([0, 1])\nw = param(1); b = param(0)\nz = w*x + b\ny = 1/(1 + exp(-z))\nloss = mean((y - t)^2)',
    );
    expect(layers).toMatchObject([{ z: 'z', h: 'y' }]);
    expect([named(found?.prediction ?? null), named(found?.target ?? null), found?.loss]).toEqual(['y', 't', null]);
  });

  test('a loss that the author writes out may weigh the same parameters again', () => {
    const { found, named } = network(
      `${DATA}\nW = param([[1], [2]]); b = param([3])\ny = X @ W + b\nloss = mean((y - t)^2) + 0.1*sum(W*W)`,
    );
    expect([named(found?.prediction ?? null), named(found?.target ?? null)]).toEqual(['y', 't']);
  });

  test('softmax belongs to a layer, a weighed loss is still the loss', () => {
    const { layers, found, named } = network(
      `${DATA}\nW = param([[1, 2], [3, 4]]); b = param([0, 0]); u = const([[1,0],[0,1],[0,1],[1,0]])\na = affine(X, W, b)\ny = softmax(a)\nl = bce(y, u)\nloss = l + 0.1*sum(W*W)`,
    );
    expect(layers).toMatchObject([{ z: 'a', h: 'y', sizes: [2, 2] }]);
    expect(named(found?.loss ?? null)).toBe('l');
  });

  test('is null where the prediction is no chain of layers', () => {
    expect(network('x = 2; y = x*x + sin(x)').found).toBeNull();
    const polynomial = 'x = const([1, 2]); t = const([1, 4])\na = param(1); c = param(1); b = param(0)';
    expect(network(`${polynomial}\ny = a*x + c*x^2 + b\nloss = mse(y, t)`).found).toBeNull();
    expect(network(`${polynomial}\ny = a*x^2 + c*x + b\nloss = mean((y - t)^2)`).found).toBeNull();
    expect(network('x = 3; w = param(2); y = w*x*x').found).toBeNull();
    const skip = `${DATA}\nW = param([[1, 2], [3, 4]]); b = param([0, 0]); V = param([[1], [2]])`;
    expect(network(`${skip}\nh = tanh(affine(X, W, b)) + X\nloss = mse(h @ V, t)`).found).toBeNull();
    expect(network(`${DATA}\nW = param([[1], [2]])\nv = W * 2\nloss = mse(X @ v, t)`).found).toBeNull();
  });

  test('weights are found by unit and input in both layouts', () => {
    const layer = { inputs: 3, units: 2 } as Layer;
    expect(weightIndex({ ...layer, layout: 'out,in' }, 1, 2)).toBe(5);
    expect(weightIndex({ ...layer, layout: 'in,out' }, 1, 2)).toBe(5);
    expect(weightIndex({ ...layer, layout: 'in,out' }, 0, 2)).toBe(4);
    expect(weightIndex({ ...layer, layout: 'out,in' }, 1, 0)).toBe(3);
  });
});
