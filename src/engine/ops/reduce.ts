import type { Shape } from '../shape.ts';
import type { CodeContext } from './code.ts';
import {
  type Attributes,
  type CallForm,
  type ForwardTerms,
  isShapeProblem,
  type Op,
  type ShapeRule,
  type TensorContext,
  tensor,
  type Vjp,
  type VjpTerms,
} from './define.ts';
import { axisIn, axisLatex, eachLane, firstOf, type Lanes, laneOf, lanesOf } from './lanes.ts';

/** Shape of a reduction: the axis goes, or stays as an extent of 1 with `keepdims`. */
const reducedShape: ShapeRule = ([x], attributes) => {
  const shape = x as Shape;
  if (attributes.axis === undefined) return attributes.keepdims ? shape.map(() => 1) : [];
  const axis = axisIn(shape, attributes.axis as number);
  if (typeof axis !== 'number') return axis;
  return attributes.keepdims ? shape.map((extent, i) => (i === axis ? 1 : extent)) : shape.filter((_, i) => i !== axis);
};

const call = (names: readonly string[]): CallForm => ({
  names,
  minArguments: 1,
  maxArguments: 1,
  options: { axis: 'integer', keepdims: 'flag' },
});

const lanesIn = ({ inputs, attributes }: TensorContext) => lanesOf(inputs[0]!.shape, attributes);

/** A forward rule that reduces each lane to one number. */
function reduction(reduce: (v: Float64Array, first: number, step: number, extent: number) => number) {
  return (context: TensorContext) => {
    const { v, out, inputs } = context;
    const lanes = lanesIn(context);
    eachLane(lanes, (lane, first, step) => {
      v[out.offset + lane] = reduce(v, inputs[0]!.offset + first, step, lanes.extent);
    });
  };
}

/**
 * Writes the weights of one lane: what its elements' gradients are, in units of the lane's upstream gradient. The lane
 * begins at element `first` of the input and at `w[at]`; its elements stand `lanes.inner` apart in both.
 */
type Weights = (w: Float64Array, at: number, context: TensorContext, lanes: Lanes, lane: number, first: number) => void;

/** A vjp in which each element gets its lane's upstream gradient times a weight. */
function spread(weights: Weights): { vjp: Vjp; terms: VjpTerms } {
  return {
    vjp: (c, at, g, context) => {
      const lanes = lanesIn(context);
      eachLane(lanes, (lane, first, step) => {
        weights(c, at + first, context, lanes, lane, first);
        const upstream = g[context.out.offset + lane]!;
        for (let k = 0, i = at + first; k < lanes.extent; k++, i += step) c[i] = upstream * c[i]!;
      });
    },
    terms: (context, g, index) => {
      const lanes = lanesIn(context);
      const { lane, first } = laneOf(lanes, index);
      const w = new Float64Array(lanes.extent * lanes.inner);
      weights(w, 0, context, lanes, lane, first);
      return [{ a: g[context.out.offset + lane]!, b: w[index - first]! }];
    },
  };
}

/** One weight for every element. */
const even =
  (weight: (extent: number) => number): Weights =>
  (w, at, _context, { extent, inner }) => {
    const each = weight(extent);
    for (let k = 0, i = at; k < extent; k++, i += inner) w[i] = each;
  };

/** The forward entry of a weighted sum over a lane. */
const weightedSum =
  (weight: (extent: number) => number): ForwardTerms =>
  (context, index) => {
    const lanes = lanesIn(context);
    const start = context.inputs[0]!.offset + firstOf(lanes, index);
    const b = weight(lanes.extent);
    return Array.from({ length: lanes.extent }, (_, k) => ({ a: context.v[start + k * lanes.inner]!, b }));
  };

function sumOf(v: Float64Array, first: number, step: number, extent: number): number {
  let sum = 0;
  for (let k = 0; k < extent; k++) sum += v[first + k * step]!;
  return sum;
}

const extreme = (pick: (a: number, b: number) => number) =>
  reduction((v, first, step, extent) => {
    let best = v[first]!;
    for (let k = 1; k < extent; k++) best = pick(best, v[first + k * step]!);
    return best;
  });

/** Elements that equal the extreme share its gradient evenly (PyTorch's amax and amin). */
const sharedByTies = spread((w, at, { v, inputs, out }, { extent, inner }, lane, first) => {
  const best = v[out.offset + lane]!;
  const start = inputs[0]!.offset + first;
  let ties = 0;
  for (let k = 0; k < extent; k++) if (v[start + k * inner] === best) ties++;
  // A NaN equals nothing: then there is no share to give, and 0/0 says so.
  for (let k = 0; k < extent; k++) w[at + k * inner] = (v[start + k * inner] === best ? 1 : 0) / ties;
});

