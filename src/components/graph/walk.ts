import { consumersOf, type Graph, targetOf } from '../../engine/graph/graph.ts';
import type { PlacedNode } from '../../layout/types.ts';

/** Where an arrow key leads from a node: along an edge, or to the neighbour in its column. −1 when nowhere. */
export function neighbour(graph: Graph, places: readonly PlacedNode[], node: number, key: string): number {
  if (key === 'ArrowRight') {
    const { start, edges } = consumersOf(graph);
    const edge = edges[start[node] as number];
    if (start[node] === start[node + 1] || edge === undefined) return -1;
    return targetOf(graph, edge);
  }
  if (key === 'ArrowLeft') {
    const first = graph.inputStart[node] as number;
    return first === graph.inputStart[node + 1] ? -1 : (graph.inputs[first] as number);
  }
  const here = places[node];
  if (here === undefined || (key !== 'ArrowUp' && key !== 'ArrowDown')) return -1;
  const step = key === 'ArrowUp' ? -1 : 1;
  let best = -1;
  let distance = Number.POSITIVE_INFINITY;
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as PlacedNode;
    const away = (place.y - here.y) * step;
    if (place.column === here.column && away > 0 && away < distance) {
      best = i;
      distance = away;
    }
  }
  return best;
}
