import type { Box } from '../../../layout/types.ts';
import type { Placed } from '../../graph/LayoutKeeper.ts';
import { NOTE, type NotesAt, OUT, placeNotes, tagWidth } from './notesAt.ts';

/** Farther than any graph. */
const FAR = 1e6;

/**
 * Where the words of flagged nodes stand: where notes would, so that they cover no number and no name; within the graph, which
 * is what a view shows, before they stand out of it. Where there is no such place: over the node, in a tray beside it.
 */
export function placeFlags(placed: Placed, flagged: ReadonlyMap<number, string>): ReadonlyMap<number, NotesAt> {
  const tags = new Map([...flagged].map(([node, words]) => [node, [`✕ ${words}`]]));
  const { at: within } = placeNotes(placed, tags, wallsAround(placed.layout.bounds));
  const left = (done: ReadonlyMap<number, unknown>) => new Map([...tags].filter(([node]) => !done.has(node)));
  const { at: outside } = placeNotes(placed, left(within), boxesOf(within));
  const found = new Map([...within, ...outside]);
  for (const [node, lines] of left(found)) {
    const at = placed.layout.nodes[node];
    const made = placed.input.nodes[node];
    if (at === undefined || made === undefined) continue;
    const { size, under } = made;
    found.set(
      node,
      under === undefined
        ? { lines, x: at.x, y: at.y - size.height / 2 - NOTE.line }
        : { lines, x: at.x + size.width / 2 + NOTE.gap + tagWidth(lines[0] ?? '') / 2, y: at.y - NOTE.line },
    );
  }
  return found;
}

/** What flags take of the drawing: notes stand elsewhere. */
export function boxesOf(flags: ReadonlyMap<number, NotesAt>): readonly Box[] {
  return [...flags.values()].map(({ lines, x, y }) => {
    const width = tagWidth(lines[0] ?? '');
    return { x: x - width / 2, y: y - NOTE.line / 2, width, height: NOTE.line };
  });
}

function wallsAround({ x, y, width, height }: Box): readonly Box[] {
  const [left, top, right, bottom] = [x - OUT, y - OUT, x + width + OUT, y + height + OUT];
  const long = { x: -FAR, y: -FAR, width: 2 * FAR, height: 2 * FAR };
  return [
    { ...long, width: left + FAR },
    { ...long, x: right },
    { ...long, height: top + FAR },
    { ...long, y: bottom },
  ];
}
