import { type Argument, NO_ATTRIBUTES, type Slice, type TensorContext, type TensorOp, tensor } from '../ops/define.ts';
import { SCALAR, type Shape, sizeOf } from '../shape.ts';
import type { ManyOp } from './neuronOp.ts';

const made = new Map<string, ManyOp>();

/** Where the numbers of one lane stand in an array of their own, in which the op's rules work. */
interface Lane {
  readonly inputs: readonly Slice[];
  readonly out: Slice;
  readonly size: number;
}

/** What the derivative of one element along one number of a lane is written with. */
interface Entry {
  /** The first input's numbers, and the one that the derivative is taken along. */
  readonly x: readonly string[];
  readonly own: string;
  readonly y: string;
  /** The place of that number, and of the element, in the lane. */
  readonly k: number;
  readonly element: number;
  /** The second input's number in the same place. */
  readonly target: string;
}

const softmaxOf = ({ x, k }: Entry) => `\\operatorname{softmax}_{${k}}(${x.join(', ')})`;
const winner = ({ own, y }: Entry) => `[${own} = ${y}]`;

/** Entries of the Jacobians of ops/softmax.ts, ops/reduce.ts and ops/losses.ts: one rule an input. */
const LOCALS: Readonly<Record<string, readonly ((entry: Entry) => string)[]>> = {
  softmax: [
    (entry) => (entry.k === entry.element ? `${entry.y} (1 - ${entry.y})` : `-${entry.y} \\cdot ${softmaxOf(entry)}`),
  ],
  log_softmax: [(entry) => `${entry.k === entry.element ? '1 ' : ''}- ${softmaxOf(entry)}`],
  logsumexp: [({ own, y }) => `e^{${own} - ${y}}`],
  amax: [winner],
  amin: [winner],
  softmax_cross_entropy: [(entry) => `${softmaxOf(entry)} - ${entry.target}`, (entry) => `-\\ln ${softmaxOf(entry)}`],
};

const bracketed = (factor: string) =>
  factor.startsWith('-') || factor.includes(' - ') ? `\\left(${factor}\\right)` : factor;

/**
 * One element of what a tensor op answers for a lane of numbers, as an op of those numbers: the 2nd of three softmax values
 * is an op of three scores. Its rules are the op's own, applied to the lane. The inputs are those of the op one after the
 * other, each number a slot; `shapes` are one-dimensional, so that an axis needs no name.
 */
export function laneOp(base: TensorOp, shapes: readonly Shape[], element: number): ManyOp {
  const id = `${base.name} ${shapes.join(' ')} ${element}`;
  const known = made.get(id);
  if (known !== undefined) return known;
  const lane = laneOf(base, shapes);
  const gathered = ({ v, inputs }: TensorContext): TensorContext => {
    const own = new Float64Array(lane.size);
    for (let k = 0; k < inputs.length; k++) own[k] = v[inputs[k]!.offset]!;
    const context = { v: own, out: lane.out, inputs: lane.inputs, attributes: NO_ATTRIBUTES };
    base.forward(context);
    return context;
  };
  const arriving = (g: Float64Array, { out }: TensorContext): Float64Array => {
    const own = new Float64Array(lane.size);
    own[lane.out.offset + element] = g[out.offset]!;
    return own;
  };
  const derivative = (inputs: readonly string[], y: string, input: number, k: number) => {
    const own = inputs[slotOf(shapes, input) + k] as string;
    const rule = LOCALS[base.name]?.[input];
    const place = { x: ofInput(inputs, shapes, 0), own, y, k, element, target: inputs[slotOf(shapes, 1) + k] ?? '' };
    return rule === undefined ? `\\frac{\\partial ${y}}{\\partial ${own}}` : rule(place);
  };
  const slot = (input: number, k: number): Argument => ({
    vjp: (c, to, g, context) => {
      const sent = new Float64Array(sizeOf((shapes[input] as Shape) ?? SCALAR));
      base.vjp[input]?.(sent, 0, arriving(g, context), gathered(context));
      c[to] = sent[k]!;
    },
    terms: (context, g) => {
      const all = base.terms.vjp[input]?.(gathered(context), arriving(g, context), k) ?? [];
      // Of a row of the Jacobian only the entry of this element meets a gradient.
      return all.length === sizeOf(lane.out.shape) ? [all[element]!] : all;
    },
    localLatex: (inputs, y) => derivative(inputs, y, input, k),
    vjpLatex: (inputs, y, g) => `${g} \\cdot ${bracketed(derivative(inputs, y, input, k))}`,
  });
  const single = lane.out.shape.length === 0;
  const label = `\\operatorname{${base.symbol(NO_ATTRIBUTES)}}${single ? '' : `_{${element}}`}`;
  const op = tensor({
    name: `${base.name}_lane`,
    symbol: base.symbol(NO_ATTRIBUTES),
    shape: () => SCALAR,
    forward: (context) => {
      context.v[context.out.offset] = gathered(context).v[lane.out.offset + element]!;
    },
    latex: (inputs) => `${label}(${shapes.map((_, s) => ofInput(inputs, shapes, s).join(', ')).join(';\\, ')})`,
    // Every rule works on the lane again: one element's output is not enough for the way back.
    saves: Array.from({ length: lane.out.offset }, (_, k) => k),
    terms: base.terms.forward === null ? null : (context) => base.terms.forward?.(gathered(context), element) ?? [],
    arguments: shapes.flatMap((shape, input) => Array.from({ length: sizeOf(shape) }, (_, k) => slot(input, k))),
    ...(base.opens === null ? {} : { opens: base.opens }),
  });
  const answer = { op, attributes: { element, lane: shapes.map((shape) => sizeOf(shape)) } };
  made.set(id, answer);
  return answer;
}

function laneOf(base: TensorOp, shapes: readonly Shape[]): Lane {
  const answer = base.shape(shapes, NO_ATTRIBUTES);
  if ('problem' in answer) throw new Error(`${base.name} does not take a lane`);
  const inputs = shapes.map((shape, input) => ({ offset: slotOf(shapes, input), shape }));
  const offset = slotOf(shapes, shapes.length);
  return { inputs, out: { offset, shape: answer }, size: offset + sizeOf(answer) };
}

/** The slot of the first number of an input. */
function slotOf(shapes: readonly Shape[], input: number): number {
  return shapes.slice(0, input).reduce((sum, shape) => sum + sizeOf(shape), 0);
}

function ofInput(inputs: readonly string[], shapes: readonly Shape[], input: number): readonly string[] {
  const first = slotOf(shapes, input);
  return inputs.slice(first, first + sizeOf(shapes[input] as Shape));
}
