import { type ProgramError, programError } from '../engine/errors.ts';
import type { Graph } from '../engine/graph/graph.ts';
import { LIMITS } from '../engine/limits.ts';
import { compile, type Program, type Value } from '../engine/program/compile.ts';
import { type Timeline, timelineOf } from '../engine/timeline/timeline.ts';
import { run } from '../engine/trace/run.ts';
import { schedule } from '../engine/trace/schedule.ts';
import type { Trace } from '../engine/trace/trace.ts';

/** Values of names that the program does not set itself. */
export type FreeValues = Readonly<Record<string, Value>>;

/** Keys of opened composites, or all of them (level 2). */
export type Opened = ReadonlySet<string> | 'all';

/** Everything that follows from a program that is right: what the screen shows, together with a cursor. */
export interface Figure {
  readonly source: string;
  readonly values: FreeValues;
  readonly program: Program;
  readonly graph: Graph;
  readonly timeline: Timeline;
  readonly trace: Trace;
}

export type FigureResult =
  | { readonly ok: true; readonly figure: Figure }
  | { readonly ok: false; readonly errors: readonly ProgramError[] };

/** Compiles and runs a program; its mistakes are returned, nothing is thrown. */
export function makeFigure(source: string, values: FreeValues, open: Opened): FigureResult {
  const compiled = compile(source, { inputs: values, textWins: true, open });
  if (!compiled.ok) return { ok: false, errors: compiled.errors };
  const { program } = compiled;
  const { graph } = program;
  const all = { start: 0, end: source.length };
  if (graph.count > LIMITS.drawn) {
    return {
      ok: false,
      errors: [programError('limit', all, { limit: 'drawn', allowed: LIMITS.drawn, found: graph.count })],
    };
  }
  const plan = schedule(graph, program.plan);
  if (plan === null) {
    return {
      ok: false,
      errors: [
        programError('limit', all, {
          limit: 'backwardSteps',
          allowed: LIMITS.backwardSteps,
          found: LIMITS.backwardSteps + 1,
        }),
      ],
    };
  }
  return { ok: true, figure: { source, values, program, graph, timeline: timelineOf(plan), trace: run(plan) } };
}
