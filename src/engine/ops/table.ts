import { ACTIVATIONS } from './activations.ts';
import { ARITHMETIC } from './arithmetic.ts';
import type { Op } from './define.ts';
import { FUNCTIONS } from './functions.ts';
import { INDEXING } from './indexing.ts';
import { LAYERS } from './layers.ts';
import { LOSSES } from './losses.ts';
import { MATRIX } from './matrix.ts';
import { REDUCE } from './reduce.ts';
import { SOFTMAX } from './softmax.ts';

/** Every op there is, once, room by room. How to add one: docs/ops.md. */
export const OPS: readonly Op[] = [
  ...ARITHMETIC,
  ...FUNCTIONS,
  ...ACTIVATIONS,
  ...REDUCE,
  ...MATRIX,
  ...SOFTMAX,
  ...LOSSES,
  ...LAYERS,
  ...INDEXING,
];

const byName: ReadonlyMap<string, Op> = new Map(OPS.map((op) => [op.name, op]));

/** The op of that name (`mul`, `sigmoid`; see the rooms for all of them). Throws when there is none. */
export function opNamed(name: string): Op {
  const op = byName.get(name);
  if (op === undefined) throw new Error(`no op is named ${name}`);
  return op;
}
