import type { LayoutInput, PreviousLayout } from '../../layout/types.ts';

/**
 * Whether one graph is a later state of the other: at least half of the ops of the smaller one are in both. A program that
 * happens to use the same input names is another graph, and its places owe nothing to the one before.
 */
export function related(a: LayoutInput, b: LayoutInput): boolean {
  const known = opsOf(a);
  const now = opsOf(b);
  if (known.size === 0 && now.size === 0) return a.nodes[0]?.key === b.nodes[0]?.key;
  let shared = 0;
  for (const key of now) if (known.has(key)) shared++;
  return shared > 0 && 2 * shared >= Math.min(known.size, now.size);
}

/** Keys of the nodes, opened composites among them under the key that they had when closed. */
export function keysOf(input: LayoutInput): Set<string> {
  return new Set([...input.nodes.map((node) => node.key), ...input.groups.map((group) => group.closedKey)]);
}

function opsOf(input: LayoutInput): Set<string> {
  const ops = input.nodes.filter((node) => !node.leaf).map((node) => node.key);
  return new Set([...ops, ...input.groups.map((group) => group.closedKey)]);
}

/** Whether two graphs are the same when all their composites are closed. */
export function sameProgram(a: LayoutInput, b: LayoutInput): boolean {
  const known = closedKeys(a);
  const now = closedKeys(b);
  return known.size === now.size && [...now].every((key) => known.has(key));
}

function closedKeys(input: LayoutInput): Set<string> {
  const inside = (index: number) => input.groups.some(({ first, last }) => first <= index && index <= last);
  const outermost = input.groups.filter(
    (group, g) => !input.groups.some((other, o) => o < g && other.first <= group.first && group.last <= other.last),
  );
  return new Set([
    ...input.nodes.filter((_, index) => !inside(index)).map((node) => node.key),
    ...outermost.map((group) => group.closedKey),
  ]);
}

/** Whether what stands in both whole pictures (composites closed) stands in the same order from the top. */
export function sameOrder(a: PreviousLayout, b: PreviousLayout): boolean {
  const placesOf = ({ pictures, whole }: PreviousLayout) => {
    const { order, column } = pictures[whole] ?? { order: [], column: [] };
    return order.filter((_, i) => (column[i] ?? -1) >= 0);
  };
  const known = placesOf(a);
  const now = placesOf(b);
  const inNow = new Set(now);
  const inKnown = new Set(known);
  const kept = now.filter((key) => inKnown.has(key));
  return known.filter((key) => inNow.has(key)).every((key, i) => kept[i] === key);
}

/** Whether two graphs have the same nodes, edges and rooms, so that only numbers and sizes can differ. */
export function sameStructure(a: LayoutInput, b: LayoutInput): boolean {
  if (a.nodes.length !== b.nodes.length || a.edges.length !== b.edges.length || a.groups.length !== b.groups.length)
    return false;
  for (let i = 0; i < a.nodes.length; i++) if (a.nodes[i]?.key !== b.nodes[i]?.key) return false;
  for (let i = 0; i < a.edges.length; i++) if (a.edges[i]?.from !== b.edges[i]?.from) return false;
  for (let i = 0; i < a.groups.length; i++) if (a.groups[i]?.key !== b.groups[i]?.key) return false;
  return a.output === b.output;
}
