import { broadcastIndex, broadcastShapes, type Shape, sameShape, sizeOf } from '../shape.ts';
import { type Argument, type Op, type ShapeProblem, type ShapeRule, type TensorContext, tensor } from './define.ts';
import { writeSoftmax } from './softmax.ts';

/** A loss is one number, so its vjp is upstream · ∂L/∂x: one factor an element. `factor` computes all of them. */
function scaled(factor: (context: TensorContext) => Float64Array): Pick<Argument, 'vjp' | 'terms'> {
  return {
    vjp: (c, at, g, context) => {
      const upstream = g[context.out.offset]!;
      const factors = factor(context);
      for (let k = 0; k < factors.length; k++) c[at + k] = upstream * factors[k]!;
    },
    terms: (context, g, index) => [{ a: g[context.out.offset]!, b: factor(context)[index]! }],
  };
}

const mismatch: ShapeProblem = { problem: 'mismatch', left: 0, right: 1 };

/** PyTorch's bce and cross entropy want predictions and targets of one shape. */
const sameShapes: ShapeRule = ([y, t]) => (sameShape(y as Shape, t as Shape) ? [] : mismatch);

/** What each element of the two inputs becomes in the other's company: broadcasting as in `y - t`. */
function pairs({ inputs }: TensorContext) {
  const [y, t] = inputs as [(typeof inputs)[0], (typeof inputs)[0]];
  const shape = broadcastShapes(y.shape, t.shape) as Shape;
  return { y, t, size: sizeOf(shape), indexY: broadcastIndex(y.shape, shape), indexT: broadcastIndex(t.shape, shape) };
}

/** ±2(y − t)/N, summed over what was stretched. */
const mseFactor = (slot: 0 | 1) => (context: TensorContext) => {
  const { y, t, size, indexY, indexT } = pairs(context);
  const factors = new Float64Array(sizeOf(context.inputs[slot]!.shape));
  const scale = (slot === 0 ? 2 : -2) / size;
  for (let k = 0; k < size; k++) {
    factors[(slot === 0 ? indexY : indexT)[k]!]! +=
      scale * (context.v[y.offset + indexY[k]!]! - context.v[t.offset + indexT[k]!]!);
  }
  return factors;
};

/** PyTorch's binary_cross_entropy lets no logarithm fall below this, so that a sure and wrong answer costs 100, not ∞. */
const LOG_FLOOR = -100;

/** And divides by at least this in the backward pass. */
const DENOMINATOR_FLOOR = 1e-12;

const clampedLog = (x: number) => Math.max(Math.log(x), LOG_FLOOR);

/** ln(1 − y) by log1p, which keeps the digits of a small y. */
const clampedLogOfRest = (y: number) => Math.max(Math.log1p(-y), LOG_FLOOR);

function bceFactor(rule: (y: number, t: number) => number) {
  return ({ v, inputs }: TensorContext) => {
    const [y, t] = inputs as [(typeof inputs)[0], (typeof inputs)[0]];
    const n = sizeOf(y.shape);
    return Float64Array.from({ length: n }, (_, k) => rule(v[y.offset + k]!, v[t.offset + k]!) / n);
  };
}

/** Rows and columns of a batch of scores; a vector is one row. */
function batch(shape: Shape): { rows: number; columns: number } {
  const columns = shape[shape.length - 1] as number;
  return { rows: sizeOf(shape) / columns, columns };
}

