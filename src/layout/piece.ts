/**
 * The graph inside one container: its nodes, closed composites standing for those that are open inside it, and the
 * edges between them. Edges that come from outside have from = -1, edges that leave have to = -1.
 */
import { elementKey, elementOf, type Tree } from './tree.ts';
import type { LayoutInput } from './types.ts';

export interface PieceEdge {
  readonly from: number;
  readonly to: number;
  readonly slot: number;
  /** First wire this edge stands for. */
  readonly wire: number;
  /** Key of the node that wire comes from. */
  readonly source: string;
}

export interface Piece {
  /** Element numbers (see tree.ts) of the local elements 0…. */
  readonly elements: readonly number[];
  readonly keys: readonly string[];
  /** See `leavesOf`. */
  readonly leaf: Uint8Array;
  readonly edges: readonly PieceEdge[];
}

/** Per node: 0 an op, 1 a leaf, 2 a leaf whose wires carry no labels (a constant). */
export function leavesOf({ nodes, edges }: LayoutInput): Uint8Array {
  const leaves = Uint8Array.from(nodes, (node) => (node.leaf ? 2 : 0));
  for (const { from, above, below } of edges) {
    if (leaves[from] && (above.height > 0 || below.height > 0)) leaves[from] = 1;
  }
  return leaves;
}

/** Splits the graph into one piece a container, in time proportional to wires × nesting depth. */
export function cutPieces(input: LayoutInput, tree: Tree): Piece[] {
  const local = new Int32Array(tree.elementCount);
  const edges: PieceEdge[][] = tree.children.map(() => []);
  for (const elements of tree.children) {
    elements.forEach((element, index) => {
      local[element] = index;
    });
  }
  // Into or out of an open composite several wires may stand for one edge of the closed one.
  const merged = new Map<string, number>();
  const entered = new Map<string, number>();
  const add = (container: number, from: number, to: number, slot: number, wire: number): void => {
    const list = edges[container];
    if (!list) return;
    const intoGroup = to > tree.ring;
    let place = slot;
    if (intoGroup || to < 0) {
      const key = `${container}/${from}>${to}`;
      if (from >= 0 && merged.has(key)) return;
      const counter = `${container}>${to}`;
      place = entered.get(counter) ?? 0;
      entered.set(counter, place + 1);
      merged.set(key, place);
    }
    const source = input.nodes[tree.wires[wire]?.from ?? 0]?.key ?? '';
    list.push({
      from: from < 0 ? -1 : (local[from] ?? 0),
      to: to < 0 ? -1 : (local[to] ?? 0),
      slot: place,
      wire,
      source,
    });
  };
  tree.wires.forEach((wire, index) => {
    let from = wire.from;
    let to = wire.to;
    let fromContainer = tree.container[from] ?? 0;
    let toContainer = tree.container[to] ?? 0;
    while (fromContainer !== toContainer) {
      if ((tree.depth[fromContainer] ?? 0) > (tree.depth[toContainer] ?? 0)) {
        add(fromContainer, from, -1, 0, index);
        from = elementOf(tree, fromContainer);
        fromContainer = tree.parent[fromContainer] ?? 0;
      } else {
        add(toContainer, -1, to, wire.slot, index);
        to = elementOf(tree, toContainer);
        toContainer = tree.parent[toContainer] ?? 0;
      }
    }
    add(fromContainer, from, to, wire.slot, index);
  });
  const leaves = leavesOf(input);
  return tree.children.map((elements, container) => ({
    elements,
    keys: elements.map((element) => elementKey(input, tree, element)),
    leaf: Uint8Array.from(elements, (element) => leaves[element] ?? 0),
    edges: edges[container] ?? [],
  }));
}

/** Key of an edge's own track in a picture. */
export function trackKey(piece: Piece, edge: PieceEdge): string {
  const from = edge.from < 0 ? `@${edge.source}` : piece.keys[edge.from];
  const to = edge.to < 0 ? '' : piece.keys[edge.to];
  return `${from}>${to}:${edge.slot}`;
}

/** Key of the picture that is remembered of an open composite. */
export function pictureKey(input: LayoutInput, container: number): string {
  return `/${input.groups[container - 1]?.key ?? ''}`;
}
