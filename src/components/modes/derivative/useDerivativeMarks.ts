import { useMemo } from 'react';
import type { Graph } from '../../../engine/graph/graph.ts';
import { useGradstep } from '../../useGradstep.ts';
import type { Marks } from '../marks/marks.ts';
import type { LitPart } from './litPart.ts';
import { useLitPart } from './useLitPart.ts';

/** What the mode draws on the graph: a ring around the derivative, and the part that is lit. */
export function useDerivativeMarks(): Marks | null {
  const graph = useGradstep(({ figure }) => figure?.graph ?? null);
  const program = useGradstep(({ figure }) => (figure?.seen?.kind === 'derivative' ? figure.seen.program : null));
  const part = useLitPart();
  return useMemo(
    () => (graph === null || program === null ? null : marksOf(graph, program, part)),
    [graph, program, part],
  );
}

/** A node belongs to the gradient when it comes after the program's, an edge when what it enters does. */
function marksOf(graph: Graph, program: number, part: LitPart['part']): Marks {
  const ringed = new Set([graph.output]);
  if (part === null) return { ringed };
  const nodes = new Set<number>();
  const edges = new Set<number>();
  for (let node = 0; node < graph.count; node++) {
    if (node < program !== (part === 'program')) continue;
    nodes.add(node);
    for (let edge = graph.inputStart[node] as number; edge < (graph.inputStart[node + 1] as number); edge++) {
      edges.add(edge);
      // What a part starts from is seen with it.
      nodes.add(graph.inputs[edge] as number);
    }
  }
  return { ringed, lit: { nodes, edges } };
}
