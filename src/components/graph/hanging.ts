import { consumersOf, FIRST_OP, type Graph, LEAF, shapeOf, targetOf } from '../../engine/graph/graph.ts';

/**
 * Which leaves stand under the op that uses them instead of in a column, by leaf: tensors that are an op's parameters, or
 * the targets of a loss (constants, or on a slot that no gradient goes along), where the op has one input besides and one consumer. The row of the
 * layers then reads from the data to the loss.
 */
export function hangingLeaves(graph: Graph): Map<number, number> {
  const hangs = new Map<number, number>();
  if (graph.scalar) return hangs;
  const { start, edges } = consumersOf(graph);
  const wires = (node: number) =>
    (start[node + 1] as number) - (start[node] as number) + (node === graph.output ? 1 : 0);
  const inRoom = (node: number) => graph.groups.some(({ first, last }) => first <= node && node <= last);
  const candidates = new Map<number, number[]>();
  for (let leaf = 0; leaf < graph.count; leaf++) {
    if ((graph.codes[leaf] as number) >= FIRST_OP || wires(leaf) !== 1 || leaf === graph.output) continue;
    if (shapeOf(graph, leaf).length === 0) continue;
    const edge = edges[start[leaf] as number] as number;
    const op = targetOf(graph, edge);
    const slot = edge - (graph.inputStart[op] as number);
    const closed = ((graph.kernels[graph.codes[op] as number]?.open ?? 0) & (1 << slot)) === 0;
    const target = closed || (graph.codes[leaf] === LEAF.constant && shapeOf(graph, op).length === 0);
    if (slot === 0 || !(target || graph.codes[leaf] === LEAF.parameter)) continue;
    candidates.set(op, [...(candidates.get(op) ?? []), leaf]);
  }
  for (const [op, leaves] of candidates) {
    const inputs = (graph.inputStart[op + 1] as number) - (graph.inputStart[op] as number);
    if (wires(op) !== 1 || inputs - leaves.length !== 1 || inRoom(op)) continue;
    for (const leaf of leaves) if (!inRoom(leaf)) hangs.set(leaf, op);
  }
  return hangs;
}

/** The edges that come from the tray under an op, by slot: they share one wire. */
export function trayEdges(graph: Graph, hangs: ReadonlyMap<number, number>, op: number): number[] {
  const edges: number[] = [];
  for (let e = graph.inputStart[op] as number; e < (graph.inputStart[op + 1] as number); e++) {
    if (hangs.get(graph.inputs[e] as number) === op) edges.push(e);
  }
  return edges;
}