/** Calls `visit` once an element with its row's softmax and its log softmax. */
function eachScore(
  { v, inputs }: TensorContext,
  visit: (k: number, probability: number, log: number, target: number, rowOfTargets: number) => void,
): void {
  const [a, t] = inputs as [(typeof inputs)[0], (typeof inputs)[0]];
  const { rows, columns } = batch(a.shape);
  const y = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    const first = a.offset + row * columns;
    writeSoftmax(y, 0, v, first, 1, columns);
    let max = -Infinity;
    for (let k = 0; k < columns; k++) max = Math.max(max, v[first + k]!);
    let sum = 0;
    let targets = 0;
    for (let k = 0; k < columns; k++) {
      sum += Math.exp(v[first + k]! - max);
      targets += v[t.offset + row * columns + k]!;
    }
    for (let k = 0; k < columns; k++) {
      const log = v[first + k]! - max - Math.log(sum);
      visit(row * columns + k, y[k]!, log, v[t.offset + row * columns + k]!, targets);
    }
  }
}

const scoreFactor =
  (rule: (probability: number, log: number, target: number, rowOfTargets: number) => number) =>
  (context: TensorContext) => {
    const { shape } = context.inputs[0]!;
    const factors = new Float64Array(sizeOf(shape));
    const { rows } = batch(shape);
    eachScore(context, (k, probability, log, target, targets) => {
      factors[k] = rule(probability, log, target, targets) / rows;
    });
    return factors;
  };

