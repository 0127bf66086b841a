import { broadcastIndex, broadcastShapes, type Shape, sameShape, sizeOf } from '../shape.ts';
import { CROSS_ENTROPY } from './crossEntropy.ts';
import { type Op, type Slice, type TensorContext, tensor } from './define.ts';
import { type Factors, mismatch, sameShapes, scaled } from './lossFactors.ts';

/** What each element of the two inputs becomes in the other's company, as in `y - t`; no tables where nothing is stretched. */
function pairs({ inputs }: TensorContext) {
  const [y, t] = inputs as readonly [Slice, Slice];
  if (sameShape(y.shape, t.shape)) return { y, t, size: sizeOf(y.shape), indexY: null, indexT: null };
  const shape = broadcastShapes(y.shape, t.shape) as Shape;
  return { y, t, size: sizeOf(shape), indexY: broadcastIndex(y.shape, shape), indexT: broadcastIndex(t.shape, shape) };
}

/** The difference of pair k. */
function differenceOf(v: Float64Array, { y, t, indexY, indexT }: ReturnType<typeof pairs>, k: number): number {
  return indexY === null ? v[y.offset + k]! - v[t.offset + k]! : v[y.offset + indexY[k]!]! - v[t.offset + indexT[k]!]!;
}

/** ±2(y − t)/N, summed over what was stretched. */
const mseFactors: Factors = (c, at, scale, context, slot) => {
  const both = pairs(context);
  const { size } = both;
  const index = slot === 0 ? both.indexY : both.indexT;
  const factor = (slot === 0 ? 2 : -2) / size;
  for (let k = 0; k < size; k++) {
    c[at + (index === null ? k : index[k]!)]! += scale * (factor * differenceOf(context.v, both, k));
  }
};

/** PyTorch's binary_cross_entropy lets no logarithm fall below this, so that a sure and wrong answer costs 100, not ∞. */
const LOG_FLOOR = -100;

/** And divides by at least this in the backward pass. */
const DENOMINATOR_FLOOR = 1e-12;

const clampedLog = (x: number) => Math.max(Math.log(x), LOG_FLOOR);

/** ln(1 − y) by log1p, which keeps the digits of a small y. */
const clampedLogOfRest = (y: number) => Math.max(Math.log1p(-y), LOG_FLOOR);

/** ∂L/∂y = (y − t)/(y(1 − y))/N */
const bceFactorsOfY: Factors = (c, at, scale, { v, inputs }) => {
  const [y, t] = inputs as readonly [Slice, Slice];
  const n = sizeOf(y.shape);
  for (let k = 0; k < n; k++) {
    const p = v[y.offset + k]!;
    c[at + k] = scale * ((p - v[t.offset + k]!) / Math.max(p * (1 - p), DENOMINATOR_FLOOR) / n);
  }
};

/** ∂L/∂t = (ln(1 − y) − ln y)/N; here PyTorch does not clamp. */
const bceFactorsOfT: Factors = (c, at, scale, { v, inputs }) => {
  const y = inputs[0]!;
  const n = sizeOf(y.shape);
  for (let k = 0; k < n; k++) {
    const p = v[y.offset + k]!;
    c[at + k] = scale * ((Math.log1p(-p) - Math.log(p)) / n);
  }
};

