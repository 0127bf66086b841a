import { type Attributes, NO_ATTRIBUTES, type Op } from '../ops/define.ts';
import type { Kernel, PaletteOp } from './graph.ts';
import { kernelOf } from './kernels.ts';

/** An op with its attributes as a graph keeps it: the palette entry, and what the inner loops want of it. */
export interface PreparedOp {
  readonly entry: PaletteOp;
  readonly kernel: Kernel;
}

/** Prepares an op with attributes (an axis, an exponent). */
export function configuredOp(op: Op, attributes: Attributes): PreparedOp {
  const entry = { op, attributes, symbol: op.symbol(attributes) };
  return { entry, kernel: kernelOf(entry) };
}

const plainOps = new Map<Op, PreparedOp>();

/** An op without attributes, prepared once for all graphs. */
export function plainOp(op: Op): PreparedOp {
  let prepared = plainOps.get(op);
  if (prepared === undefined) {
    prepared = configuredOp(op, NO_ATTRIBUTES);
    plainOps.set(op, prepared);
  }
  return prepared;
}
