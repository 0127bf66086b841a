import type { Attributes, ElementwiseOp, Op } from '../ops/define.ts';
import type { Derivative } from '../ops/derivative.ts';
// The one import of `derivative`: the build gives it a copy of the table that has it (build/op-code.ts). Elsewhere an op has none.
import { OPS } from '../ops/table.ts';
import { DERIVATIVE_OPS } from './ops.ts';

const byName: ReadonlyMap<string, Derivative | undefined> = new Map(
  [...OPS, ...DERIVATIVE_OPS].map((op: Op) => [op.name, (op as ElementwiseOp).derivative]),
);

const PLAIN = { left: 'a', right: 'b', output: 'y' } as const;

/**
 * The local derivative of an elementwise op in one slot, as an expression in its inputs `a`, `b`, its output `y` and its
 * attributes. `null`: no gradient flows there by definition. `undefined`: the entry does not say.
 */
export function derivativeOf(op: ElementwiseOp, attributes: Attributes, slot: number): string | null | undefined {
  if (op.localLatex[slot] === null) return null;
  const written = byName.get(op.name);
  if (written !== undefined) return (typeof written === 'function' ? written(attributes) : written)[slot];
  const plain = op.plain[slot];
  if (plain == null) return undefined;
  return typeof plain === 'number' ? String(plain) : PLAIN[plain];
}
