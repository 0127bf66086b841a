import { describe, expect, it } from 'vitest';
import type { Placed } from '../../graph/LayoutKeeper.ts';
import { NOTE, notesAt } from './notesAt.ts';

/** Two nodes of 120 by 80, one `below` px under the border of the other. */
function placed(below: number): Placed {
  const size = { width: 120, height: 80 };
  const nodes = [
    { x: 100, y: 100, column: 0 },
    { x: 100, y: 100 + 80 + below, column: 0 },
  ];
  return { layout: { nodes }, input: { nodes: [{ size }, { size }] } } as unknown as Placed;
}

const NOTES = ['autograd 2.2', 'difference 2.2', 'error 10⁻¹⁰: agrees'];

describe('the notes of a node', () => {
  it('stand under it, where there is room', () => {
    expect(notesAt(placed(200), 0, NOTES, 140)).toEqual({ lines: NOTES, y: 140 + NOTE.gap + NOTE.line / 2 });
    // Nothing is below the lower one.
    expect(notesAt(placed(8), 1, NOTES, 228).lines).toEqual(NOTES);
  });

  it('are their last line on the border, where another node is close below', () => {
    expect(notesAt(placed(8), 0, NOTES, 140)).toEqual({ lines: ['error 10⁻¹⁰: agrees'], y: 140 });
  });

  it('are all in one line there, where that is no wider than the node', () => {
    expect(notesAt(placed(8), 0, ['a', 'b'], 140)).toEqual({ lines: ['a · b'], y: 140 });
    expect(notesAt(placed(8), 0, [], 140).lines).toEqual([]);
  });
});
