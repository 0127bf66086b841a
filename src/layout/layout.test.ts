import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bendWidth, labelDrop, labelLift, steepestAngle } from './curve.ts';
import { pointAt } from './lanes.ts';
import { layout } from './layout.ts';
import { figures, openNode, randomExpression, sampleInput } from './samples.ts';
import type { Box, Layout, LayoutInput, PlacedEdge } from './types.ts';

const graphs = fc.record({ seed: fc.integer(), size: fc.integer({ min: 3, max: 60 }) });

function nodeBoxes(input: LayoutInput, out: Layout): Box[] {
  return input.nodes.map(({ size, nameHeight }, index) => {
    const node = out.nodes[index];
    if (!node) throw new Error('missing node');
    const { width, height } = size;
    return { x: node.x - width / 2, y: node.y - height / 2 - nameHeight, width, height: height + nameHeight };
  });
}

interface Label {
  readonly edge: number;
  readonly box: Box;
}

function allEdges(out: Layout): PlacedEdge[] {
  return [...out.edges, out.outputEdge];
}

function labels(input: LayoutInput, out: Layout): Label[] {
  const sizes = [...input.edges, { above: input.outputAbove, below: input.outputBelow }];
  return allEdges(out).flatMap(({ label }, edge) => {
    const size = sizes[edge];
    if (!size) throw new Error('missing edge');
    const { above, below } = size;
    return [
      { edge, box: { x: label.x - above.width / 2, y: label.y - labelLift - above.height, ...above } },
      { edge, box: { x: label.x - below.width / 2, y: label.y + labelDrop, ...below } },
    ];
  });
}

function overlap(a: Box, b: Box): boolean {
  const e = 1e-6;
  return a.x + a.width > b.x + e && b.x + b.width > a.x + e && a.y + a.height > b.y + e && b.y + b.height > a.y + e;
}

/** What is wrong with a picture, in words; empty when nothing is. */
function faults(input: LayoutInput, out: Layout): string[] {
  const found: string[] = [];
  const boxes = nodeBoxes(input, out);
  const texts = labels(input, out);
  boxes.forEach((a, i) => {
    for (let j = i + 1; j < boxes.length; j++)
      if (overlap(a, boxes[j] as Box)) found.push(`nodes ${i} and ${j} overlap`);
    for (const { edge, box } of texts) if (overlap(a, box)) found.push(`node ${i} covers a label of edge ${edge}`);
  });
  texts.forEach((a, i) => {
    for (let j = i + 1; j < texts.length; j++) {
      const b = texts[j] as Label;
      if (overlap(a.box, b.box)) found.push(`labels of edges ${a.edge} and ${b.edge} overlap`);
    }
  });
  allEdges(out).forEach((edge, index) => {
    const { start, leave, run, enter, end } = edge;
    const angles = [steepestAngle(run.x0 - leave, run.y - start.y), steepestAngle(enter - run.x1, end.y - run.y)];
    if (Math.max(...angles) >= (78 * Math.PI) / 180) found.push(`edge ${index} is too steep`);
    if (!(start.x <= leave && leave <= run.x0 && run.x0 <= run.x1 && run.x1 <= enter && enter <= end.x)) {
      found.push(`edge ${index} runs backwards`);
    }
    const left = Math.min(run.y, start.y, end.y);
    const right = Math.max(run.y, start.y, end.y);
    const near = texts.filter(
      ({ edge: owner, box }) => owner !== index && box.y < right + 5 && box.y + box.height > left - 5,
    );
    for (let step = 0; step <= 40 && near.length > 0; step++) {
      const point = pointAt(edge, step / 40);
      for (const { edge: owner, box } of near) {
        const lanes = { x: point.x, y: point.y - 5, width: 0.01, height: 10 };
        if (overlap(lanes, box)) found.push(`edge ${index} enters a label of edge ${owner}`);
      }
    }
  });
  return found;
}

function checkPicture(input: LayoutInput, out: Layout): void {
  expect(faults(input, out)).toEqual([]);
}

/** A layout without what it remembers. */
function picture({ memory: _, ...rest }: Layout): Omit<Layout, 'memory'> {
  return rest;
}

