import type { Shape } from '../shape.ts';
import type { CodeContext } from './code.ts';
import { type Attributes, type CallForm, type Op, type ShapeRule, type TensorContext, tensor } from './define.ts';
import { axisIn, eachLane, laneOf, lanesOfSoftmax } from './lanes.ts';
import { logSumExp } from './reduce.ts';

const softmaxShape: ShapeRule = ([x], attributes) => {
  const shape = x as Shape;
  if (attributes.axis === undefined) return shape;
  const axis = axisIn(shape, attributes.axis as number);
  return typeof axis === 'number' ? shape : axis;
};

const call = (name: string): CallForm => ({
  names: [name],
  minArguments: 1,
  maxArguments: 1,
  options: { axis: 'integer' },
});

const lanesIn = ({ inputs, attributes }: TensorContext) => lanesOfSoftmax(inputs[0]!.shape, attributes);

const axisLatex = (attributes: Attributes) => `_{\\text{axis}=${attributes.axis ?? -1}}`;

/** The axis, in Python; `null` for a scalar, which has none. */
const axisOf = ({ attributes, shapes }: CodeContext) =>
  shapes[0]?.length === 0 ? null : ((attributes.axis as number | undefined) ?? -1);

/** `, axis=1`, counted from the front; a scalar has no axis to name. */
export function softmaxAxisOption(attributes: Attributes, shape: Shape): string {
  return shape.length === 0 ? '' : `, axis=${axisIn(shape, (attributes.axis as number | undefined) ?? -1)}`;
}

/** Writes the softmax of one lane: e^(x − m)/Σ e^(x − m) with m its maximum, so that nothing overflows (PyTorch's form). */
export function writeSoftmax(
  to: Float64Array,
  at: number,
  v: Float64Array,
  first: number,
  step: number,
  extent: number,
): void {
  let max = -Infinity;
  for (let k = 0; k < extent; k++) max = Math.max(max, v[first + k * step]!);
  let sum = 0;
  for (let k = 0; k < extent; k++) {
    const e = Math.exp(v[first + k * step]! - max);
    to[at + k * step] = e;
    sum += e;
  }
  for (let k = 0; k < extent; k++) to[at + k * step]! /= sum;
}