/** Losses, each the mean over the batch: a term is what one example costs, times 1/N. Their targets get gradients too, as in PyTorch; `const(...)` says otherwise. */
export const LOSSES: readonly Op[] = [
  tensor({
    name: 'mse',
    scalars: 'pairs',
    symbol: 'MSE',
    call: ['mse'],
    shape: ([y, t]) => (broadcastShapes(y as Shape, t as Shape) === null ? mismatch : []),
    forward: (context) => {
      const both = pairs(context);
      const { size } = both;
      let sum = 0;
      for (let k = 0; k < size; k++) {
        const d = differenceOf(context.v, both, k);
        sum += d * d;
      }
      context.v[context.out.offset] = sum / size;
    },
    latex: ([y, t]) => `\\frac{1}{N} \\sum (${y} - ${t})^{2}`,
    code: {
      torch: ({ shapes: [y, t] }) => (sameShape(y as Shape, t as Shape) ? 'F.mse_loss(a, b)' : '((a - b) ** 2).mean()'),
      forward: ['self.saved = a, b', 'return np.mean((a - b) ** 2)'],
      backward: ({ shapes: [y, t] }) => {
        const own = (gradient: string, input: string, shape: Shape | undefined) =>
          sameShape(y as Shape, t as Shape) || shape === undefined
            ? gradient
            : `_sum_to(${gradient}, np.shape(${input}))`;
        return [
          'a, b = self.saved',
          'd = dy * 2 / np.size(a - b) * (a - b)',
          `return ${own('d', 'a', y)}, ${own('-d', 'b', t)}`,
        ];
      },
      scalar: ['def mse(u, v):', '    d = u.data - v.data', '    return Value(d * d, [(u, 2 * d), (v, -2 * d)])'],
    },
    saves: [0, 1],
    terms: (context) => {
      const both = pairs(context);
      const { size } = both;
      return Array.from({ length: size }, (_, k) => {
        const d = differenceOf(context.v, both, k);
        return { a: d * d, b: 1 / size };
      });
    },
    arguments: [
      {
        ...scaled(0, mseFactors),
        localLatex: ([y, t]) => `\\frac{2}{N} (${y} - ${t})`,
        vjpLatex: ([y, t], _l, g) => `${g} \\cdot \\frac{2}{N} (${y} - ${t})`,
      },
      {
        ...scaled(1, mseFactors),
        localLatex: ([y, t]) => `-\\frac{2}{N} (${y} - ${t})`,
        vjpLatex: ([y, t], _l, g) => `-${g} \\cdot \\frac{2}{N} (${y} - ${t})`,
      },
    ],
    opens: { parameters: ['y', 't'], program: () => 'mean(square(y - t))' },
  }),
  tensor({
    name: 'bce',
    scalars: 'pairs',
    symbol: 'BCE',
    call: ['bce'],
    shape: sameShapes,
    forward: ({ v, out, inputs }) => {
      const [y, t] = inputs as readonly [Slice, Slice];
      const n = sizeOf(y.shape);
      let sum = 0;
      for (let k = 0; k < n; k++) {
        const target = v[t.offset + k]!;
        sum -= target * clampedLog(v[y.offset + k]!) + (1 - target) * clampedLogOfRest(v[y.offset + k]!);
      }
      v[out.offset] = sum / n;
    },
    latex: ([y, t]) => `-\\frac{1}{N} \\sum \\left(${t} \\odot \\ln ${y} + (1 - ${t}) \\odot \\ln(1 - ${y})\\right)`,
    code: {
      torch: 'F.binary_cross_entropy(a, b)',
      probability: 0,
      warns: true,
      forward: [
        'self.saved = a, b',
        'log, log_of_rest = np.maximum(np.log(a), -100), np.maximum(np.log1p(-a), -100)',
        'return -np.mean(b * log + (1 - b) * log_of_rest)',
      ],
      backward: [
        'a, b = self.saved',
        'da = dy * (a - b) / np.maximum(a * (1 - a), 1e-12) / np.size(a)',
        'db = dy * (np.log1p(-a) - np.log(a)) / np.size(a)',
        'return da, db',
      ],
      scalar: [
        'def bce(u, v):',
        '    y, t = u.data, v.data',
        '    log = math.log(y) if y > 0 else -math.inf',
        '    log_of_rest = math.log1p(-y) if y < 1 else -math.inf',
        '    cost = -(t * max(log, -100) + (1 - t) * max(log_of_rest, -100))',
        '    return Value(cost, [(u, (y - t) / max(y * (1 - y), 1e-12)), (v, log_of_rest - log)])',
      ],
    },
    saves: [0, 1],
    terms: ({ v, inputs }) => {
      const [y, t] = inputs as readonly [Slice, Slice];
      const n = sizeOf(y.shape);
      return Array.from({ length: n }, (_, k) => [
        { a: -v[t.offset + k]! * clampedLog(v[y.offset + k]!), b: 1 / n },
        { a: (v[t.offset + k]! - 1) * clampedLogOfRest(v[y.offset + k]!), b: 1 / n },
      ]).flat();
    },
    arguments: [
      {
        ...scaled(0, bceFactorsOfY),
        localLatex: ([y, t]) => `\\frac{1}{N} \\frac{${y} - ${t}}{${y} \\odot (1 - ${y})}`,
        vjpLatex: ([y, t], _l, g) => `${g} \\cdot \\frac{1}{N} \\frac{${y} - ${t}}{${y} \\odot (1 - ${y})}`,
      },
      {
        ...scaled(1, bceFactorsOfT),
        localLatex: ([y]) => `\\frac{1}{N} \\ln \\frac{1 - ${y}}{${y}}`,
        vjpLatex: ([y], _l, g) => `${g} \\cdot \\frac{1}{N} \\ln \\frac{1 - ${y}}{${y}}`,
      },
    ],
    opens: { parameters: ['y', 't'], program: () => '-mean(t * log(y) + (1 - t) * log(1 - y))' },
  }),
  CROSS_ENTROPY,
];