/** Losses, each the mean over the batch: a term is what one example costs, times 1/N. Their targets get gradients too, as in PyTorch; `const(...)` says otherwise. */
export const LOSSES: readonly Op[] = [
  tensor({
    name: 'mse',
    symbol: 'MSE',
    call: ['mse'],
    shape: ([y, t]) => (broadcastShapes(y as Shape, t as Shape) === null ? mismatch : []),
    forward: (context) => {
      const { y, t, size, indexY, indexT } = pairs(context);
      let sum = 0;
      for (let k = 0; k < size; k++) {
        const d = context.v[y.offset + indexY[k]!]! - context.v[t.offset + indexT[k]!]!;
        sum += d * d;
      }
      context.v[context.out.offset] = sum / size;
    },
    latex: ([y, t]) => `\\frac{1}{N} \\sum (${y} - ${t})^{2}`,
    saves: [0, 1],
    terms: (context) => {
      const { y, t, size, indexY, indexT } = pairs(context);
      return Array.from({ length: size }, (_, k) => {
        const d = context.v[y.offset + indexY[k]!]! - context.v[t.offset + indexT[k]!]!;
        return { a: d * d, b: 1 / size };
      });
    },
    arguments: [
      {
        ...scaled(mseFactor(0)),
        localLatex: ([y, t]) => `\\frac{2}{N} (${y} - ${t})`,
        vjpLatex: ([y, t], _l, g) => `${g} \\cdot \\frac{2}{N} (${y} - ${t})`,
      },
      {
        ...scaled(mseFactor(1)),
        localLatex: ([y, t]) => `-\\frac{2}{N} (${y} - ${t})`,
        vjpLatex: ([y, t], _l, g) => `-${g} \\cdot \\frac{2}{N} (${y} - ${t})`,
      },
    ],
    opens: { parameters: ['y', 't'], program: () => 'mean(square(y - t))' },
  }),
  tensor({
    name: 'bce',
    symbol: 'BCE',
    call: ['bce'],
    shape: sameShapes,
    forward: ({ v, out, inputs }) => {
      const [y, t] = inputs as [(typeof inputs)[0], (typeof inputs)[0]];
      const n = sizeOf(y.shape);
      let sum = 0;
      for (let k = 0; k < n; k++) {
        const target = v[t.offset + k]!;
        sum -= target * clampedLog(v[y.offset + k]!) + (1 - target) * clampedLogOfRest(v[y.offset + k]!);
      }
      v[out.offset] = sum / n;
    },
    latex: ([y, t]) => `-\\frac{1}{N} \\sum \\left(${t} \\odot \\ln ${y} + (1 - ${t}) \\odot \\ln(1 - ${y})\\right)`,
    saves: [0, 1],
    terms: ({ v, inputs }) => {
      const [y, t] = inputs as [(typeof inputs)[0], (typeof inputs)[0]];
      const n = sizeOf(y.shape);
      return Array.from({ length: n }, (_, k) => [
        { a: -v[t.offset + k]! * clampedLog(v[y.offset + k]!), b: 1 / n },
        { a: (v[t.offset + k]! - 1) * clampedLogOfRest(v[y.offset + k]!), b: 1 / n },
      ]).flat();
    },
    arguments: [
      {
        // ∂L/∂y = (y − t)/(y(1 − y))/N
        ...scaled(bceFactor((y, t) => (y - t) / Math.max(y * (1 - y), DENOMINATOR_FLOOR))),
        localLatex: ([y, t]) => `\\frac{1}{N} \\frac{${y} - ${t}}{${y} \\odot (1 - ${y})}`,
        vjpLatex: ([y, t], _l, g) => `${g} \\cdot \\frac{1}{N} \\frac{${y} - ${t}}{${y} \\odot (1 - ${y})}`,
      },
      {
        // ∂L/∂t = (ln(1 − y) − ln y)/N; here PyTorch does not clamp.
        ...scaled(bceFactor((y) => Math.log1p(-y) - Math.log(y))),
        localLatex: ([y]) => `\\frac{1}{N} \\ln \\frac{1 - ${y}}{${y}}`,
        vjpLatex: ([y], _l, g) => `${g} \\cdot \\frac{1}{N} \\ln \\frac{1 - ${y}}{${y}}`,
      },
    ],
    opens: { parameters: ['y', 't'], program: () => '-mean(t * log(y) + (1 - t) * log(1 - y))' },
  }),
  tensor({
    name: 'softmax_cross_entropy',
    symbol: 'softmax CE',
    call: ['softmax_cross_entropy'],
    shape: ([a, t]) => {
      const rank = (a as Shape).length;
      if (rank !== 1 && rank !== 2) return { problem: 'rank', slot: 0, wants: 'matrix' };
      return sameShapes([a as Shape, t as Shape], {});
    },
    forward: (context) => {
      const { rows } = batch(context.inputs[0]!.shape);
      let sum = 0;
      // 0·(−∞) counts as 0: a class that is not the target adds nothing, however sure the answer.
      eachScore(context, (_k, _probability, log, target) => {
        if (target !== 0) sum -= target * log;
      });
      context.v[context.out.offset] = sum / rows;
    },
    latex: ([a, t]) => `-\\frac{1}{N} \\sum ${t} \\odot \\ln \\operatorname{softmax}(${a})`,
    saves: ['softmax', 1],
    terms: (context) => {
      const { rows } = batch(context.inputs[0]!.shape);
      const terms: { a: number; b: number }[] = [];
      eachScore(context, (_k, _probability, log, target) => {
        if (target !== 0) terms.push({ a: -target * log, b: 1 / rows });
      });
      return terms;
    },
    arguments: [
      {
        // (y − t)/N with y = softmax(a); y·Σt where a row of targets does not add up to 1.
        ...scaled(scoreFactor((probability, _log, target, targets) => probability * targets - target)),
        localLatex: ([a, t]) => `\\frac{\\operatorname{softmax}(${a}) - ${t}}{N}`,
        vjpLatex: ([a, t], _l, g) => `${g} \\cdot \\frac{\\operatorname{softmax}(${a}) - ${t}}{N}`,
      },
      {
        ...scaled(scoreFactor((_probability, log) => -log)),
        localLatex: ([a]) => `-\\frac{1}{N} \\ln \\operatorname{softmax}(${a})`,
        vjpLatex: ([a], _l, g) => `-${g} \\cdot \\frac{1}{N} \\ln \\operatorname{softmax}(${a})`,
      },
    ],
    opens: {
      parameters: ['a', 't'],
      program: (_attributes, inputs) =>
        (inputs[0] as Shape).length === 2
          ? '-mean(sum(t * log_softmax(a, axis=1), axis=1))'
          : '-sum(t * log_softmax(a, axis=0))',
    },
  }),
];
