import { type DerivativeResult, derivativeGraph } from '../../engine/derivative/derivativeGraph.ts';
import { derivativeName } from '../../engine/derivative/names.ts';
import { displayNames } from '../../engine/graph/displayNames.ts';
import type { Program } from '../../engine/program/compile.ts';
import { timelineOf } from '../../engine/timeline/timeline.ts';
import { run } from '../../engine/trace/run.ts';
import { ORDINARY, schedule } from '../../engine/trace/schedule.ts';
import type { Lens } from '../../lessons/modes.ts';
import type { Figure } from '../figure.ts';
import { derivableFigure, graphNow, hasScalars, MOST_DERIVED } from './derivableFigure.ts';
import type { Refused } from './seen.ts';

type DerivativeLens = Extract<Lens, { readonly kind: 'derivative' }>;

/**
 * The figure seen through the lens: the graph of the derivative, run as a program of its own, so that its backward pass is
 * the next derivative. Where there is none, the ordinary figure with the reason; for values of several elements it says as
 * well whether the scalars of one sample (level 3) have one.
 */
export function derivativeFigure(figure: Figure, lens: DerivativeLens): Figure {
  const base = derivableFigure(figure);
  const result = derivativeGraph(graphNow(base), lens.by, MOST_DERIVED);
  if (!result.ok) return { ...figure, seen: refused(figure, lens, result) };
  const { graph, program: count, added, reach } = result.derivative;
  const plan = schedule(graph, ORDINARY);
  if (plan === null) return { ...figure, seen: { kind: 'refused', lens, why: 'tooMany', data: {} } };
  const outputName = derivativeName(displayNames(base.graph)[base.graph.output]?.text ?? 'y', lens.by);
  // Where scalars are drawn, the program keeps the graph of its tensors.
  const own = base.program.graph === base.graph;
  const program: Program = own ? { ...figure.program, graph, plan: ORDINARY, outputName } : figure.program;
  const seen = { kind: 'derivative', by: lens.by, base, program: count, added, reach } as const;
  return { ...figure, program, graph, timeline: timelineOf(plan), trace: run(plan), seen };
}

function refused(figure: Figure, lens: DerivativeLens, result: Extract<DerivativeResult, { ok: false }>): Refused {
  const { ok: _, why, ...data } = result;
  const level3 = why === 'tensors' && hasScalars(figure.program) ? 1 : 0;
  return { kind: 'refused', lens, why, data: { ...data, level3 } };
}
