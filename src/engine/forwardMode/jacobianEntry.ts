import type { TensorContext, TensorOp } from '../ops/define.ts';
import { laneOf, lanesOf, lanesOfSoftmax } from '../ops/lanes.ts';

/** Whether an op is linear in each of its inputs, the others held still (a bias is an addend). */
export function isLinear({ scalars }: TensorOp): boolean {
  return scalars === 'wiring' || scalars === 'total' || scalars === 'products';
}

/**
 * The entry ∂y[k]/∂x[j] of a tensor op's Jacobian where it meets ∞ or NaN, in itself or in ẋ[j]; `null` where there is none:
 * where y[k] is not computed from x[j], and where a maximum has picked another element (PyTorch's amax and amin pick with
 * `where`, and let nothing else through, be it ∞). There 0 · ∞ must not arise, and in a row that a vjp has worked out
 * over the whole value it does: 0 from the unit vector times the ∞ or NaN of another row of a matrix, or of another lane.
 *
 * @param unit The unit vector e_k, in the place of the upstream gradient.
 * @param number Entry j of the vjp of `unit`.
 */
export function entryAlone(
  op: TensorOp,
  slot: number,
  context: TensorContext,
  unit: Float64Array,
  k: number,
  j: number,
  number: number,
): number | null {
  if (isLinear(op)) {
    // Products of the upstream gradient and a factor: those of y[k] have a 1 there.
    const own = op.terms.vjp[slot]?.(context, unit, j).filter(({ a }) => a !== 0);
    if (own === undefined) return number;
    return own.length === 0 ? null : own.reduce((sum, { a, b }) => sum + a * b, 0);
  }
  if (op.pieces !== undefined && number === 0) return null;
  return isOfLane(op, context, k, j) ? number : null;
}

function isOfLane({ scalars }: TensorOp, { inputs, attributes }: TensorContext, k: number, j: number): boolean {
  const shape = inputs[0]?.shape ?? [];
  if (scalars === 'lane') return laneOf(lanesOf(shape, attributes), j).lane === k;
  if (scalars !== 'softmax') return true;
  const lanes = lanesOfSoftmax(shape, attributes);
  return laneOf(lanes, j).lane === laneOf(lanes, k).lane;
}

/** Whether ẋ adds something along an entry: a tangent of 0 adds nothing, unless it meets ∞ or NaN. */
export const isMoved = (entry: number, tangent: number): boolean => tangent !== 0 || !Number.isFinite(entry);
