import { describe, expect, it } from 'vitest';
import type { Box } from '../../../layout/types.ts';
import type { Placed } from '../../graph/LayoutKeeper.ts';
import { NOTE, type NotesAt, placeNotes, tagWidth } from './notesAt.ts';

const SIZE = { width: 120, height: 80 };
const NOTES = ['autograd 2.2', 'central 2.2', '✓ 2·10⁻¹¹'];
const JOINED = NOTES.join(' · ');

/** Nodes of 120 by 80 at these centres, without edges; the output's wire ends far away. */
function placed(...centres: readonly (readonly [x: number, y: number])[]): Placed {
  const far = { x: 9000, y: 9000 };
  const none = { width: 0, height: 0 };
  const outputEdge = {
    start: far,
    leave: 9000,
    run: { x0: 9000, x1: 9000, y: 9000 },
    enter: 9000,
    end: far,
    label: far,
  };
  const bounds = { x: -1000, y: -1000, width: 3000, height: 3000 };
  return {
    layout: { bounds, nodes: centres.map(([x, y]) => ({ x, y })), edges: [], outputEdge },
    input: {
      nodes: centres.map(() => ({ size: SIZE, nameHeight: 0 })),
      edges: [],
      outputAbove: none,
      outputBelow: none,
    },
  } as unknown as Placed;
}

const boxOf = ({ lines, x, y }: NotesAt): Box => {
  const width = Math.max(...lines.map(tagWidth));
  return { x: x - width / 2, y: y - NOTE.line / 2, width, height: lines.length * NOTE.line };
};
const nodeBox = ([x, y]: readonly [number, number]): Box => ({ x: x - 60, y: y - 40, ...SIZE });
const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('the notes of nodes', () => {
  it('stand in one line under the node, where there is room', () => {
    const { at, box } = placeNotes(placed([100, 100]), new Map([[0, NOTES]]));
    expect(at.get(0)).toEqual({ lines: [JOINED], x: 100, y: 140 + NOTE.gap + NOTE.line / 2 });
    expect(box).toEqual({ x: 100 - tagWidth(JOINED) / 2, y: 146, width: tagWidth(JOINED), height: NOTE.line });
  });

  it('stand in line with a side of the node, where they would else make the graph wider', () => {
    const graph = placed([100, 100]);
    const width = tagWidth(JOINED);
    const within = (x: number) => {
      const bounds = { x, y: 60, width, height: 80 };
      return placeNotes({ ...graph, layout: { ...graph.layout, bounds } }, new Map([[0, NOTES]])).at.get(0);
    };
    expect(within(40)).toMatchObject({ lines: [JOINED], x: 40 + width / 2 });
    expect(within(160 - width)).toMatchObject({ lines: [JOINED], x: 160 - width / 2 });
  });

  it('stand over it, where another node is close below', () => {
    const { at } = placeNotes(placed([100, 100], [100, 188]), new Map([[0, NOTES]]));
    expect(at.get(0)).toEqual({ lines: [JOINED], x: 100, y: 60 - NOTE.gap - NOTE.line / 2 });
  });

  it('never cover a node, a label or each other', () => {
    // A column of nodes with 8 px between them, and others right of it.
    const centres = [100, 188, 276, 364].flatMap((y) => [[100, y] as const, [300, y] as const]);
    const graph = placed(...centres);
    const label: Box = { x: 0, y: 400, width: 400, height: 60 };
    const { at } = placeNotes(graph, new Map([0, 2, 4, 6].map((node) => [node, NOTES])), [label]);
    expect(at.size).toBe(4);
    const solid = [...centres.map(nodeBox), label];
    const boxes = [...at.values()].map(boxOf);
    boxes.forEach((box, k) => {
      expect([...solid, ...boxes.slice(0, k)].filter((other) => overlap(box, other))).toEqual([]);
    });
  });

  it('are left out where there is no place at all', () => {
    const around = [-1, 0, 1].flatMap((i) => [-1, 0, 1].map((j) => [100 + i * 122, 100 + j * 82] as const));
    const { at, box } = placeNotes(placed(...around), new Map([[4, NOTES]]));
    expect(at.size).toBe(0);
    expect(box).toBeNull();
  });
});
