import { LIMITS } from '../engine/limits.ts';
import { compile } from '../engine/program/compile.ts';
import type { ScalarsResult } from '../engine/scalars/scalars.ts';
import { timelineOf } from '../engine/timeline/timeline.ts';
import { run } from '../engine/trace/run.ts';
import { schedule } from '../engine/trace/schedule.ts';
import { beyond, type FigureResult, type FreeValues, type Opened } from './figure.ts';

/** Why there is no scalar view of a program. */
export type Refusal = Extract<ScalarsResult, { readonly ok: false }>;

/** What of a document is compiled. */
export interface Text {
  readonly source: string;
  readonly values: FreeValues;
}

/** The figures of one program in one look, one an iteration. */
export interface Figures {
  /** What is seen of an iteration that was run; of a program that is not trained there is iteration 0. */
  figure(iteration: number): FigureResult;
  /** Why the scalars that were asked for are not shown; known once a figure was made. */
  readonly refusal: Refusal | null;
}

/** The figure of a program that is not trained, at the levels 1 and 2: everything that the first view needs. */
export function plainFigures(text: Text, opened: Opened): Figures {
  let made: FigureResult | null = null;
  return {
    figure: () => {
      made ??= makeFigure(text.source, text.values, opened);
      return made;
    },
    refusal: null,
  };
}

/** Compiles and runs a program; its mistakes are returned, nothing is thrown. */
export function makeFigure(source: string, values: FreeValues, open: Opened): FigureResult {
  const compiled = compile(source, { inputs: values, textWins: true, open });
  if (!compiled.ok) return { ok: false, errors: compiled.errors };
  const { program } = compiled;
  const { graph } = program;
  if (graph.count > LIMITS.drawn) return beyond(source, 'drawn', graph.count);
  const plan = schedule(graph, program.plan);
  if (plan === null) return beyond(source, 'backwardSteps');
  return { ok: true, figure: { source, values, program, graph, timeline: timelineOf(plan), trace: run(plan) } };
}