function winners(context: TensorContext): readonly number[] {
  const { v, out, inputs } = context;
  const lanes = lanesIn(context);
  const found: number[] = [];
  eachLane(lanes, (lane, first, step) => {
    let winner = Number.NaN;
    for (let k = 0; k < lanes.extent; k++) {
      if (v[inputs[0]!.offset + first + k * step] === v[out.offset + lane]) winner = Number.isNaN(winner) ? k : -1;
    }
    found.push(winner);
  });
  return found;
}

/** log Σ eˣ = m + log Σ e^(x − m) with m the lane's maximum, so that no exponential overflows. */
export function logSumExp(v: Float64Array, first: number, step: number, extent: number): number {
  let max = -Infinity;
  for (let k = 0; k < extent; k++) max = Math.max(max, v[first + k * step]!);
  // x − m of two infinities would be NaN; PyTorch takes m = 0 then as well.
  const m = Math.abs(max) === Infinity ? 0 : max;
  let sum = 0;
  for (let k = 0; k < extent; k++) sum += Math.exp(v[first + k * step]! - m);
  return m + Math.log(sum);
}

/** The opened logsumexp subtracts a detached maximum: its gradient would cancel exactly, and only clutter the picture. */
function openedLogSumExp(attributes: Attributes, inputs: readonly Shape[]): string {
  const shape = inputs[0] as Shape;
  const axis = attributes.axis === undefined ? '' : `, axis=${axisIn(shape, attributes.axis as number)}`;
  const keep = attributes.keepdims ? ', keepdims=1' : '';
  const result = reducedShape(inputs, attributes);
  if (isShapeProblem(result) || result.length === 0 || keep !== '') {
    return `m = detach(max(x${axis}${keep}))\nm + log(sum(exp(x - m)${axis}${keep}))`;
  }
  return `m = detach(max(x${axis}, keepdims=1))\nreshape(m, ${result.join(', ')}) + log(sum(exp(x - m)${axis}))`;
}

const shareLatex = ([x]: readonly string[], y: string, attributes: Attributes) =>
  `\\frac{[${x} = ${y}]}{\\sum${axisLatex(attributes)} [${x} = ${y}]}`;

/** In PyTorch: `a.sum(dim=1, keepdim=True)`. All axes have to be named where they are kept. */
const torchReduction =
  (method: string) =>
  ({ attributes, shapes }: CodeContext): string => {
    const [shape] = shapes as readonly [Shape];
    const keep = attributes.keepdims === true;
    if (attributes.axis !== undefined) return `a.${method}(dim=${attributes.axis}${keep ? ', keepdim=True' : ''})`;
    if (!keep || shape.length === 0) return `a.${method}()`;
    return `a.${method}(dim=(${shape.map((_, axis) => axis).join(', ')},), keepdim=True)`;
  };

/** In NumPy, what follows the value: `, axis=1, keepdims=True`. */
const npAxis = ({ attributes }: CodeContext) => (attributes.axis === undefined ? '' : `, axis=${attributes.axis}`);
const npReduction = (context: CodeContext, keep = context.attributes.keepdims === true) =>
  `${npAxis(context)}${keep ? ', keepdims=True' : ''}`;

/** A number a lane, in a shape that NumPy stretches over the lanes. */
const npSpread = (text: string, { attributes }: CodeContext) =>
  attributes.axis === undefined || attributes.keepdims === true ? text : `np.expand_dims(${text}, ${attributes.axis})`;

/** The largest or smallest element of a lane; elements that tie share the gradient evenly (PyTorch's amax, amin). */
const extremum = (name: string, symbol: 'max' | 'min', pick: (...values: number[]) => number): Op =>
  tensor({
    name,
    scalars: 'lane',
    symbol,
    call: call([symbol]),
    shape: reducedShape,
    forward: extreme(pick),
    latex: ([x], attributes) => `\\${symbol}${axisLatex(attributes)} ${x}`,
    code: {
      torch: torchReduction(name),
      forward: (context) => [
        `self.saved = a, np.${symbol}(a${npReduction(context, true)})`,
        `return np.${symbol}(a${npReduction(context)})`,
      ],
      backward: (context) => [
        'a, y = self.saved',
        `return ${npSpread('dy', context)} * (a == y) / np.sum(a == y${npReduction(context, true)})`,
      ],
      scalar: [
        `def ${name}(*x):`,
        `    y = ${symbol}(v.data for v in x)`,
        '    ties = sum(v.data == y for v in x)',
        '    return Value(y, [(v, (v.data == y) / ties) for v in x])',
      ],
    },
    saves: ['mask'],
    pieces: winners,
    terms: null,
    arguments: [
      {
        ...sharedByTies,
        localLatex: shareLatex,
        vjpLatex: (inputs, y, g, attributes) => `${g} \\odot ${shareLatex(inputs, y, attributes)}`,
      },
    ],
  });

