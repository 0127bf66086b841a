import type { Op } from '../ops/define.ts';
import { OPS } from '../ops/table.ts';

/** Words that are written like functions and make a leaf: `param(2)` is trained, `const(2)` gets no gradient. */
export const LEAF_WORDS: ReadonlyMap<string, 'parameter' | 'constant'> = new Map([
  ['param', 'parameter'],
  ['const', 'constant'],
]);

/** Constants that a program may use without setting them, and may set. */
export const NAMED_CONSTANTS: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
]);

/** Ops by the name a call writes; `max` and `min` have two, told apart by their number of arguments. */
const forms: ReadonlyMap<string, readonly Op[]> = collect(OPS);

function collect(ops: readonly Op[]): Map<string, Op[]> {
  const found = new Map<string, Op[]>();
  for (const op of ops) {
    for (const name of op.call?.names ?? []) {
      const known = found.get(name);
      if (known === undefined) found.set(name, [op]);
      else known.push(op);
    }
  }
  return found;
}

/** The ops that a call of that name can mean; undefined when no function has it. */
export function formsOf(name: string): readonly Op[] | undefined {
  return forms.get(name);
}

/** Every function name of the op table, then `param` and `const`. */
export const FUNCTION_NAMES: readonly string[] = [...forms.keys(), ...LEAF_WORDS.keys()];

const functionNames: ReadonlySet<string> = new Set(FUNCTION_NAMES);

/** Whether a name belongs to a function, so that no program may set it. */
export function isFunctionName(name: string): boolean {
  return functionNames.has(name);
}
