import { describe, expect, it } from 'vitest';
import type { Box } from '../../../layout/types.ts';
import type { Placed } from '../../graph/LayoutKeeper.ts';
import { boxesOf, placeFlags } from './flagsAt.ts';

const SIZE = { width: 120, height: 40 };

/** Nodes of 120 by 40 in a row, names over them; a view shows `bounds`. */
function placed(bounds: Box, ...xs: readonly number[]): Placed {
  const far = { x: 9000, y: 9000 };
  const none = { width: 0, height: 0 };
  const run = { x0: 9000, x1: 9000, y: 9000 };
  return {
    layout: {
      bounds,
      nodes: xs.map((x) => ({ x, y: 100 })),
      edges: [],
      outputEdge: { start: far, leave: 9000, run, enter: 9000, end: far, label: far },
    },
    input: { nodes: xs.map(() => ({ size: SIZE, nameHeight: 20 })), edges: [], outputAbove: none, outputBelow: none },
  } as unknown as Placed;
}

describe('the words of flagged nodes', () => {
  it('cover no name, and stand in what a view shows', () => {
    const name: Box = { x: 40, y: 60, width: 120, height: 20 };
    for (const bounds of [
      { x: 0, y: 0, width: 400, height: 122 },
      { x: 0, y: 78, width: 400, height: 200 },
    ]) {
      const [box] = boxesOf(placeFlags(placed(bounds, 100, 300), new Map([[0, 'begins here']])));
      expect(box).toBeDefined();
      if (box === undefined) return;
      expect(box.y).toBeGreaterThanOrEqual(bounds.y - 10);
      expect(box.y + box.height).toBeLessThanOrEqual(bounds.y + bounds.height + 10);
      expect(box.y + box.height <= name.y || box.y >= name.y + name.height).toBe(true);
    }
  });

  it('stand over the node where there is no place at all', () => {
    const close = placed({ x: 0, y: 70, width: 400, height: 60 }, 100, 100);
    expect(placeFlags(close, new Map([[0, 'begins here']])).size).toBe(1);
  });
});
