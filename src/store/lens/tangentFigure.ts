import { countsOf, leavesOf } from '../../engine/forwardMode/counts.ts';
import { passesOf, passNamed } from '../../engine/forwardMode/passes.ts';
import { runTangents, workOfPass } from '../../engine/forwardMode/tangents.ts';
import { forwardModeOf } from '../../engine/forwardMode/timeline.ts';
import { elementsOf } from '../../engine/graph/graph.ts';
import { run } from '../../engine/trace/run.ts';
import { schedule } from '../../engine/trace/schedule.ts';
import type { Trace } from '../../engine/trace/trace.ts';
import type { Lens } from '../../lessons/modes.ts';
import { passTitle, sumInWriting, tangentWords } from '../../texts/tangentSentences.ts';
import type { Figure } from '../figure.ts';
import type { Refused } from './seen.ts';

/** What forward mode shows at most; beyond, it says so before the work. */
export const FORWARD_LIMITS = {
  /** Numbers that can be chosen from: elements of all inputs together. */
  inputs: 2_000,
  /** Multiplications of the passes that are shown, about. */
  work: 20_000_000,
  /** So many passes, of so many steps together, stand in a row; else the chosen one alone. */
  passesInRow: 8,
  stepsInRow: 400,
} as const;

/**
 * The figure in forward mode: the same graph and values, and a timeline in which the passes follow the values. Every pass
 * while they are few, otherwise that of `lens.of` (of the first input where it names none). Refused where no input wants a
 * gradient, or where it would be too much.
 */
export function tangentFigure(figure: Figure, lens: Extract<Lens, { readonly kind: 'tangent' }>): Figure {
  const { graph, timeline } = figure;
  const refused = (why: string, data: Refused['data'] = {}): Figure => ({
    ...figure,
    seen: { kind: 'refused', lens, why, data },
  });
  const inputs = leavesOf(graph).reduce((sum, leaf) => sum + elementsOf(graph, leaf), 0);
  if (inputs === 0) return refused('noInputs');
  if (inputs > FORWARD_LIMITS.inputs) return refused('tooMany', { inputs, most: FORWARD_LIMITS.inputs });
  const reverse = onePass(figure.trace);
  const passes = passesOf(graph);
  const chosen = Math.max(0, lens.of === null ? 0 : passNamed(passes, lens.of));
  const wanted = passes[chosen] as (typeof passes)[number];
  const work = workOfPass(reverse, wanted);
  if (work > FORWARD_LIMITS.work) return refused('tooLarge', { work, most: FORWARD_LIMITS.work });
  const inRow =
    passes.length <= FORWARD_LIMITS.passesInRow &&
    passes.length * (timeline.forward.length + 1) <= FORWARD_LIMITS.stepsInRow &&
    passes.reduce((sum, pass) => sum + workOfPass(reverse, pass), 0) <= FORWARD_LIMITS.work;
  const runs = (inRow ? passes : [wanted]).map((pass) => runTangents(reverse, pass));
  const shown = forwardModeOf(timeline, reverse, runs, { titleOf: passTitle, sumOf: sumInWriting });
  const counts = countsOf(reverse.schedule);
  return {
    ...figure,
    ...shown,
    seen: { kind: 'tangent', base: figure, passes, runs, chosen, reverse, counts, texts: tangentWords },
  };
}

/** One forward and one backward pass with the values of a trace, whatever the program or the iterations before it did. */
function onePass(trace: Trace): Trace {
  const { ordinary, graph } = trace.schedule;
  if (ordinary && trace.carried === null) return trace;
  const once = schedule(graph);
  return once === null ? trace : run(once, trace.values);
}
