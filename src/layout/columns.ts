/** Which column every element of a piece stands in. */
import type { Piece } from './piece.ts';

/**
 * Longest path from the inputs; then what has slack (no more shared wires in than wires out)
 * moves right to its consumer, and leaves stand one column before their first use.
 *
 * @param known Column each element had before, -1 where new: what was placed stays unless its inputs push it.
 */
export function assignColumns(piece: Piece, known: Int32Array): Int32Array {
  const count = piece.elements.length;
  const column = new Int32Array(count);
  const uses = new Int32Array(count);
  const sharedIn = new Int32Array(count);
  // An exit counts as a use at the far right: what leaves an open composite leaves it from its last column.
  for (const edge of piece.edges) if (edge.from >= 0) uses[edge.from] = (uses[edge.from] ?? 0) + 1;
  for (const edge of piece.edges) {
    if (edge.to >= 0 && (edge.from < 0 || (uses[edge.from] ?? 0) > 1)) sharedIn[edge.to] = (sharedIn[edge.to] ?? 0) + 1;
  }
  // Elements are in topological order, so sorting edges by target settles every source before it is used.
  const inward = edgesBy(piece, 'to');
  const outward = edgesBy(piece, 'from');
  for (let element = 0; element < count; element++) {
    let at = 0;
    for (const edge of inward[element] ?? []) {
      if (edge.from >= 0) at = Math.max(at, (column[edge.from] ?? 0) + 1);
    }
    column[element] = piece.leaf[element] ? 0 : Math.max(at, known[element] ?? -1);
  }
  for (let element = count - 1; element >= 0; element--) {
    let latest = Number.MAX_SAFE_INTEGER;
    let exits = false;
    for (const edge of outward[element] ?? []) {
      if (edge.to < 0) exits = true;
      else latest = Math.min(latest, (column[edge.to] ?? 0) - 1);
    }
    if (latest === Number.MAX_SAFE_INTEGER || exits) continue;
    const was = known[element] ?? -1;
    const follows = piece.leaf[element] || (was < 0 && (uses[element] ?? 0) >= (sharedIn[element] ?? 0));
    if (follows) column[element] = Math.max(latest, 0);
    else column[element] = Math.min(column[element] ?? 0, latest);
  }
  return column;
}

/** Edges of each element by one of their ends, in the order they are listed. */
export function edgesBy(piece: Piece, end: 'from' | 'to'): Piece['edges'][number][][] {
  const lists: Piece['edges'][number][][] = piece.elements.map(() => []);
  for (const edge of piece.edges) if (edge[end] >= 0) lists[edge[end]]?.push(edge);
  return lists;
}
