import { BuildError, GraphBuilder } from '../graph/builder.ts';
import { displayNames } from '../graph/displayNames.ts';
import { elementsOf, type Graph, shapeOf } from '../graph/graph.ts';
import { opNamed } from '../ops/table.ts';
import { copyNodes } from './copied.ts';

/** An output of several elements, and the number that is derived in its place. */
export interface Seeded {
  /** What the output is called: `y`. */
  readonly output: string;
  /** What the number is called: `Σy`, or `Σ(s·y)` where the seed s is not 1 everywhere. */
  readonly name: string;
  readonly elements: number;
  /** The seed, an entry an element, where it is not 1 everywhere. */
  readonly seed: Float64Array | null;
}

/** What is derived where the output has several elements; `null` where it is one number. */
export function seededOf(graph: Graph): Seeded | null {
  const elements = elementsOf(graph, graph.output);
  if (elements === 1) return null;
  const output = displayNames(graph)[graph.output]?.text ?? 'y';
  const ones = graph.seed.every((one) => one === 1);
  return { output, elements, name: ones ? `Σ${output}` : `Σ(s·${output})`, seed: ones ? null : graph.seed };
}

/**
 * The graph with one more node or three: F = Σ seedₖ · yₖ over the elements of its output, which is the number whose gradient
 * the backward pass computes (`torch.autograd.grad(y, x, grad_outputs=seed)`). Its own nodes keep their places and keys; a seed
 * of ones is left out. `null` where the output is one number already, or there is no room for more nodes.
 */
export function seededSum(graph: Graph): Graph | null {
  const seeded = seededOf(graph);
  if (seeded === null) return null;
  const { output } = graph;
  const builder = new GraphBuilder();
  const keys = [...graph.keys];
  const keyed = (node: number, part: string) => {
    keys[node] = `${graph.keys[output]}/${part}`;
    return node;
  };
  try {
    copyNodes(builder, graph);
    let summand = output;
    if (seeded.seed !== null) {
      const shape = shapeOf(graph, output);
      const seed = keyed(builder.leaf('constant', { shape, data: seeded.seed }), 'seed');
      summand = keyed(builder.nary(builder.use(opNamed('mul')), [seed, output]), 'seeded');
      builder.name(summand, `s·${seeded.output}`);
    }
    const sum = keyed(builder.nary(builder.use(opNamed('sum')), [summand]), 'sum');
    builder.name(sum, seeded.name);
    return { ...builder.build(sum), keys, groups: graph.groups };
  } catch (thrown) {
    if (thrown instanceof BuildError) return null;
    throw thrown;
  }
}
