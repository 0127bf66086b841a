import type { Graph } from '../../engine/graph/graph.ts';
import type { Program } from '../../engine/program/compile.ts';
import { fillLeaves, type Scalars } from '../../engine/scalars/scalars.ts';
import type { Timeline } from '../../engine/timeline/timeline.ts';
import { run as compute, runForward } from '../../engine/trace/run.ts';
import type { Schedule } from '../../engine/trace/schedule.ts';
import { emptyTrace } from '../../engine/trace/trace.ts';
import type { Update } from '../../engine/trace/update.ts';
import { parameterTable } from '../../engine/training/parameters.ts';
import type { TrainingRun } from '../../engine/training/run.ts';
import type { Figure } from '../figure.ts';

/** A program compiled for one look and one number of rows: what stays the same from one iteration to the next. */
export interface Model {
  readonly program: Program;
  /** What is drawn and stepped through. */
  readonly graph: Graph;
  readonly schedule: Schedule;
  /** Of the first iteration, and of one that another has left its gradients to. */
  readonly first: Timeline;
  readonly later: Timeline;
  /** Level 3: `graph` is the arithmetic of one sample, whose leaves come from a forward pass of the program's own graph. */
  readonly opening: { readonly scalars: Scalars; readonly batch: Schedule } | null;
}

/** Everything computed again from what the run has kept of an iteration. Without a run: the program as it stands. */
export function figureOf(
  model: Model,
  run: TrainingRun | null,
  iteration: number,
): Pick<Figure, 'program' | 'graph' | 'timeline' | 'trace'> {
  const { program, graph, schedule } = model;
  const leaves = leavesOf(model, run?.leavesAt(iteration, program) ?? program.graph.initial);
  if (run === null) return { program, graph, timeline: model.first, trace: compute(schedule, leaves) };
  const carried = carriedOf(model, run, iteration);
  const update = updateOf(model, run.updateAt(iteration, program));
  const trace = { ...compute(schedule, leaves, undefined, carried), update };
  return { program, graph, timeline: carried === null ? model.first : model.later, trace };
}

/** The parameters in the order of the program: nodes of the graph that is drawn. */
export function parametersOf(program: Program, scalars: Scalars | null): readonly number[] {
  if (scalars === null) return parameterTable(program).parameters.map(({ node }) => node);
  return [...scalars.parameterIndex.entries()]
    .filter(([, at]) => at >= 0)
    .sort(([, a], [, b]) => a - b)
    .map(([node]) => node);
}

function leavesOf({ opening }: Model, leaves: Float64Array): Float64Array {
  if (opening === null) return leaves;
  const { scalars, batch } = opening;
  const { values } = runForward(batch, leaves, emptyTrace(batch));
  return fillLeaves(scalars, { graph: batch.graph, values }, new Float64Array(scalars.graph.count));
}

function carriedOf({ opening, graph }: Model, run: TrainingRun, iteration: number): Float64Array | null {
  if (opening === null) return run.carriedFor(iteration, graph);
  const carried = run.carriedAt(iteration);
  if (carried === null) return null;
  return Float64Array.from(opening.scalars.parameterIndex, (at) => (at < 0 ? 0 : (carried[at] as number)));
}

/** The update with the nodes of the scalar graph, where that is shown: it has the elements of the parameter vector. */
function updateOf({ opening, program }: Model, update: Update): Update {
  if (opening === null) return update;
  const offsets = new Map<number, number>();
  const untouched = new Set<number>();
  const frozen = parameterTable(program).parameters.filter(({ node }) => update.untouched.has(node));
  for (const [node, at] of opening.scalars.parameterIndex.entries()) {
    if (at < 0) continue;
    offsets.set(node, at);
    if (frozen.some(({ start, size }) => at >= start && at < start + size)) untouched.add(node);
  }
  return { ...update, offsets, untouched };
}
