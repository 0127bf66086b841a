import type { Shape } from '../shape.ts';

/** A shape as Python writes a tuple: (2,3), (3,), (). */
export function tuple(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(',')})`;
}

/** What `np.dot` says when the last axis of its left and the last but one of its right operand differ; `null`: they fit. */
export function dotProblem(left: Shape, right: Shape): string | null {
  const last = left.length - 1;
  const first = Math.max(0, right.length - 2);
  const a = left[last] as number;
  const b = right[first] as number;
  if (a === b) return null;
  return `shapes ${tuple(left)} and ${tuple(right)} not aligned: ${a} (dim ${last}) != ${b} (dim ${first})`;
}

/** What an elementwise operation of NumPy says of shapes that do not broadcast. */
export function broadcastProblem(left: Shape, right: Shape): string {
  return `operands could not be broadcast together with shapes ${tuple(left)} ${tuple(right)}`;
}
