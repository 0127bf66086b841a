import { type Shape, sizeOf } from '../shape.ts';
import { type Op, type Slice, type TensorContext, tensor } from './define.ts';
import { type Factors, sameShapes, scaled } from './lossFactors.ts';
import { writeSoftmax } from './softmax.ts';

/** Rows and columns of a batch of scores; a vector is one row. */
function batch(shape: Shape): { rows: number; columns: number } {
  const columns = shape[shape.length - 1] as number;
  return { rows: sizeOf(shape) / columns, columns };
}

/** The largest score of a row. */
function largest(v: Float64Array, first: number, columns: number): number {
  let max = -Infinity;
  for (let k = first; k < first + columns; k++) max = Math.max(max, v[k]!);
  return max;
}

/** ln Σ e^(a − m) of a row with m its largest score. */
function logOfSum(v: Float64Array, first: number, columns: number, max: number): number {
  let sum = 0;
  for (let k = first; k < first + columns; k++) sum += Math.exp(v[k]! - max);
  return Math.log(sum);
}

/** (y − t)/N with y = softmax(a); y·Σt where a row of targets does not add up to 1. */
const scoreFactors: Factors = (c, at, scale, { v, inputs }) => {
  const [a, t] = inputs as readonly [Slice, Slice];
  const { rows, columns } = batch(a.shape);
  for (let row = 0; row < rows; row++) {
    const first = row * columns;
    writeSoftmax(c, at + first, v, a.offset + first, 1, columns);
    let targets = 0;
    for (let k = first; k < first + columns; k++) targets += v[t.offset + k]!;
    for (let k = first; k < first + columns; k++) {
      c[at + k] = scale * ((c[at + k]! * targets - v[t.offset + k]!) / rows);
    }
  }
};

/** −ln softmax(a)/N */
const targetFactors: Factors = (c, at, scale, { v, inputs }) => {
  const { offset, shape } = inputs[0]!;
  const { rows, columns } = batch(shape);
  for (let row = 0; row < rows; row++) {
    const first = row * columns;
    const max = largest(v, offset + first, columns);
    const rest = logOfSum(v, offset + first, columns, max);
    for (let k = first; k < first + columns; k++) c[at + k] = scale * (-(v[offset + k]! - max - rest) / rows);
  }
};

/** What each target costs: tₖ and ln softmax(a)ₖ = (aₖ − m) − ln Σ e^(a − m), where tₖ is not 0. */
function costs({ v, inputs }: TensorContext, visit: (target: number, log: number) => void): void {
  const [a, t] = inputs as readonly [Slice, Slice];
  const { rows, columns } = batch(a.shape);
  for (let row = 0; row < rows; row++) {
    const first = row * columns;
    const max = largest(v, a.offset + first, columns);
    const rest = logOfSum(v, a.offset + first, columns, max);
    for (let k = first; k < first + columns; k++) {
      const target = v[t.offset + k]!;
      // 0·(−∞) counts as 0: a class that is not the target adds nothing, however sure the answer.
      if (target !== 0) visit(target, v[a.offset + k]! - max - rest);
    }
  }
}

/** Softmax and cross entropy in one: scores and targets of one row for each example, or a vector as the only row. */
export const CROSS_ENTROPY: Op = tensor({
  name: 'softmax_cross_entropy',
  scalars: 'rows',
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
    costs(context, (target, log) => {
      sum -= target * log;
    });
    context.v[context.out.offset] = sum / rows;
  },
  latex: ([a, t]) => `-\\frac{1}{N} \\sum ${t} \\odot \\ln \\operatorname{softmax}(${a})`,
  code: {
    torch: 'F.cross_entropy(a, b)',
    forward: [
      'm = np.max(a, axis=-1, keepdims=True)',
      'log_y = a - m - np.log(np.sum(np.exp(a - m), axis=-1, keepdims=True))',
      'self.saved = log_y, b, a.shape[0] if a.ndim == 2 else 1',
      'return -np.sum(b * log_y) / self.saved[2]',
    ],
    backward: [
      'log_y, b, n = self.saved',
      'return dy * (np.exp(log_y) * np.sum(b, axis=-1, keepdims=True) - b) / n, -dy * log_y / n',
    ],
    scalar: [
      'def softmax_cross_entropy(*x):',
      '    a, t = x[: len(x) // 2], x[len(x) // 2 :]',
      '    m = max(v.data for v in a)',
      '    rest = math.log(sum(math.exp(v.data - m) for v in a))',
      '    log = [v.data - m - rest for v in a]',
      '    total = sum(v.data for v in t)',
      '    cost = -sum(v.data * each for v, each in zip(t, log))',
      '    scores = [(u, math.exp(each) * total - v.data) for u, v, each in zip(a, t, log)]',
      '    return Value(cost, scores + [(v, -each) for v, each in zip(t, log)])',
    ],
  },
  saves: ['softmax', 1],
  terms: (context) => {
    const { rows } = batch(context.inputs[0]!.shape);
    const terms: { a: number; b: number }[] = [];
    costs(context, (target, log) => {
      terms.push({ a: -target * log, b: 1 / rows });
    });
    return terms;
  },
  arguments: [
    {
      ...scaled(0, scoreFactors),
      localLatex: ([a, t]) => `\\frac{\\operatorname{softmax}(${a}) - ${t}}{N}`,
      vjpLatex: ([a, t], _l, g) => `${g} \\cdot \\frac{\\operatorname{softmax}(${a}) - ${t}}{N}`,
    },
    {
      ...scaled(1, targetFactors),
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
});
