import type { ElementwiseOp } from '../ops/define.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Added, Term } from './draft.ts';
import { expression } from './expression.ts';
import { derivativeOf } from './rules.ts';
import { tensorLocal } from './tensorRules.ts';

/** Thrown where an op says nothing of its derivative; `derivativeGraph` answers it as data. */
export class NoRule extends Error {
  readonly node: number;
  constructor(node: number) {
    super(String(node));
    this.node = node;
  }
}

/**
 * Writes one reverse pass as nodes: the gradient of `output`, seeded with a number, at one leaf. As the engine does it: the
 * nodes from the output backwards, contribution = upstream · local derivative for each slot, contributions added in the order
 * in which they come. Only what lies between the leaf and the output has a gradient.
 * @param seen is told the gradient of each node of the program on the way.
 * @returns the gradient at the leaf: 0 where the output does not depend on it. Throws TooLarge, NoRule.
 */
export function reversePass(
  arithmetic: Arithmetic,
  output: Term,
  leaf: number,
  seed: number,
  seen: (node: number, gradient: Term) => void,
): Term {
  const { draft } = arithmetic;
  if (output < 0) return draft.number(0);
  const between = leadsFrom(arithmetic, leaf, output);
  if (between[output] !== 1) return draft.number(0);
  const gradients = new Map<number, Term>([[output, draft.number(seed)]]);
  for (let node = output; node > leaf; node--) {
    const upstream = gradients.get(node);
    const entry = upstream === undefined ? null : draft.entry(node);
    if (upstream === undefined || entry === null) continue;
    if (node < draft.graph.count) seen(node, upstream);
    for (const [slot, input] of entry.inputs.entries()) {
      if (input < 0 || between[input] !== 1) continue;
      const local = localAt(arithmetic, node, entry, slot);
      if (local === null) continue;
      const sent = masks(entry) ? arithmetic.switched(upstream, local) : arithmetic.mul(upstream, local);
      const before = gradients.get(input);
      gradients.set(input, before === undefined ? sent : arithmetic.add(before, sent));
    }
  }
  return gradients.get(leaf) ?? draft.number(0);
}

/** 1 at every node up to the output that depends on the leaf along slots that carry a gradient. */
export function leadsFrom({ draft }: Arithmetic, leaf: number, output: number): Uint8Array {
  const leads = new Uint8Array(output + 1);
  leads[leaf] = 1;
  for (let node = leaf + 1; node <= output; node++) {
    const entry = draft.entry(node);
    if (entry === null) continue;
    for (const [slot, input] of entry.inputs.entries()) {
      if (input >= 0 && leads[input] === 1 && entry.op.localLatex[slot] !== null) leads[node] = 1;
    }
  }
  return leads;
}

/** The local derivative as a term; `null` where no gradient flows by definition. */
function localAt(arithmetic: Arithmetic, node: number, entry: Added, slot: number): Term | null {
  const { draft } = arithmetic;
  const { op, attributes } = entry;
  const inputs = entry.inputs.map((input) => draft.literal(input));
  if (op.localLatex[slot] === null) return null;
  const local =
    op.kind === 'tensor'
      ? tensorLocal(arithmetic, node, { ...entry, inputs }, slot)
      : elementLocal(arithmetic, node, { op, attributes, inputs }, slot);
  if (local === undefined) throw new NoRule(node);
  return local;
}

function elementLocal(arithmetic: Arithmetic, node: number, entry: Added, slot: number): Term | undefined {
  const text = derivativeOf(entry.op as ElementwiseOp, entry.attributes, slot);
  if (text == null) return undefined;
  const names = new Map<string, Term>([['y', node]]);
  for (const [k, input] of entry.inputs.entries()) names.set(k === 0 ? 'a' : 'b', input);
  for (const [name, value] of Object.entries(entry.attributes)) {
    if (typeof value === 'number') names.set(name, arithmetic.draft.number(value));
  }
  return expression(arithmetic, text, names) ?? undefined;
}

function masks({ op, attributes }: Added): boolean {
  if (op.kind === 'tensor') return false;
  return (op.configure?.(attributes) ?? op).masks === true;
}
