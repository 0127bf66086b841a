import { compile } from '../engine/program/compile.ts';
import { timelineOf } from '../engine/timeline/timeline.ts';
import { run } from '../engine/trace/run.ts';
import { schedule } from '../engine/trace/schedule.ts';
import { layout } from '../layout/layout.ts';
import type { LayoutInput } from '../layout/types.ts';
import type { ExportFigure, PlacedFigure } from './figure.ts';

/** The figure of a program without mistakes. */
export function figureOf(source: string, open: 'all' | ReadonlySet<string> = new Set()): ExportFigure {
  const compiled = compile(source, { open });
  if (!compiled.ok) throw new Error(`the program has mistakes: ${JSON.stringify(compiled.errors)}`);
  const { program } = compiled;
  const plan = schedule(program.graph, program.plan);
  if (plan === null) throw new Error('too many steps');
  return { source, values: {}, program, graph: program.graph, timeline: timelineOf(plan), trace: run(plan) };
}

/** The figure with another name at every node that has one. */
export function renamed(figure: ExportFigure, name: string): ExportFigure {
  const names = new Map([...figure.graph.names.keys()].map((node) => [node, name]));
  const { graph } = figure;
  return { ...figure, graph: { ...graph, keys: graph.keys, names } };
}

/** A layout with boxes of one size. */
export function placedOf({ graph }: ExportFigure): PlacedFigure {
  const box = { width: 60, height: 24 };
  const input: LayoutInput = {
    nodes: graph.keys.map((key, i) => ({
      key,
      size: { width: 60, height: 60 },
      leaf: graph.inputStart[i] === graph.inputStart[i + 1],
      nameHeight: 24,
    })),
    edges: Array.from(graph.inputs.subarray(0, graph.edgeCount), (from, e) => {
      const to = graph.keys.findIndex((_, i) => (graph.inputStart[i + 1] as number) > e);
      return { from, to, slot: e - (graph.inputStart[to] as number), above: box, below: box };
    }),
    groups: graph.groups.map(({ key, first, last }) => ({ key, first, last, closedKey: key })),
    output: graph.output,
    outputAbove: box,
    outputBelow: box,
    metrics: { portPitch: 22, socketPitch: 40, rowGap: 24, columnGap: 36 },
  };
  return { input, layout: layout(input) };
}

/** Names that mean something to one format or another, or to a browser. */
export const HOSTILE = [
  'end',
  'graph',
  'subgraph',
  '"',
  '\\',
  'a"; b [label="',
  '\\N',
  '</TABLE>>];x',
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  '`md`',
  '1. list',
  '- list',
  '#35;',
  '"]; click n0 call alert()',
  '%%{init: {"theme":"dark"}}%%',
  '\n%% x\nend',
  '\\input{/etc/passwd}',
  '}\\end{tikzpicture}',
  '$x$ & 50% _a^b~{',
  '사과',
  '\u202eabc',
  '\ud800',
  '\u0000',
  '__proto__',
  'x'.repeat(500),
];
