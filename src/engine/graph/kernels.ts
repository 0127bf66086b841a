import type { ElementForward, ElementLocal, Op, PlainForward, PlainLocal } from '../ops/define.ts';
import { FORWARD, type Kernel, LOCAL, type PaletteOp } from './graph.ts';

const nothing: ElementForward = () => {};
const noLocal: ElementLocal = () => {};

/** The derivatives that the sweep takes along with a plain operation; an op that names others is computed by its rules. */
const derivatives: Readonly<Record<PlainForward, readonly PlainLocal[]>> = {
  'a + b': [1, 1],
  'a - b': [1, -1],
  'a * b': ['right', 'left'],
};

/** The kernel of a palette entry; those of leaves and tensor ops hold functions that do nothing. */
export function kernelOf(entry: PaletteOp | null): Kernel {
  const op = entry?.op;
  const element = op?.kind === 'elementwise' ? op : null;
  const rules = element?.configure?.(entry?.attributes ?? {}) ?? element;
  // A configured op has rules of its own, so that what is plain by default need not be so for it.
  const plain = element?.configure === undefined ? (element?.plain ?? []) : [];
  const plainForward = element?.configure === undefined ? (element?.plainForward ?? null) : null;
  return {
    arity: op?.arity ?? 0,
    forward: rules?.forward ?? nothing,
    how:
      plainForward !== null && derivatives[plainForward].every((rule, slot) => rule === plain[slot])
        ? FORWARD[plainForward]
        : FORWARD.rule,
    local0: rules?.local[0] ?? noLocal,
    local1: rules?.local[1] ?? noLocal,
    how0: wayTo(plain[0]),
    how1: wayTo(plain[1]),
    number0: typeof plain[0] === 'number' ? plain[0] : 0,
    number1: typeof plain[1] === 'number' ? plain[1] : 0,
    masks: rules?.masks === true,
    open: op === undefined ? 0 : openSlots(op),
  };
}

/** Bit s is set when a gradient flows along slot s. */
function openSlots(op: Op): number {
  let open = 0;
  for (const [slot, rule] of op.localLatex.entries()) if (rule !== null) open |= 1 << slot;
  return open;
}

function wayTo(plain: PlainLocal | null | undefined): number {
  if (typeof plain === 'number') return LOCAL.number;
  return plain === null || plain === undefined ? LOCAL.rule : LOCAL[plain];
}
