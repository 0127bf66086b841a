import { type Graph, inputsOf, opOf, type PaletteOp } from '../../../engine/graph/graph.ts';

/** More ops than this are no formula that anybody reads. */
const MOST_OPS = 16;

/** How tightly an expression holds together on paper. */
const SUM = 1;
const PRODUCT = 2;
/** A call, a power, a fraction: an operand anywhere but under a power or a function without brackets of its own. */
const WHOLE = 3;
const SYMBOL = 4;

const STRENGTH: Readonly<Record<string, number>> = {
  add: SUM,
  sub: SUM,
  neg: SUM,
  neuron: SUM,
  total: SUM,
  mul: PRODUCT,
  switch: PRODUCT,
  // Written as cases, which have a bracket on one side only.
  step: 0,
  leaky_step: 0,
  share: 0,
  unless_zero: 0,
  has_slope: 0,
};

/** Ops whose LaTeX has brackets, a bar, a root, a fraction or a raised line around each operand. */
const ENCLOSES = new Set(
  'exp sqrt div reciprocal abs sigmoid max2 min2 detach normal density sign softplus step share leaky_step'.split(' '),
);

interface Written {
  readonly latex: string;
  readonly strength: number;
  readonly ops: number;
}

/**
 * What a graph computes, written out down to what its author has named: `symbol` names a node or gives its number, `named`
 * says where to stop. `null` where that would be longer than anybody reads.
 */
export function expressionLatex(
  graph: Graph,
  symbol: (node: number) => string,
  named: (node: number) => boolean,
): string | null {
  // Every node comes before what uses it, so one run through the tape writes them all; a node used twice counts twice.
  const written: (Written | null)[] = [];
  for (let node = 0; node <= graph.output; node++) {
    const entry = opOf(graph, node);
    if (entry === null || (named(node) && node !== graph.output)) {
      const latex = symbol(node);
      written.push({ latex, strength: entry === null && latex.startsWith('(') ? WHOLE : SYMBOL, ops: 0 });
      continue;
    }
    const inputs = [...inputsOf(graph, node)].map((input) => written[input] ?? null);
    written.push(expressionOf(entry, inputs));
  }
  return written[graph.output]?.latex ?? null;
}

function expressionOf({ op, attributes }: PaletteOp, inputs: readonly (Written | null)[]): Written | null {
  const operands: string[] = [];
  let ops = 1;
  for (const [slot, input] of inputs.entries()) {
    if (input === null) return null;
    ops += input.ops;
    const bare = ENCLOSES.has(op.name) || input.strength >= least(op.name, slot);
    operands.push(bare ? input.latex : `\\left(${input.latex}\\right)`);
  }
  return ops > MOST_OPS ? null : { latex: op.latex(operands, attributes), strength: STRENGTH[op.name] ?? WHOLE, ops };
}

/** The weakest operand that needs no brackets. */
function least(name: string, slot: number): number {
  if (name === 'add') return SUM;
  if (name === 'sub') return slot === 0 ? SUM : PRODUCT;
  if (name === 'neg') return PRODUCT;
  // A minus in the middle of a product would be read as a difference.
  if (name === 'mul' || name === 'switch') return PRODUCT;
  return SYMBOL;
}
