import { describe, expect, it } from 'vitest';
import { GraphBuilder } from '../graph/builder.ts';
import { elementwise } from './define.ts';
import { runOp, type Value } from './opGraph.testkit.ts';
import { opNamed } from './table.ts';

const scalar = (x: number): Value => ({ shape: [], data: Float64Array.of(x) });
const vector = (...data: number[]): Value => ({ shape: [data.length], data: Float64Array.from(data) });

/** Value and gradients of an op of scalars; the upstream gradient is 1 unless another is given. */
function at(name: string, inputs: readonly number[], upstream = 1): number[] {
  const { output, grads } = runOp(opNamed(name), inputs.map(scalar), Float64Array.of(upstream));
  return [output.data[0] as number, ...grads.map((grad) => grad?.[0] as number)];
}

describe("PyTorch's conventions at kinks, poles and ties", () => {
  it.each([
    ['relu', [0], [0, 0]],
    ['relu', [Number.NaN], [Number.NaN, 1]],
    ['leaky_relu', [0], [0, 0.01]],
    ['abs', [0], [0, 0]],
    ['abs', [-0], [0, 0]],
    ['max2', [2, 2], [2, 0.5, 0.5]],
    ['min2', [2, 2], [2, 0.5, 0.5]],
    ['log', [0], [-Infinity, Infinity]],
    ['log', [-1], [Number.NaN, -1]],
    ['sqrt', [0], [0, Infinity]],
    ['sqrt', [-1], [Number.NaN, Number.NaN]],
    ['reciprocal', [0], [Infinity, -Infinity]],
    ['div', [1, 0], [Infinity, Infinity, -Infinity]],
    ['pow', [0, 0], [1, 0, 0]],
    ['pow', [0, -1], [Infinity, -Infinity, -Infinity]],
    ['pow', [-2, 3], [-8, 12, Number.NaN]],
    ['sigmoid', [-1000], [0, 0]],
    ['sigmoid', [1000], [1, 0]],
    ['softplus', [1000], [1000, 1]],
    ['tanh', [1000], [1, 0]],
  ] as const)('%s at %j', (name, inputs, expected) => {
    expect(at(name, inputs)).toEqual(expected);
  });

  it('a closed switch lets not even an infinite gradient through', () => {
    expect(at('relu', [-1], Infinity)).toEqual([0, 0]);
    expect(at('max2', [1, 2], Infinity)).toEqual([2, 0, Infinity]);
    // A product of 0 and ∞ that is no switch stays NaN.
    expect(at('mul', [0, 3], Infinity)).toEqual([0, Infinity, Number.NaN]);
  });

  it('max and min over elements share the gradient evenly among ties', () => {
    expect([...runOp(opNamed('amax'), [vector(1, 3, 3, 3)], Float64Array.of(6)).contribution(0)]).toEqual([0, 2, 2, 2]);
    const grid: Value = { shape: [2, 2], data: Float64Array.of(1, 1, 2, 0) };
    const rows = runOp(opNamed('amin'), [grid], Float64Array.of(4, 5), { axis: 1 });
    expect([...rows.contribution(0)]).toEqual([2, 2, 0, 5]);
  });

  it('bce lets no logarithm fall below −100 and divides by 1e-12 at least', () => {
    const { output, grads } = runOp(opNamed('bce'), [vector(0, 1), vector(1, 0)]);
    expect([...output.data]).toEqual([100]);
    expect([...(grads[0] as Float64Array)]).toEqual([-0.5e12, 0.5e12]);
    expect([...(grads[1] as Float64Array)]).toEqual([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
  });

  it('softmax, log_softmax, logsumexp and softmax_cross_entropy do not overflow', () => {
    const large = vector(1000, 0, -1000);
    expect([...runOp(opNamed('softmax'), [large]).output.data]).toEqual([1, 0, 0]);
    expect([...runOp(opNamed('log_softmax'), [large]).output.data]).toEqual([0, -1000, -2000]);
    expect([...runOp(opNamed('logsumexp'), [large]).output.data]).toEqual([1000]);
    const loss = runOp(opNamed('softmax_cross_entropy'), [large, vector(0, 0, 1)]);
    expect([...loss.output.data]).toEqual([2000]);
    expect([...(loss.grads[0] as Float64Array)]).toEqual([1, 0, -1]);
  });
});

describe('where no gradient flows', () => {
  it('detach stops it', () => {
    expect(runOp(opNamed('detach'), [scalar(3)]).grads).toEqual([null]);
  });

  it('a slot without a rule asks for none, whichever slot it is', () => {
    const second = elementwise({
      name: 'second',
      symbol: '2',
      forward: (v, o, _a, b) => {
        v[o] = v[b] as number;
      },
      local: [0, 1],
      latex: ([, y]) => `${y}`,
      localLatex: [null, () => '1'],
      saves: [],
    });
    const builder = new GraphBuilder();
    const code = builder.use(second);
    const [input, constant] = [builder.leaf('input', 1), builder.leaf('constant', 2)];
    const nodes = [
      builder.binary(code, input, constant),
      builder.binary(code, constant, input),
      builder.nary(code, [input, constant]),
      builder.nary(code, [constant, input]),
    ];
    const { needsGradient } = builder.build();
    expect(nodes.map((node) => needsGradient[node])).toEqual([0, 1, 0, 1]);
    expect(runOp(second, [scalar(1), scalar(2)]).grads.map((grad) => grad?.[0] ?? null)).toEqual([null, 1]);
  });
});

describe('what does not fit', () => {
  it.each([
    ['add', [[2], [3]], {}, 'mismatch'],
    [
      'matmul',
      [
        [2, 3],
        [2, 2],
      ],
      {},
      'mismatch',
    ],
    ['matmul', [[], [2]], {}, 'rank'],
    ['affine', [[2, 3], [3, 2], [3]], {}, 'mismatch'],
    ['linear', [[2, 3], [3, 2], [2]], {}, 'mismatch'],
    ['sum', [[2, 3]], { axis: 2 }, 'axis'],
    ['softmax', [[2, 3]], { axis: -3 }, 'axis'],
    ['reshape', [[2, 3]], { shape: [4, 2] }, 'reshape'],
    ['reshape', [[2, 3]], { shape: [-1, -1] }, 'reshape'],
    ['index', [[2, 3]], { index: [2] }, 'index'],
    ['index', [[2, 3]], { index: [0, 0, 0] }, 'tooManyIndices'],
    [
      'concat',
      [
        [2, 2],
        [3, 3],
      ],
      { axis: 1 },
      'mismatch',
    ],
    ['concat', [[], []], {}, 'rank'],
    ['bce', [[4, 1], [4]], {}, 'mismatch'],
    ['mse', [[2], [3]], {}, 'mismatch'],
    ['softmax_cross_entropy', [[], []], {}, 'rank'],
  ] as const)('%s of %j with %j: %s', (name, shapes, attributes, problem) => {
    expect(opNamed(name).shape(shapes, attributes)).toMatchObject({ problem });
  });
});
