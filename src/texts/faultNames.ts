import { displayNames } from '../engine/graph/displayNames.ts';
import { type Graph, opOf, shapeOf } from '../engine/graph/graph.ts';
import { FULL, formatNumber } from '../format/number.ts';

/** What a node is called; a bare constant by its number. */
export function nameOf(graph: Graph, node: number): string {
  return displayNames(graph)[node]?.text ?? formatNumber(graph.initial[graph.offsets[node] as number] ?? 0, FULL);
}

/** An op as a line of a ledger names its sender: `× (q)`. */
export function senderOf(graph: Graph, node: number): string {
  const symbol = opOf(graph, node)?.symbol;
  const name = nameOf(graph, node);
  return symbol === undefined ? name : `${symbol} (${name})`;
}

/** `x`, `W[0, 1]`. */
export function elementName(graph: Graph, node: number, element: number): string {
  const shape = shapeOf(graph, node);
  if (shape.length === 0) return nameOf(graph, node);
  const place: number[] = [];
  let rest = element;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    place.unshift(rest % (shape[axis] as number));
    rest = Math.floor(rest / (shape[axis] as number));
  }
  return `${nameOf(graph, node)}[${place.join(', ')}]`;
}