/** Softmax and its logarithm along an axis, by default the last. */
export const SOFTMAX: readonly Op[] = [
  tensor({
    name: 'softmax',
    scalars: 'softmax',
    symbol: 'softmax',
    call: call('softmax'),
    shape: softmaxShape,
    forward: (context) => {
      const { v, out, inputs } = context;
      const lanes = lanesIn(context);
      eachLane(lanes, (_lane, first, step) => {
        writeSoftmax(v, out.offset + first, v, inputs[0]!.offset + first, step, lanes.extent);
      });
    },
    latex: ([x], attributes) => `\\frac{e^{${x}}}{\\sum${axisLatex(attributes)} e^{${x}}}`,
    code: {
      torch: (context) => `torch.softmax(a, dim=${axisOf(context) ?? -1})`,
      forward: (context) => {
        const along = `axis=${axisOf(context) ?? 'None'}, keepdims=True`;
        return [`e = np.exp(a - np.max(a, ${along}))`, `self.y = e / np.sum(e, ${along})`, 'return self.y'];
      },
      backward: (context) => [
        `return self.y * (dy - np.sum(dy * self.y, axis=${axisOf(context) ?? 'None'}, keepdims=True))`,
      ],
      scalar: [
        'def softmax(k, *x):',
        '    m = max(v.data for v in x)',
        '    e = [math.exp(v.data - m) for v in x]',
        '    y = [each / sum(e) for each in e]',
        '    return Value(y[k], [(v, y[k] * ((j == k) - y[j])) for j, v in enumerate(x)])',
      ],
    },
    saves: ['output'],
    terms: null,
    arguments: [
      {
        // dxᵢ = yᵢ·(gᵢ − Σⱼ gⱼ·yⱼ)
        vjp: (c, at, g, context) => {
          const { v, out } = context;
          const lanes = lanesIn(context);
          eachLane(lanes, (_lane, first, step) => {
            let dot = 0;
            for (let k = 0; k < lanes.extent; k++) {
              const j = out.offset + first + k * step;
              dot += g[j]! * v[j]!;
            }
            for (let k = 0; k < lanes.extent; k++) {
              const i = first + k * step;
              c[at + i] = v[out.offset + i]! * (g[out.offset + i]! - dot);
            }
          });
        },
        // The same as Σⱼ gⱼ · yᵢ(δᵢⱼ − yⱼ): a row of the Jacobian meets the upstream gradient.
        terms: (context, g, index) => {
          const { v, out } = context;
          const lanes = lanesIn(context);
          const { first } = laneOf(lanes, index);
          return Array.from({ length: lanes.extent }, (_, k) => {
            const j = first + k * lanes.inner;
            return { a: g[out.offset + j]!, b: v[out.offset + index]! * ((j === index ? 1 : 0) - v[out.offset + j]!) };
          });
        },
        localLatex: (_inputs, y) => `\\operatorname{diag}(${y}) - ${y}\\,${y}^{\\top}`,
        vjpLatex: (_inputs, y, g, attributes) =>
          `${y} \\odot \\left(${g} - \\sum${axisLatex(attributes)} ${g} \\odot ${y}\\right)`,
      },
    ],
    opens: {
      parameters: ['x'],
      program: (attributes, inputs) => {
        const axis = softmaxAxisOption(attributes, inputs[0] as Shape);
        return `p = exp(x - detach(max(x${axis}, keepdims=1)))\np / sum(p${axis}, keepdims=1)`;
      },
    },
  }),
  tensor({
    name: 'log_softmax',
    scalars: 'softmax',
    symbol: 'log softmax',
    call: call('log_softmax'),
    shape: softmaxShape,
    forward: (context) => {
      const { v, out, inputs } = context;
      const lanes = lanesIn(context);
      eachLane(lanes, (_lane, first, step) => {
        const total = logSumExp(v, inputs[0]!.offset + first, step, lanes.extent);
        for (let k = 0; k < lanes.extent; k++) {
          const i = first + k * step;
          v[out.offset + i] = v[inputs[0]!.offset + i]! - total;
        }
      });
    },
    latex: ([x], attributes) => `${x} - \\ln \\sum${axisLatex(attributes)} e^{${x}}`,
    code: {
      torch: (context) => `torch.log_softmax(a, dim=${axisOf(context) ?? -1})`,
      forward: (context) => {
        const along = `axis=${axisOf(context) ?? 'None'}, keepdims=True`;
        return [
          `m = np.max(a, ${along})`,
          `self.y = a - (m + np.log(np.sum(np.exp(a - m), ${along})))`,
          'return self.y',
        ];
      },
      backward: (context) => [
        `return dy - np.exp(self.y) * np.sum(dy, axis=${axisOf(context) ?? 'None'}, keepdims=True)`,
      ],
      scalar: [
        'def log_softmax(k, *x):',
        '    m = max(v.data for v in x)',
        '    total = m + math.log(sum(math.exp(v.data - m) for v in x))',
        '    y = x[k].data - total',
        '    return Value(y, [(v, (j == k) - math.exp(v.data - total)) for j, v in enumerate(x)])',
      ],
    },
    saves: ['output'],
    terms: null,
    arguments: [
      {
        // dxᵢ = gᵢ − e^(yᵢ)·Σⱼ gⱼ
        vjp: (c, at, g, context) => {
          const { v, out } = context;
          const lanes = lanesIn(context);
          eachLane(lanes, (_lane, first, step) => {
            let sum = 0;
            for (let k = 0; k < lanes.extent; k++) sum += g[out.offset + first + k * step]!;
            for (let k = 0; k < lanes.extent; k++) {
              const i = first + k * step;
              c[at + i] = g[out.offset + i]! - Math.exp(v[out.offset + i]!) * sum;
            }
          });
        },
        terms: (context, g, index) => {
          const { v, out } = context;
          const lanes = lanesIn(context);
          const { first } = laneOf(lanes, index);
          return Array.from({ length: lanes.extent }, (_, k) => {
            const j = first + k * lanes.inner;
            return { a: g[out.offset + j]!, b: (j === index ? 1 : 0) - Math.exp(v[out.offset + index]!) };
          });
        },
        localLatex: (_inputs, y) => `I - e^{${y}}\\,\\mathbf{1}^{\\top}`,
        vjpLatex: (_inputs, y, g, attributes) => `${g} - e^{${y}} \\odot \\sum${axisLatex(attributes)} ${g}`,
      },
    ],
    opens: {
      parameters: ['x'],
      program: (attributes, inputs) =>
        `x - logsumexp(x${softmaxAxisOption(attributes, inputs[0] as Shape)}, keepdims=1)`,
    },
  }),
];
