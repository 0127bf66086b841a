import { type Argument, type Attributes, type Op, type TensorContext, tensor } from '../ops/define.ts';
import { SCALAR } from '../shape.ts';

/** An op of many numbers with the attributes that tell it apart in a palette: ops of one family differ in arity. */
export interface ManyOp {
  readonly op: Op;
  readonly attributes: Attributes;
}

/** So many summands are written out in a formula; between the first and the last of more there are dots. */
const MOST_WRITTEN = 6;

const at = ({ v, inputs }: TensorContext, slot: number) => v[inputs[slot]!.offset]!;

function written(summands: readonly string[]): string {
  if (summands.length <= MOST_WRITTEN) return summands.join(' + ');
  return [...summands.slice(0, MOST_WRITTEN - 2), '\\dots', summands[summands.length - 1]].join(' + ');
}

/** ∂z/∂p is the value in the slot `partner`: the contribution is upstream · that value. */
function factor(partner: number): Argument {
  return {
    vjp: (c, to, g, context) => {
      c[to] = g[context.out.offset]! * at(context, partner);
    },
    terms: (context, g) => [{ a: g[context.out.offset]!, b: at(context, partner) }],
    localLatex: (inputs) => inputs[partner] as string,
    vjpLatex: (inputs, _z, g) => `${g} \\cdot ${inputs[partner]}`,
  };
}

/** ∂z/∂b = 1: what arrives goes on as it is. */
const plain: Argument = {
  vjp: (c, to, g, { out }) => {
    c[to] = g[out.offset]!;
  },
  terms: ({ out }, g) => [{ a: g[out.offset]!, b: 1 }],
  localLatex: () => '1',
  vjpLatex: (_inputs, _z, g) => g,
};

const neurons = new Map<string, ManyOp>();

/**
 * What one unit of a layer computes from one sample: z = x₀·w₀ + x₁·w₁ + … + b, of `width` numbers x, as many weights w and,
 * with `bias`, b, in that order of slots. Sums are taken from the first product on, as the layer's own rule takes them, so
 * that the value is the same to the last bit. It opens into its products and additions.
 */
export function neuronOp(width: number, bias: boolean): ManyOp {
  const id = `${width} ${bias}`;
  const known = neurons.get(id);
  if (known !== undefined) return known;
  const slots = Array.from({ length: width }, (_, k) => k);
  const products = (x: (k: number) => string, sign: string) => slots.map((k) => `${x(k)}${sign}${x(width + k)}`);
  const op = tensor({
    name: 'neuron',
    symbol: 'Σ',
    shape: () => SCALAR,
    forward: (context) => {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += at(context, k) * at(context, width + k);
      context.v[context.out.offset] = bias ? sum + at(context, 2 * width) : sum;
    },
    latex: (inputs) =>
      written([...products((k) => inputs[k] as string, ' \\cdot '), ...(bias ? [inputs[2 * width] as string] : [])]),
    saves: Array.from({ length: 2 * width }, (_, k) => k),
    terms: (context) => [
      ...slots.map((k) => ({ a: at(context, k), b: at(context, width + k) })),
      ...(bias ? [{ a: at(context, 2 * width), b: 1 }] : []),
    ],
    arguments: [...slots.map((k) => factor(width + k)), ...slots.map((k) => factor(k)), ...(bias ? [plain] : [])],
    opens: {
      parameters: [...slots.map((k) => `x${k}`), ...slots.map((k) => `w${k}`), ...(bias ? ['b'] : [])],
      program: () =>
        [...products((k) => (k < width ? `x${k}` : `w${k - width}`), ' * '), ...(bias ? ['b'] : [])].join(' + '),
    },
  });
  const made = { op, attributes: { inputs: width, bias } };
  neurons.set(id, made);
  return made;
}

const totals = new Map<number, ManyOp>();

/** The sum of `count` numbers, added from the first on. */
export function totalOp(count: number): ManyOp {
  const known = totals.get(count);
  if (known !== undefined) return known;
  const op = tensor({
    name: 'total',
    symbol: 'Σ',
    shape: () => SCALAR,
    forward: (context) => {
      let sum = 0;
      for (let k = 0; k < count; k++) sum += at(context, k);
      context.v[context.out.offset] = sum;
    },
    latex: (inputs) => written(inputs),
    saves: [],
    terms: (context) => Array.from({ length: count }, (_, k) => ({ a: at(context, k), b: 1 })),
    arguments: Array.from({ length: count }, () => plain),
  });
  const made = { op, attributes: { inputs: count } };
  totals.set(count, made);
  return made;
}
