import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelDrop, labelLift } from './curve.ts';
import { lanePath, pointAt } from './lanes.ts';
import { layout } from './layout.ts';
import { randomExpression, type SampleNode, sampleInput, uniform } from './samples.ts';
import type { Box, Layout, LayoutInput, PlacedEdge, PlacedNode } from './types.ts';

const grid = { width: 120, height: 90 };
const NETWORK: readonly SampleNode[] = [
  { key: 'X', value: grid },
  { key: 'W', value: grid },
  { key: 'b', value: grid },
  { key: 'z', inputs: ['X', 'W', 'b'], box: 84, value: grid },
  { key: 'V', value: grid },
  { key: 's', inputs: ['z', 'V'], box: 84, value: grid },
  { key: 't', value: grid },
  { key: 'loss', inputs: ['s', 't'], box: 64 },
];

/** The leaves of a graph moved under the ops that use them, as trays of that size; their wires carry no label. */
function hanging(input: LayoutInput, leaves: readonly string[], size = { width: 250, height: 70 }): LayoutInput {
  const under = new Map<number, number>();
  for (const { from, to } of input.edges) if (leaves.includes(input.nodes[from]?.key ?? '')) under.set(from, to);
  const none = { width: 0, height: 0 };
  return {
    ...input,
    nodes: input.nodes.map((node, at) => (under.has(at) ? { ...node, size, under: under.get(at) } : node)),
    edges: input.edges.map((edge) => (under.has(edge.from) ? { ...edge, above: none, below: none } : edge)),
  };
}

function indexOf(input: LayoutInput, key: string): number {
  return input.nodes.findIndex((node) => node.key === key);
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Boxes of the nodes that stand in columns, and of all labels. */
function others(input: LayoutInput, { nodes, edges, outputEdge, trays }: Layout): Box[] {
  const hung = new Set(trays.flatMap(({ leaves }) => leaves));
  const boxes: Box[] = [];
  input.nodes.forEach(({ size }, at) => {
    const { x, y } = nodes[at] as PlacedNode;
    if (!hung.has(at)) boxes.push({ x: x - size.width / 2, y: y - size.height / 2, ...size });
  });
  const labels = [...input.edges, { above: input.outputAbove, below: input.outputBelow }];
  [...edges, outputEdge].forEach(({ label }, edge) => {
    const { above, below } = labels[edge] as (typeof labels)[number];
    if (above.width > 0) boxes.push({ x: label.x - above.width / 2, y: label.y - labelLift - above.height, ...above });
    if (below.width > 0) boxes.push({ x: label.x - below.width / 2, y: label.y + labelDrop, ...below });
  });
  return boxes;
}

describe('leaves under their op', () => {
  it('stand in one tray below it, one under the other, and the row reads from the data to the loss', () => {
    const input = hanging(sampleInput(NETWORK), ['W', 'b', 'V', 't']);
    const out = layout(input);
    const at = (key: string) => out.nodes[indexOf(input, key)] as PlacedNode;
    expect(out.trays.map(({ op, leaves }) => [op, ...leaves].map((node) => input.nodes[node]?.key))).toEqual([
      ['z', 'W', 'b'],
      ['s', 'V'],
      ['loss', 't'],
    ]);
    expect([at('z').y, at('s').y, at('loss').y]).toEqual([at('X').y, at('X').y, at('X').y]);
    expect(at('b').y - at('W').y).toBe(70);
    expect(at('W').y).toBeGreaterThan(at('z').y + labelDrop + grid.height);
    expect(at('W').column).toBe(at('z').column);
  });

  it('are joined to it by a wire straight up, the forward lane left and the backward lane right', () => {
    const input = hanging(sampleInput(NETWORK), ['W', 'b', 'V', 't']);
    const out = layout(input);
    const wires = out.edges.filter((_, e) => [1, 2].includes(input.edges[e]?.from ?? -1));
    const { x, y } = out.nodes[indexOf(input, 'z')] as PlacedNode;
    const wire = wires[0] as PlacedEdge;
    expect(wires[1]).toEqual({ ...wire, label: wires[1]?.label });
    expect(wire.upright).toBe(true);
    expect(wire.end).toEqual({ x, y: y + 22 + 4 });
    expect(lanePath(wire, { direction: 'forward' })).toBe(`M${x - 5},${wire.start.y}V${wire.end.y}`);
    expect(lanePath(wire, { direction: 'backward', trimStart: 13 })).toBe(
      `M${x + 5},${wire.end.y}V${wire.start.y - 13}`,
    );
    expect(pointAt(wire, 0.5, 5)).toEqual({ x: x - 5, y: (wire.start.y + wire.end.y) / 2 });
  });

  it('stand in a column as any leaf where the op has another input, or they another consumer', () => {
    const two = hanging(sampleInput(NETWORK), ['b', 'V', 't']);
    expect(layout(two).trays.map(({ op }) => two.nodes[op]?.key)).toEqual(['s', 'loss']);
    const shared = sampleInput([
      { key: 'x' },
      { key: 'w' },
      { key: 'a', inputs: ['x', 'w'] },
      { key: 'y', inputs: ['a', 'w'] },
    ]);
    expect(layout(hanging(shared, ['w'])).trays).toEqual([]);
  });

  it('cover nothing and stand in the bounds, whatever the graph', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 3, max: 40 }),
        fc.integer({ min: 30, max: 320 }),
        (seed, size, width) => {
          const random = uniform(seed);
          const leaves: string[] = [];
          const nodes = randomExpression(seed, size).flatMap((node): SampleNode[] => {
            if (node.inputs?.length !== 1 || random() < 0.3) return [node];
            const own = Array.from({ length: 1 + Math.floor(random() * 2) }, (_, k) => `${node.key}w${k}`);
            leaves.push(...own);
            return [...own.map((key) => ({ key })), { ...node, inputs: [...node.inputs, ...own] }];
          });
          const input = hanging(sampleInput(nodes), leaves, { width, height: 60 });
          const out = layout(input);
          const rest = others(input, out);
          const boxes = out.trays.map(({ box }) => box);
          boxes.forEach((box, i) => {
            expect(rest.filter((other) => overlap(box, other))).toEqual([]);
            expect(boxes.filter((other, j) => j !== i && overlap(box, other))).toEqual([]);
            expect(box.y + box.height).toBeLessThanOrEqual(out.bounds.y + out.bounds.height);
            expect(box.x).toBeGreaterThanOrEqual(out.bounds.x);
            expect(box.x + box.width).toBeLessThanOrEqual(out.bounds.x + out.bounds.width);
          });
          expect(layout(input)).toEqual(out);
          expect(layout(input, out.memory).nodes).toEqual(out.nodes);
        },
      ),
      { numRuns: 150 },
    );
  });
});
