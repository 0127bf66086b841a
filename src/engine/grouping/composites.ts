import { type Graph, opOf, type PaletteOp } from '../graph/graph.ts';

/** A composite of a program, closed or opened. */
export interface Composite {
  /** The closed node's key; the key of its room when it is open. */
  readonly key: string;
  readonly entry: PaletteOp;
  /** The name that the program gives to its value, if any. */
  readonly name: string | null;
}

/** The composites of a closed graph in tape order. */
export function compositesOf(graph: Graph): readonly Composite[] {
  const found: Composite[] = [];
  for (let node = 0; node < graph.count; node++) {
    const entry = opOf(graph, node);
    if (entry === null || entry.op.opens === null) continue;
    found.push({ key: graph.keys[node] as string, entry, name: graph.names.get(node) ?? null });
  }
  return found;
}

/** Keys of all composites inside a room, whether they are closed, or open as rooms of their own. */
export function compositesInside(graph: Graph, room: string): readonly string[] {
  const within = `${room}/`;
  const closed = compositesOf(graph).map(({ key }) => key);
  return [...closed, ...graph.groups.map(({ key }) => key)].filter((key) => key.startsWith(within));
}
