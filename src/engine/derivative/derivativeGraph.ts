import { displayNames } from '../graph/displayNames.ts';
import { type Graph, LEAF, opOf, shapeOf } from '../graph/graph.ts';
import { LIMITS } from '../limits.ts';
import { NO_ATTRIBUTES } from '../ops/define.ts';
import { Arithmetic, MUL } from './arithmetic.ts';
import { Draft, type Term, TooLarge } from './draft.ts';
import { derivativeName } from './names.ts';
import { leadsFrom, NoRule, reversePass } from './pass.ts';
import { written } from './written.ts';

/** The graph of a derivative, and how it grew. */
export interface DerivativeGraph {
  /** Nodes 0 … `program` − 1 are the program's, with their keys; the others compute the gradient. Its output is the derivative. */
  readonly graph: Graph;
  readonly program: number;
  /** How many nodes the derivative of each order adds to the program: the last one is that of `graph`. */
  readonly added: readonly number[];
  /**
   * What each order is taken of: `through` the input it is derived by; something that depends on other inputs alone; or
   * something through which no gradient flows to any input, a number among them. The last two make 0.
   */
  readonly reach: readonly Reach[];
}

export type Reach = 'through' | 'elsewhere' | 'nowhere';

/**
 * Why there is no such graph. `tensors`: a value has several elements (scalars/expand.ts takes it apart; of an output of several,
 * seededSum.ts makes one number first). `name`: no input is called so. `op`: an op without a rule. `orders`: more than MOST_ORDERS. `tooMany`: more nodes than are drawn, at derivative `order`.
 */
export type NoDerivative =
  | { readonly why: 'tensors' | 'noInputs' }
  | { readonly why: 'name'; readonly name: string }
  | { readonly why: 'op'; readonly op: string }
  | { readonly why: 'orders'; readonly limit: number }
  | { readonly why: 'tooMany'; readonly order: number; readonly limit: number };

export type DerivativeResult =
  | { readonly ok: true; readonly derivative: DerivativeGraph }
  | ({ readonly ok: false } & NoDerivative);

/** So many times an output is derived at most. */
export const MOST_ORDERS = 12;

/** Nodes by which a graph can be derived, by name, in its order: inputs and parameters that have one. */
export function derivableInputs(graph: Graph): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (let node = 0; node < graph.count; node++) {
    const name = graph.names.get(node);
    const code = graph.codes[node];
    if (name !== undefined && (code === LEAF.input || code === LEAF.parameter)) found.set(name, node);
  }
  return found;
}

/**
 * The derivative of a graph's output by the named inputs, one after the other, as a graph: what PyTorch builds with
 * `create_graph=True`. The program's nodes keep their places and keys; the nodes of each reverse pass come after them, equal
 * ones once, those that the last derivative does not need left out. The backward pass of that graph is the next derivative.
 * Nothing is thrown; `most` nodes are made at most, and a derivative that would need more is refused before it is finished.
 * Kinks as PyTorch has them: a mask, a sign, a share is a constant for the next derivative.
 */
export function derivativeGraph(graph: Graph, by: readonly string[], most: number = LIMITS.drawn): DerivativeResult {
  const refused = refusal(graph, by);
  if (refused !== null) return { ok: false, ...refused };
  const inputs = derivableInputs(graph);
  const outputName = displayNames(graph)[graph.output]?.text ?? 'y';
  let order = 1;
  try {
    // What an earlier order needed and this one does not counts while it is built: three times as much is room enough.
    const draft = new Draft(graph, 3 * most);
    const arithmetic = new Arithmetic(draft);
    const names = new Map<Term, string>();
    const added: number[] = [];
    const reach: Reach[] = [];
    let output: Term = draft.literal(graph.output);
    for (; order <= by.length; order++) {
      const path = by.slice(0, order);
      const seed = order === 1 ? (graph.seed[0] as number) : 1;
      const leaf = inputs.get(path.at(-1) as string) as number;
      reach.push(reachOf(arithmetic, output, leaf, inputs));
      output = reversePass(arithmetic, output, leaf, seed, (node, gradient) => {
        // Of a first derivative each step has a name that is read at once, ∂y/∂a; later ones would hold something constant.
        const name = order === 1 ? displayNames(graph)[node] : null;
        if (name != null && draft.added(gradient) !== null && !names.has(gradient))
          names.set(gradient, derivativeName(outputName, [name.text]));
      });
      if (draft.added(output) !== null) names.set(output, derivativeName(outputName, path));
      const made = written(draft, output, new Map(), 'count');
      added.push(made);
      if (graph.count + made > most) return { ok: false, why: 'tooMany', order, limit: most };
    }
    const name = derivativeName(outputName, by);
    // What is a node of the program already gets one of its own, so that there is something to see: 1 · that node.
    if (output >= 0 && output < graph.count) output = draft.own(MUL, NO_ATTRIBUTES, [draft.number(1), output]);
    names.set(output, name);
    const made = written(draft, output, names, 'graph');
    added[added.length - 1] = made.count - graph.count;
    return { ok: true, derivative: { graph: made, program: graph.count, added, reach } };
  } catch (thrown) {
    if (thrown instanceof TooLarge) return { ok: false, why: 'tooMany', order, limit: most };
    if (thrown instanceof NoRule) return { ok: false, why: 'op', op: opOf(graph, thrown.node)?.symbol ?? '' };
    throw thrown;
  }
}

function reachOf(arithmetic: Arithmetic, output: Term, leaf: number, inputs: ReadonlyMap<string, number>): Reach {
  const reaches = (from: number) => output >= from && leadsFrom(arithmetic, from, output)[output] === 1;
  if (reaches(leaf)) return 'through';
  return [...inputs.values()].some(reaches) ? 'elsewhere' : 'nowhere';
}

function refusal(graph: Graph, by: readonly string[]): NoDerivative | null {
  for (let node = 0; node < graph.count; node++) if (shapeOf(graph, node).length > 0) return { why: 'tensors' };
  const inputs = derivableInputs(graph);
  if (inputs.size === 0) return { why: 'noInputs' };
  const unknown = by.find((name) => !inputs.has(name));
  if (unknown !== undefined) return { why: 'name', name: unknown };
  return by.length > MOST_ORDERS ? { why: 'orders', limit: MOST_ORDERS } : null;
}
