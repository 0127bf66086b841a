import type { SourceRange } from '../errors.ts';
import type { GraphBuilder } from '../graph/builder.ts';
import { FIRST_OP, type Graph, inputsOf, type LEAF, type PaletteOp, shapeOf } from '../graph/graph.ts';

const KINDS = ['input', 'parameter', 'constant'] as const;

/**
 * Adds the nodes of a graph to a builder that has none yet: each keeps its number, with its value, names and place in the
 * program. Keys and groups are the reader's to keep. Throws BuildError beyond the builder's limits.
 */
export function copyNodes(builder: GraphBuilder, graph: Graph): void {
  for (let node = 0; node < graph.count; node++) {
    const code = graph.codes[node] as number;
    if (code < FIRST_OP) {
      const kind = KINDS[code] as keyof typeof LEAF;
      const data = graph.initial.slice(graph.offsets[node], graph.offsets[node + 1]);
      builder.leaf(kind, { shape: shapeOf(graph, node), data });
    } else {
      const { op, attributes } = graph.palette[code] as PaletteOp;
      builder.nary(builder.use(op, attributes), [...inputsOf(graph, node)]);
    }
    const name = graph.names.get(node);
    if (name !== undefined) builder.name(node, name);
    const former = graph.formerNames.get(node);
    if (former !== undefined) builder.formerName(node, former);
    const range = rangeOf(graph, node);
    if (range !== null) builder.range(node, range);
  }
}

function rangeOf(graph: Graph, node: number): SourceRange | null {
  const start = graph.ranges[2 * node] ?? -1;
  return start < 0 ? null : { start, end: graph.ranges[2 * node + 1] as number };
}
