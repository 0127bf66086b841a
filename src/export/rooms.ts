import type { Graph, Group } from '../engine/graph/graph.ts';
import { plainText } from './plainText.ts';

/** What stands over an opened composite's room: `sigmoid · y`. */
export function roomTitle({ op, attributes, name }: Group): string {
  const word = op.call?.names[0] ?? op.symbol(attributes);
  return name === null ? word : `${word} · ${plainText(name)}`;
}

/**
 * Lines of a nested text: every node's own lines, within the rooms of the opened composites that it is a piece of.
 * A loop and not a recursion: composites may be nested as deep as a program says.
 */
export function inRooms(
  graph: Graph,
  write: {
    readonly open: (group: Group, index: number) => readonly string[];
    readonly close: () => string;
    readonly node: (node: number) => readonly string[];
  },
): string[] {
  const lines: string[] = [];
  const open: number[] = [];
  const indent = () => '  '.repeat(open.length + 1);
  // Outer rooms first where several begin at one node.
  const order = graph.groups.map((_, g) => g).sort((a, b) => beginning(graph, a, b));
  let next = 0;
  for (let node = 0; node < graph.count; node++) {
    for (; next < order.length && groupAt(graph, order[next]).first === node; next++) {
      const index = order[next] as number;
      const [head = '', ...rest] = write.open(groupAt(graph, index), index);
      lines.push(indent() + head);
      open.push(index);
      for (const line of rest) lines.push(indent() + line);
    }
    for (const line of write.node(node)) lines.push(indent() + line);
    for (let last = open.at(-1); last !== undefined && groupAt(graph, last).last === node; last = open.at(-1)) {
      open.pop();
      lines.push(indent() + write.close());
    }
  }
  return lines;
}

function groupAt(graph: Graph, index: number | undefined): Group {
  return graph.groups[index ?? -1] as Group;
}

function beginning(graph: Graph, a: number, b: number): number {
  const one = groupAt(graph, a);
  const other = groupAt(graph, b);
  return one.first - other.first || other.last - one.last || a - b;
}
