import { seededSum } from '../../engine/derivative/seededSum.ts';
import type { Graph } from '../../engine/graph/graph.ts';
import type { Program } from '../../engine/program/compile.ts';
import { expandScalars } from '../../engine/scalars/expand.ts';
import { fillLeaves } from '../../engine/scalars/scalars.ts';
import { timelineOf } from '../../engine/timeline/timeline.ts';
import { run } from '../../engine/trace/run.ts';
import { schedule } from '../../engine/trace/schedule.ts';
import { dataOf } from '../../engine/training/batches.ts';
import type { Figure } from '../figure.ts';

/** A derivative's graph that is drawn has so many nodes at most: more would take longer than a second to show. */
export const MOST_DERIVED = 1_000;

/** The graph that is drawn, with the numbers of the moment in its leaves: those of an iteration, or of a sample. */
export function graphNow({ graph, trace }: Figure): Graph {
  return { ...graph, keys: graph.keys, initial: trace.values };
}

/** Whether the scalars of one sample (level 3) can be shown of a program. */
export function hasScalars(program: Program): boolean {
  const data = dataOf(program);
  const leaves = data?.leaves.map(({ node }) => node) ?? [];
  return expandScalars({ graph: program.graph, data: leaves, rows: data?.rows ?? 1, sample: 0 }).ok;
}

/** Whether a derivable figure has the scalars of one sample out of several: its loss is then that sample's share. */
export function isOfSample({ graph, program }: Figure): boolean {
  return graph !== program.graph && (dataOf(program)?.rows ?? 1) > 1 && hasScalars(program);
}

/**
 * The figure in numbers, where it has tensors of which level 3 has no picture: all elements as scalars, whichever sample they
 * belong to; an output of several elements is added up, each times its seed. Anything else as it is. A derivative's graph is
 * made of this.
 */
export function derivableFigure(figure: Figure): Figure {
  const { graph, program, trace } = figure;
  if (graph.shapes === null || graph !== program.graph || hasScalars(program)) return figure;
  const whole = seededSum(graph) ?? graph;
  const expanded = expandScalars({ graph: whole, data: [], rows: 1, sample: 0 });
  if (!expanded.ok) return figure;
  const { scalars } = expanded;
  // The seeds come after the program's own values.
  const values = whole.initial.slice();
  values.set(trace.values);
  fillLeaves(scalars, { graph: whole, values });
  const plan = schedule(scalars.graph);
  if (plan === null) return figure;
  return { ...figure, graph: scalars.graph, timeline: timelineOf(plan), trace: run(plan) };
}
