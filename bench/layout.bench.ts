/** Layout against dagre, ELK, d3-dag and Graphviz: crossings, stability when a node opens, time. */
import { instance } from '@viz-js/viz';
import { layout } from '../src/layout/layout.ts';
import { openNode, randomExpression, type SampleNode, sampleInput } from '../src/layout/samples.ts';
import type { LayoutInput } from '../src/layout/types.ts';
import { ours, runD3dag, runDagre, runDot, runElk } from './layout/peers.ts';
import { crossings, disturbance, median, type Picture } from './layout/picture.ts';
import type { Row } from './measure.ts';

interface Tool {
  readonly name: string;
  readonly run: (input: LayoutInput) => Picture | Promise<Picture>;
  /** Larger graphs would take minutes. */
  readonly most: number;
}

const slotted = 'Graphviz with inputs in slot order';
const seeds = Array.from({ length: 10 }, (_, seed) => seed);

async function peers(): Promise<Tool[]> {
  const viz = await instance();
  return [
    { name: 'dagre', run: runDagre, most: 1000 },
    { name: 'ELK', run: runElk, most: 200 },
    { name: 'd3-dag', run: runD3dag, most: 50 },
    { name: 'Graphviz', run: (input) => runDot(viz, input, false), most: 200 },
    { name: slotted, run: (input) => runDot(viz, input, true), most: 200 },
  ];
}

/**
 * Crossings. Ours keeps the inputs of an op in slot order; Graphviz as such may draw b − a for a − b. It is compared
 * both ways, against the same limit.
 */
async function crossingRows(size: number, inputs: readonly LayoutInput[], tools: readonly Tool[]): Promise<Row[]> {
  const mine = inputs.reduce((sum, input) => sum + crossings(ours(input).picture), 0);
  const rows: Row[] = [];
  for (const { name, run, most } of tools) {
    if (size > most) continue;
    let theirs = 0;
    for (const input of inputs) theirs += crossings(await run(input));
    const limit = name.startsWith('Graphviz') ? { limit: 1.3 } : {};
    rows.push({
      name: `crossings, ${size} nodes, against ${name}`,
      value: mine / theirs,
      unit: '×',
      ...limit,
      peer: `${mine} and ${theirs}`,
    });
  }
  return rows;
}

/** Opens ops spread over each graph, one at a time, and closes them again. */
async function stabilityRows(size: number, graphs: readonly SampleNode[][], tools: readonly Tool[]): Promise<Row[]> {
  const sums = new Map<string, { others: number; flips: number; moved: number }>();
  const picks = size > 50 ? 2 : 5;
  let inexact = 0;
  for (const nodes of graphs) {
    const closed = sampleInput(nodes);
    const ops = nodes.filter((node) => node.inputs);
    for (let pick = 0; pick < picks; pick++) {
      const key = ops[Math.floor(((pick + 0.5) * ops.length) / picks)]?.key ?? '';
      const opened = openNode(nodes, key);
      const open = sampleInput(opened.nodes, [opened.group]);
      const inside = (name: string): boolean => name === key || name.startsWith(`${key}.`);
      const add = (name: string, before: Picture, after: Picture): void => {
        const one = disturbance(before, after, inside);
        const sum = sums.get(name) ?? { others: 0, flips: 0, moved: 0 };
        sums.set(name, {
          others: sum.others + one.others,
          flips: sum.flips + one.flips,
          moved: sum.moved + one.moved,
        });
      };
      const before = ours(closed);
      const during = ours(open, before.memory);
      const after = ours(closed, during.memory);
      add('ours', before.picture, during.picture);
      const same = (['x', 'y'] as const).every((axis) =>
        [...before.picture[axis]].every(([name, value]) => Object.is(after.picture[axis].get(name), value)),
      );
      if (!same) inexact++;
      for (const { name, run, most } of tools) {
        if (name === slotted || size > most) continue;
        add(name, await run(closed), await run(open));
      }
    }
  }
  const rows: Row[] = [];
  for (const [name, { others, flips, moved }] of sums) {
    const own = name === 'ours';
    rows.push({
      name: `pairs that change order on opening, ${size} nodes, ${name}`,
      value: flips,
      unit: '',
      ...(own && { limit: 0 }),
    });
    rows.push({
      name: `others moved over half a pitch on opening, ${size} nodes, ${name}`,
      value: (100 * moved) / others,
      unit: '%',
      ...(own && { limit: 2 }),
    });
  }
  rows.push({ name: `pictures that differ after closing, ${size} nodes`, value: inexact, unit: '', limit: 0 });
  return rows;
}

/** Median times, five rounds interleaved. */
async function timeRows(size: number, inputs: readonly LayoutInput[], tools: readonly Tool[]): Promise<Row[]> {
  const times = new Map<string, number[]>();
  const time = async (name: string, run: () => unknown): Promise<void> => {
    const start = performance.now();
    await run();
    times.set(name, [...(times.get(name) ?? []), performance.now() - start]);
  };
  for (let round = 0; round < 5; round++) {
    for (const input of inputs) {
      await time('ours', () => layout(input));
      for (const { name, run, most } of tools) {
        if (name !== slotted && size <= most) await time(name, () => run(input));
      }
    }
  }
  const own = median(times.get('ours') ?? []);
  const promise = size === 50 ? { limit: 2 } : size === 1000 ? { limit: 100 } : {};
  const rows: Row[] = [{ name: `time, ${size} nodes`, value: own, unit: 'ms', ...promise }];
  for (const [name, list] of times) {
    if (name === 'ours') continue;
    const limit = name === 'dagre' ? { limit: 0.2 } : {};
    const peer = `${own.toFixed(2)} ms and ${median(list).toFixed(1)} ms`;
    rows.push({ name: `time, ${size} nodes, against ${name}`, value: own / median(list), unit: '×', ...limit, peer });
  }
  return rows;
}

export async function measure(): Promise<Row[]> {
  const tools = await peers();
  const rows: Row[] = [];
  for (const size of [20, 50, 200]) {
    const graphs = seeds.map((seed) => randomExpression(seed, size));
    const inputs = graphs.map((nodes) => sampleInput(nodes));
    rows.push(...(await crossingRows(size, inputs, tools)));
    rows.push(...(await stabilityRows(size, graphs, tools)));
    rows.push(...(await timeRows(size, inputs, tools)));
  }
  rows.push(...(await timeRows(1000, [sampleInput(randomExpression(1, 1000))], tools)));
  return rows;
}