/** Reductions over everything or along an axis. */
export const REDUCE: readonly Op[] = [
  tensor({
    name: 'sum',
    scalars: 'total',
    symbol: 'Σ',
    call: call(['sum']),
    shape: reducedShape,
    forward: reduction(sumOf),
    latex: ([x], attributes) => `\\sum${axisLatex(attributes)} ${x}`,
    code: {
      torch: torchReduction('sum'),
      forward: (context) => ['self.shape = np.shape(a)', `return np.sum(a${npReduction(context)})`],
      backward: (context) => [`return np.broadcast_to(${npSpread('dy', context)}, self.shape)`],
    },
    saves: [],
    terms: weightedSum(() => 1),
    arguments: [
      {
        ...spread(even(() => 1)),
        localLatex: () => '1',
        vjpLatex: (_inputs, _y, g) => `\\operatorname{broadcast}(${g})`,
      },
    ],
  }),
  tensor({
    name: 'mean',
    scalars: 'total',
    symbol: 'mean',
    call: call(['mean']),
    shape: reducedShape,
    forward: reduction((v, first, step, extent) => sumOf(v, first, step, extent) / extent),
    latex: ([x], attributes) => `\\frac{1}{N} \\sum${axisLatex(attributes)} ${x}`,
    code: {
      torch: torchReduction('mean'),
      forward: (context) => ['self.shape = np.shape(a)', `return np.mean(a${npReduction(context)})`],
      backward: (context) => {
        const extent =
          context.attributes.axis === undefined ? 'np.prod(self.shape)' : `self.shape[${context.attributes.axis}]`;
        return [`return np.broadcast_to(${npSpread(`dy / ${extent}`, context)}, self.shape)`];
      },
    },
    saves: [],
    terms: weightedSum((extent) => 1 / extent),
    arguments: [
      {
        ...spread(even((extent) => 1 / extent)),
        localLatex: () => '\\frac{1}{N}',
        vjpLatex: (_inputs, _y, g) => `\\frac{1}{N} \\operatorname{broadcast}(${g})`,
      },
    ],
  }),
  extremum('amax', 'max', Math.max),
  extremum('amin', 'min', Math.min),
  tensor({
    name: 'logsumexp',
    scalars: 'lane',
    symbol: 'logsumexp',
    call: call(['logsumexp']),
    shape: reducedShape,
    forward: reduction(logSumExp),
    latex: ([x], attributes) => `\\ln \\sum${axisLatex(attributes)} e^{${x}}`,
    code: {
      torch: ({ attributes, shapes }) => {
        const [shape] = shapes as readonly [Shape];
        const all = shape.length === 0 ? '0' : `(${shape.map((_, axis) => axis).join(', ')},)`;
        const keep = attributes.keepdims ? ', keepdim=True' : '';
        return `torch.logsumexp(a, dim=${attributes.axis ?? all}${keep})`;
      },
      forward: (context) => [
        `m = np.max(a${npReduction(context, true)})`,
        'm = np.where(np.isinf(m), 0.0, m)',
        `y = m + np.log(np.sum(np.exp(a - m)${npReduction(context, true)}))`,
        'self.saved = a, y',
        `return ${context.attributes.keepdims ? 'y' : `np.squeeze(y${npAxis(context)})`}`,
      ],
      backward: (context) => ['a, y = self.saved', `return ${npSpread('dy', context)} * np.exp(a - y)`],
      scalar: [
        'def logsumexp(*x):',
        '    m = max(v.data for v in x)',
        '    y = m + math.log(sum(math.exp(v.data - m) for v in x))',
        '    return Value(y, [(v, math.exp(v.data - y)) for v in x])',
      ],
    },
    saves: [0, 'output'],
    terms: null,
    // ∂ log Σ eˣ / ∂xᵢ = e^(xᵢ − y): the softmax of x.
    arguments: [
      {
        ...spread((w, at, { v, inputs, out }, { extent, inner }, lane, first) => {
          const start = inputs[0]!.offset + first;
          const y = v[out.offset + lane]!;
          for (let k = 0; k < extent; k++) w[at + k * inner] = Math.exp(v[start + k * inner]! - y);
        }),
        localLatex: ([x], y) => `e^{${x} - ${y}}`,
        vjpLatex: ([x], y, g) => `${g} \\odot e^{${x} - ${y}}`,
      },
    ],
    opens: { parameters: ['x'], program: openedLogSumExp },
  }),
];
