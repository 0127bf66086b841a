import type { TensorOp } from '../ops/define.ts';
import { NO_ATTRIBUTES } from '../ops/define.ts';
import { opNamed } from '../ops/table.ts';
import { laneOp } from '../scalars/laneOp.ts';
import { totalOp } from '../scalars/neuronOp.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Added, Term } from './draft.ts';
import { expression } from './expression.ts';

const EXP = opNamed('exp');
const LOGSUMEXP = opNamed('logsumexp') as TensorOp;

/** Ops that hand a single number on as it is. */
const PLAIN = new Set(['sum', 'mean', 'amax', 'amin', 'logsumexp', 'transpose', 'reshape', 'total']);

/** Losses of two numbers, in the inputs a and b: the rules of ops/losses.ts for N = 1. */
const LOSSES: Readonly<Record<string, readonly string[]>> = {
  mse: ['2 * (a - b)', '-2 * (a - b)'],
  bce: ['(a - b) / max(a * (1 - a), 0.000000000001)', 'log(1 - a) - log(a)'],
};

/**
 * The local derivative of a tensor op whose inputs and value are single numbers, in one slot: sums, losses, and the ops of
 * the scalar view (a neuron, one element of a softmax). `undefined` where there is none yet.
 */
export function tensorLocal(arithmetic: Arithmetic, node: Term, entry: Added, slot: number): Term | undefined {
  const { op, attributes, inputs } = entry;
  const { draft } = arithmetic;
  if (PLAIN.has(op.name)) return draft.number(1);
  const loss = LOSSES[op.name]?.[slot];
  if (loss !== undefined) {
    const [a, b] = inputs as readonly [Term, Term];
    const names = new Map([
      ['a', a],
      ['b', b],
    ]);
    return expression(arithmetic, loss, names) ?? undefined;
  }
  if (op.name === 'neuron') {
    // z = x₀·w₀ + … + b: the factor is the other one of its product.
    const width = attributes.inputs as number;
    if (slot >= 2 * width) return draft.number(1);
    return inputs[slot < width ? slot + width : slot - width];
  }
  return op.name.endsWith('_lane') ? laneLocal(arithmetic, node, entry, slot) : undefined;
}

/** Entries of the Jacobians of a lane, with softmaxₖ(x) = e^(xₖ − logsumexp(x)). */
function laneLocal(arithmetic: Arithmetic, node: Term, { op, attributes, inputs }: Added, slot: number) {
  const { draft } = arithmetic;
  const [extent = 0] = attributes.lane as readonly number[];
  const element = attributes.element as number;
  const x = inputs.slice(0, extent);
  const total = () => {
    const many = laneOp(LOGSUMEXP, [[extent]], 0);
    return draft.op(many.op, many.attributes, x);
  };
  const share = (k: number, of: Term = total()) => draft.op(EXP, NO_ATTRIBUTES, [arithmetic.sub(x[k] as Term, of)]);
  const one = draft.number(1);
  switch (op.name) {
    case 'logsumexp_lane':
      return share(slot, node);
    case 'softmax_lane':
      // yₑ(1 − yₑ) for its own score, −yₑ·yₖ for another.
      if (slot === element) return arithmetic.mul(node, arithmetic.sub(one, node));
      return arithmetic.neg(arithmetic.mul(node, share(slot)));
    case 'log_softmax_lane':
      return slot === element ? arithmetic.sub(one, draft.op(EXP, NO_ATTRIBUTES, [node])) : arithmetic.neg(share(slot));
    case 'softmax_cross_entropy_lane': {
      // softmaxₖ·Σt − tₖ for a score, −ln softmaxₖ for a target.
      if (slot >= extent) return arithmetic.sub(total(), x[slot - extent] as Term);
      const targets = inputs.slice(extent);
      const { op: sum, attributes: of } = totalOp(extent);
      return arithmetic.sub(arithmetic.mul(draft.op(sum, of, targets), share(slot)), targets[slot] as Term);
    }
    default:
      return undefined;
  }
}
