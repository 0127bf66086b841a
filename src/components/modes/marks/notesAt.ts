import type { Placed } from '../../graph/LayoutKeeper.ts';
import { textWidth } from '../../graph/textWidth.ts';

/** Size of a note's text, and the height of its line, as everything in the drawing. */
export const NOTE = { text: 12, line: 16, gap: 6 } as const;

/** Notes with the middle of their first line; `x`: their middle, where that is not the node's. */
export interface NotesAt {
  readonly lines: readonly string[];
  readonly x?: number;
  readonly y: number;
}

/**
 * Where the notes of a node stand: under it, line by line. Where another node is too close below, they are one line on the
 * lower border: all of them where that is no wider than the node, else the last, which says what they come to.
 * `bottom`: the lower border of the node as drawn.
 */
export function notesAt(placed: Placed, node: number, notes: readonly string[], bottom: number): NotesAt {
  const { gap, line, text } = NOTE;
  const height = gap + notes.length * line;
  const wide = Math.max(0, ...notes.map((note) => textWidth(note, text))) + 8;
  const at = placed.layout.nodes[node];
  const under = placed.input.nodes[node]?.under;
  if (under !== undefined && at !== undefined) {
    // In a tray the next parameter begins right below: what the notes come to stands beside it.
    const last = notes.at(-1) ?? '';
    const half = (placed.input.nodes[node]?.size.width ?? 0) / 2;
    return { lines: notes.length === 0 ? [] : [last], y: at.y, x: at.x + half + gap + (textWidth(last, text) + 8) / 2 };
  }
  const own = placed.input.nodes[node]?.size.width ?? 0;
  const x = at?.x ?? 0;
  const isClose = placed.layout.nodes.some((other, k) => {
    const size = placed.input.nodes[k]?.size;
    if (k === node || size === undefined || other.y <= (at?.y ?? 0)) return false;
    const isUnder = Math.abs(other.x - x) < (Math.max(own, wide) + size.width) / 2;
    return isUnder && other.y - size.height / 2 < bottom + height;
  });
  if (!isClose) return { lines: notes, y: bottom + gap + line / 2 };
  const joined = notes.join(' · ');
  const last = notes.at(-1);
  return { lines: textWidth(joined, text) + 8 <= own ? [joined] : last === undefined ? [] : [last], y: bottom };
}
