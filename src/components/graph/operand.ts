import type { PaletteOp } from '../../engine/graph/graph.ts';

/** Where the number of a local derivative stands on the graph: at an input, at the op's own output, or nowhere. */
export type Operand = { readonly at: 'input'; readonly slot: number } | { readonly at: 'output' } | null;

const INPUTS = ['\\inputA', '\\inputB', '\\inputC'];
const OUTPUT = '\\output';
const known = new WeakMap<PaletteOp, readonly Operand[]>();

/**
 * Reads off the op table whether the local derivative along a slot *is* a value of the graph: for a·b it is the other
 * input, for exp(x) the output. The rule's LaTeX says so by being that symbol alone, so that no list of ops is needed.
 */
export function operandOf(entry: PaletteOp, slot: number): Operand {
  const made = known.get(entry);
  if (made !== undefined) return made[slot] ?? null;
  const { op, attributes } = entry;
  const names = INPUTS.slice(0, op.arity);
  const all = op.localLatex.map((rule): Operand => {
    if (rule === null || op.kind !== 'elementwise') return null;
    const latex = rule(names, OUTPUT, attributes).trim();
    if (latex === OUTPUT) return { at: 'output' };
    const input = names.indexOf(latex);
    return input < 0 ? null : { at: 'input', slot: input };
  });
  known.set(entry, all);
  return all[slot] ?? null;
}
