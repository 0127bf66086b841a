import type { Graph, Kernel } from '../graph/graph.ts';

/** 1 for a leaf and for every node that depends on it along slots with a derivative: where its tangent arrives. */
export function reachedFrom(graph: Graph, leaf: number): Uint8Array {
  const reach = new Uint8Array(graph.count);
  reach[leaf] = 1;
  for (let node = leaf + 1; node < graph.count; node++) {
    for (let e = graph.inputStart[node] as number; e < (graph.inputStart[node + 1] as number); e++)
      if (carriesTangent(graph, reach, node, e)) reach[node] = 1;
  }
  return reach;
}

/** Whether a tangent travels along an edge into `node`: its source has one, and its slot has a derivative. */
export function carriesTangent(graph: Graph, reach: Uint8Array, node: number, edge: number): boolean {
  const slot = edge - (graph.inputStart[node] as number);
  const { open } = graph.kernels[graph.codes[node] as number] as Kernel;
  return reach[graph.inputs[edge] as number] === 1 && ((open >> slot) & 1) === 1;
}
