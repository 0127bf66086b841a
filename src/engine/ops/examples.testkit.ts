import type { Shape } from '../shape.ts';
import type { Attributes } from './define.ts';

/** Inputs for the loop over the table: shapes, and what the op is configured with. */
export interface Example {
  readonly shapes: readonly Shape[];
  readonly attributes?: Attributes;
  /** The shape of the answer, written by hand. */
  readonly output: Shape;
}

const reductions: readonly Example[] = [
  { shapes: [[2, 3]], output: [] },
  { shapes: [[2, 3]], attributes: { keepdims: true }, output: [1, 1] },
  { shapes: [[2, 3]], attributes: { axis: 0 }, output: [3] },
  { shapes: [[2, 3]], attributes: { axis: 1 }, output: [2] },
  { shapes: [[2, 3]], attributes: { axis: 0, keepdims: true }, output: [1, 3] },
  { shapes: [[2, 3]], attributes: { axis: -1, keepdims: true }, output: [2, 1] },
  { shapes: [[4]], attributes: { axis: 0 }, output: [] },
  { shapes: [[]], output: [] },
  { shapes: [[2, 3, 2]], attributes: { axis: 1 }, output: [2, 2] },
];

const softmaxes: readonly Example[] = [
  { shapes: [[2, 3]], output: [2, 3] },
  { shapes: [[2, 3]], attributes: { axis: 0 }, output: [2, 3] },
  { shapes: [[4]], output: [4] },
  { shapes: [[2, 3, 2]], attributes: { axis: 1 }, output: [2, 3, 2] },
];

/** At least one a tensor op: the loop over the table fails for an op that is missing here. */
export const TENSOR_EXAMPLES: Readonly<Record<string, readonly Example[]>> = {
  sum: reductions,
  mean: reductions,
  amax: reductions,
  amin: reductions,
  logsumexp: reductions,
  matmul: [
    {
      shapes: [
        [2, 3],
        [3, 2],
      ],
      output: [2, 2],
    },
    {
      shapes: [
        [1, 1],
        [1, 1],
      ],
      output: [1, 1],
    },
    {
      shapes: [
        [3, 1],
        [1, 2],
      ],
      output: [3, 2],
    },
    { shapes: [[3], [3, 2]], output: [2] },
    { shapes: [[2, 3], [3]], output: [2] },
    { shapes: [[3], [3]], output: [] },
  ],
  transpose: [
    { shapes: [[2, 3]], output: [3, 2] },
    { shapes: [[3]], output: [3] },
    { shapes: [[]], output: [] },
    { shapes: [[2, 3, 4]], output: [4, 3, 2] },
  ],
  reshape: [
    { shapes: [[2, 3]], attributes: { shape: [3, 2] }, output: [3, 2] },
    { shapes: [[2, 3]], attributes: { shape: [6] }, output: [6] },
    { shapes: [[2, 3]], attributes: { shape: [-1, 2] }, output: [3, 2] },
  ],
  softmax: softmaxes,
  log_softmax: softmaxes,
  mse: [
    {
      shapes: [
        [2, 3],
        [2, 3],
      ],
      output: [],
    },
    { shapes: [[], []], output: [] },
    { shapes: [[2, 3], [3]], output: [] },
    {
      shapes: [
        [2, 1],
        [1, 3],
      ],
      output: [],
    },
  ],
  bce: [
    {
      shapes: [
        [4, 1],
        [4, 1],
      ],
      output: [],
    },
    {
      shapes: [
        [2, 3],
        [2, 3],
      ],
      output: [],
    },
    { shapes: [[], []], output: [] },
  ],
  softmax_cross_entropy: [
    {
      shapes: [
        [2, 3],
        [2, 3],
      ],
      output: [],
    },
    { shapes: [[3], [3]], output: [] },
  ],
  affine: [
    { shapes: [[2, 3], [3, 2], [2]], output: [2, 2] },
    { shapes: [[4, 2], [2, 1], [1]], output: [4, 1] },
    { shapes: [[2, 3], [3, 2], []], output: [2, 2] },
    { shapes: [[3], [3, 2], [2]], output: [2] },
    { shapes: [[2, 3], [3], []], output: [2] },
  ],
  linear: [
    { shapes: [[2, 3], [2, 3], [2]], output: [2, 2] },
    { shapes: [[4, 2], [1, 2], [1]], output: [4, 1] },
    { shapes: [[3], [2, 3], [2]], output: [2] },
    { shapes: [[2, 3], [3], []], output: [2] },
  ],
  index: [
    { shapes: [[2, 3]], attributes: { index: [1] }, output: [3] },
    { shapes: [[2, 3]], attributes: { index: [0, 2] }, output: [] },
    { shapes: [[3]], attributes: { index: [-1] }, output: [] },
  ],
  concat: [
    {
      shapes: [
        [2, 2],
        [2, 3],
      ],
      attributes: { axis: 1 },
      output: [2, 5],
    },
    {
      shapes: [
        [1, 3],
        [2, 3],
      ],
      output: [3, 3],
    },
    { shapes: [[2], [3]], output: [5] },
  ],
};

/** Attributes for elementwise ops that have some; `{}` alone for all others. */
export const ELEMENTWISE_ATTRIBUTES: Readonly<Record<string, readonly Attributes[]>> = {
  power: [3, 2, 1, 0, -1, -2, 0.5, 1.5, 1.1].map((exponent) => ({ exponent })),
  leaky_relu: [{}, { slope: 0.25 }],
};

/** Shapes of the inputs of an elementwise op with the broadcast shape, by arity. */
export const BROADCASTS: Readonly<Record<number, readonly Example[]>> = {
  1: [
    { shapes: [[]], output: [] },
    { shapes: [[3]], output: [3] },
    { shapes: [[2, 3]], output: [2, 3] },
  ],
  2: [
    { shapes: [[], []], output: [] },
    {
      shapes: [
        [2, 3],
        [2, 3],
      ],
      output: [2, 3],
    },
    { shapes: [[2, 3], [3]], output: [2, 3] },
    { shapes: [[3], [2, 3]], output: [2, 3] },
    {
      shapes: [
        [2, 1],
        [1, 3],
      ],
      output: [2, 3],
    },
    { shapes: [[], [2, 2]], output: [2, 2] },
    { shapes: [[2, 2], []], output: [2, 2] },
    { shapes: [[1, 1], []], output: [1, 1] },
    { shapes: [[1], [2, 1]], output: [2, 1] },
  ],
};
