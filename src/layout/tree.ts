/**
 * The nesting of opened composites. Elements are numbered: nodes 0…n−1, the output ring n, groups n+1…; containers are
 * numbered 0 = the whole figure, g+1 = group g. Every element but the root lies in one container.
 */
import type { LayoutEdge, LayoutInput } from './types.ts';

/** A real edge, or the wire from the output node to its ring (the last one). */
export type Wire = Pick<LayoutEdge, 'from' | 'to' | 'slot' | 'above' | 'below'>;

export interface Tree {
  readonly elementCount: number;
  readonly ring: number;
  /** Container in which each element stands. */
  readonly container: Int32Array;
  /** Parent container of each container, -1 for the root. */
  readonly parent: Int32Array;
  readonly depth: Int32Array;
  /** Containers, every one before those it holds. */
  readonly outerFirst: readonly number[];
  /** Elements of each container in topological order. */
  readonly children: readonly (readonly number[])[];
  readonly wires: readonly Wire[];
}

/** Element that stands for a container in its parent. */
export function elementOf(tree: Tree, container: number): number {
  return tree.ring + container;
}

/** Key of an element: a node's own, the ring's, or that of the closed node a group stands for. */
export function elementKey(input: LayoutInput, tree: Tree, element: number): string {
  if (element < tree.ring) return input.nodes[element]?.key ?? '';
  if (element === tree.ring) return '@output';
  return input.groups[element - tree.ring - 1]?.closedKey ?? '';
}

/** Reads the nesting from the groups' index ranges; of two equal ranges the one listed first is the outer one. */
export function readTree(input: LayoutInput): Tree {
  const count = input.nodes.length;
  const groups = input.groups;
  const ring = count;
  const elementCount = count + 1 + groups.length;
  const container = new Int32Array(elementCount);
  const parent = new Int32Array(groups.length + 1).fill(-1);
  const depth = new Int32Array(groups.length + 1);
  const sorted = groups.map((group, index) => ({ group, index }));
  sorted.sort((a, b) => a.group.first - b.group.first || b.group.last - a.group.last || a.index - b.index);
  const children: number[][] = Array.from({ length: groups.length + 1 }, () => []);
  const outerFirst = [0];
  const open: number[] = [0];
  let next = 0;
  for (let node = 0; node < count; node++) {
    while (open.length > 1 && (groups[(open.at(-1) ?? 0) - 1]?.last ?? -1) < node) open.pop();
    for (let entry = sorted[next]; entry && entry.group.first === node; entry = sorted[++next]) {
      const outer = open.at(-1) ?? 0;
      const inner = entry.index + 1;
      parent[inner] = outer;
      depth[inner] = (depth[outer] ?? 0) + 1;
      container[ring + inner] = outer;
      children[outer]?.push(ring + inner);
      outerFirst.push(inner);
      open.push(inner);
    }
    const holder = open.at(-1) ?? 0;
    container[node] = holder;
    children[holder]?.push(node);
  }
  if (count > 0) children[0]?.push(ring);
  const wires: Wire[] = input.edges.slice();
  if (count > 0) {
    wires.push({ from: input.output, to: ring, slot: 0, above: input.outputAbove, below: input.outputBelow });
  }
  return { elementCount, ring, container, parent, depth, outerFirst, children, wires };
}