describe('layout', () => {
  it('keeps nodes, labels and edges apart', () => {
    fc.assert(
      fc.property(graphs, ({ seed, size }) => {
        const input = sampleInput(randomExpression(seed, size));
        checkPicture(input, layout(input));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the named figures apart, also with tall grids and an open composite', () => {
    for (const input of Object.values(figures)) checkPicture(input, layout(input));
  });

  it('gives the same picture for the same input', () => {
    fc.assert(
      fc.property(graphs, ({ seed, size }) => {
        const input = sampleInput(randomExpression(seed, size));
        expect(layout(structuredClone(input))).toEqual(layout(input));
      }),
      { numRuns: 20 },
    );
  });

  it('lets inputs enter in slot order, sources left of their targets, parallel edges apart', () => {
    fc.assert(
      fc.property(graphs, ({ seed, size }) => {
        const input = sampleInput(randomExpression(seed, size));
        const out = layout(input);
        input.edges.forEach((edge, i) => {
          const a = out.edges[i];
          expect(out.nodes[edge.from]?.column).toBeLessThan(out.nodes[edge.to]?.column ?? 0);
          input.edges.forEach((other, j) => {
            const b = out.edges[j];
            if (edge.to !== other.to || edge.slot >= other.slot) return;
            expect((b?.end.y ?? 0) - (a?.end.y ?? 0)).toBeCloseTo(
              (other.slot - edge.slot) * input.metrics.portPitch,
              9,
            );
            if (edge.from === other.from) expect(Math.abs((b?.run.y ?? 0) - (a?.run.y ?? 0))).toBeGreaterThan(20);
          });
        });
      }),
      { numRuns: 40 },
    );
  });

  it('puts leaves one column before their first use', () => {
    const input = sampleInput(randomExpression(3, 60));
    const out = layout(input);
    input.nodes.forEach((node, index) => {
      if (!node.leaf) return;
      const uses = input.edges.filter((edge) => edge.from === index).map((edge) => out.nodes[edge.to]?.column ?? 0);
      expect(out.nodes[index]?.column).toBe(Math.min(...uses) - 1);
    });
  });

  it('draws a chain of single inputs as one level line', () => {
    const nodes = [
      { key: 'x' },
      ...Array.from({ length: 12 }, (_, i) => ({ key: `f${i}`, inputs: [i === 0 ? 'x' : `f${i - 1}`] })),
    ];
    const out = layout(sampleInput(nodes));
    for (const edge of allEdges(out)) expect([edge.start.y, edge.end.y]).toEqual([edge.run.y, edge.run.y]);
  });

  it('centres an op between two inputs', () => {
    const out = layout(sampleInput([{ key: 'a' }, { key: 'b' }, { key: 'c', inputs: ['a', 'b'] }]));
    const [a, b, c] = out.nodes.map((node) => node.y);
    expect(c).toBeCloseTo(((a ?? 0) + (b ?? 0)) / 2, 0);
  });

  it('centres an op between its inputs also where a leaf stands close to it', () => {
    for (const [input, op] of [
      [figures.embed, 't'],
      [figures.fruit, 'subtotal'],
    ] as const) {
      if (!input) throw new Error('no figure');
      const out = layout(input);
      const index = input.nodes.findIndex((node) => node.key === op);
      const inputs = input.edges.filter((edge) => edge.to === index).map((edge) => out.nodes[edge.from]?.y ?? 0);
      const middle = inputs.reduce((sum, y) => sum + y, 0) / inputs.length;
      expect(Math.abs((out.nodes[index]?.y ?? 0) - middle)).toBeLessThanOrEqual(0.5);
    }
  });

  it('runs straight past a constant without labels', () => {
    const input = sampleInput([{ key: 'one' }, { key: 'x' }, { key: 'y', inputs: ['one', 'x'] }]);
    const none = { width: 0, height: 0 };
    const edges = input.edges.map((edge) => (edge.from === 0 ? { ...edge, above: none, below: none } : edge));
    const [one, x] = layout({ ...input, edges }).edges;
    expect([x?.start.y, x?.run.y]).toEqual([x?.end.y, x?.end.y]);
    expect(one?.run.y).toBeLessThan(one?.end.y ?? 0);
  });

  it('ends the leaves of one column at one place, so that their wires begin there', () => {
    const out = layout(sampleInput([{ key: 'a' }, { key: 'a_long_name' }, { key: 'y', inputs: ['a', 'a_long_name'] }]));
    expect(out.edges[0]?.start.x).toBe(out.edges[1]?.start.x);
  });

  it('lets a label reach under a bend that leads away from it, not one that leads past it', () => {
    const wide = (above: number, below: number) => {
      const input = sampleInput([{ key: 'a' }, { key: 'b' }, { key: 'y', inputs: ['a', 'b'] }]);
      const edges = input.edges.map((edge) => ({
        ...edge,
        above: { width: above, height: 20 },
        below: { width: edge.from === 1 ? below : 20, height: 20 },
      }));
      return layout({ ...input, edges }).bounds.width;
    };
    // The lower wire bends up: its label below has the bend's width as well.
    expect(wide(20, 120)).toBeLessThan(wide(120, 20) - 20);
  });

  it('bends never reach 78°', () => {
    for (const rise of [1, 11, 264, 5000, 1e6])
      expect(steepestAngle(bendWidth(rise), rise)).toBeLessThan((78 * Math.PI) / 180);
  });

  it('survives a long chain and a deep diamond', () => {
    const chain = [
      { key: 'x' },
      ...Array.from({ length: 2000 }, (_, i) => ({ key: `f${i}`, inputs: [i === 0 ? 'x' : `f${i - 1}`] })),
    ];
    expect(layout(sampleInput(chain)).nodes.length).toBe(2001);
    const diamond = [
      { key: 'x' },
      ...Array.from({ length: 30 }, (_, i) => ({
        key: `d${i}`,
        inputs: i === 0 ? ['x', 'x'] : [`d${i - 1}`, `d${i - 1}`],
      })),
    ];
    const input = sampleInput(diamond);
    checkPicture(input, layout(input));
  });
});

/** Keys of each column from the top, without the nodes of the group. */
function orders(input: LayoutInput, out: Layout, without: (key: string) => boolean): Map<string, number> {
  const heights = new Map<string, number>();
  input.nodes.forEach((node, index) => {
    if (!without(node.key)) heights.set(node.key, out.nodes[index]?.y ?? 0);
  });
  return heights;
}

describe('opening and closing', () => {
  const cases = fc.record({ seed: fc.integer(), size: fc.integer({ min: 4, max: 60 }), pick: fc.nat() });

  it('flips nobody, closes exactly, and opens again the same', () => {
    fc.assert(
      fc.property(cases, ({ seed, size, pick }) => {
        const nodes = randomExpression(seed, size);
        const ops = nodes.filter((node) => node.inputs);
        const key = ops[pick % ops.length]?.key ?? '';
        const closed = sampleInput(nodes);
        const before = layout(closed);
        const { nodes: openNodes, group } = openNode(nodes, key);
        const open = sampleInput(openNodes, [group]);
        const during = layout(open, before.memory);
        checkPicture(open, during);
        const after = layout(closed, during.memory);
        expect(picture(after)).toEqual(picture(before));
        expect(picture(layout(open, after.memory))).toEqual(picture(during));
        const inside = (name: string): boolean => name === key || name.startsWith(`${key}.`);
        const was = orders(closed, before, inside);
        const is = orders(open, during, inside);
        const columns = new Map(closed.nodes.map((node, index) => [node.key, before.nodes[index]?.column]));
        let flips = 0;
        for (const [a, y] of was) {
          for (const [b, other] of was) {
            if (columns.get(a) === columns.get(b) && y < other && (is.get(a) ?? 0) >= (is.get(b) ?? 0)) flips++;
          }
        }
        expect(flips).toBe(0);
        const [room] = during.groups;
        if (!room) throw new Error('no room');
        nodeBoxes(open, during).forEach((box, index) => {
          expect(overlap(box, room)).toBe(inside(open.nodes[index]?.key ?? ''));
        });
      }),
      { numRuns: 60 },
    );
  });

  it('keeps every node in its own room and out of the others, one room beside or inside the other', () => {
    fc.assert(
      fc.property(cases, fc.nat(), fc.boolean(), ({ seed, size, pick }, other, inside) => {
        const nodes = randomExpression(seed, size);
        const ops = nodes.filter((node) => node.inputs);
        const key = ops[pick % ops.length]?.key ?? '';
        const outer = openNode(nodes, key);
        // One of the room's own nodes opened in its turn (the last one: both rooms end with it), or one that takes what
        // comes out of the room, or any other op.
        const consumer = outer.nodes.find((node) => node.inputs?.includes(`${key}.4`))?.key;
        const any = ops[other % ops.length]?.key ?? '';
        const second = inside ? `${key}.${1 + (other % 4)}` : other % 2 === 0 && consumer ? consumer : any;
        if (second === key) return;
        const inner = openNode(outer.nodes, second);
        const members = outer.group.nodes.flatMap((name) => (name === second ? inner.group.nodes : [name]));
        const input = sampleInput(inner.nodes, [{ ...outer.group, nodes: members }, inner.group]);
        const before = layout(sampleInput(nodes));
        for (const out of [layout(input), layout(input, before.memory)]) {
          checkPicture(input, out);
          input.groups.forEach((group, at) => {
            const room = out.groups[at];
            if (!room) throw new Error('no room');
            nodeBoxes(input, out).forEach((box, index) => {
              expect(overlap(box, room)).toBe(index >= group.first && index <= group.last);
            });
          });
          const [first, last] = out.groups as [Box, Box];
          if (inside) expect([last.y > first.y, last.y + last.height < first.y + first.height]).toEqual([true, true]);
          else expect(overlap(first, last)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps everything in place when a term is typed at the end', () => {
    fc.assert(
      fc.property(graphs, ({ seed, size }) => {
        const nodes = randomExpression(seed, size);
        const last = nodes.at(-1)?.key ?? '';
        const closed = sampleInput(nodes);
        const before = layout(closed);
        const longer = sampleInput([...nodes, { key: 'new' }, { key: 'end', inputs: [last, 'new'] }]);
        const after = layout(longer, before.memory);
        checkPicture(longer, after);
        before.nodes.forEach((node, index) => {
          expect(after.nodes[index]).toEqual(node);
        });
      }),
      { numRuns: 40 },
    );
  });
});
