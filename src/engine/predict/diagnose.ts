import type { Timeline } from '../timeline/timeline.ts';
import type { Trace } from '../trace/trace.ts';
import { backwardMistakes } from './backwardMistakes.ts';
import { forwardMistakes } from './forwardMistakes.ts';
import { isNear, isRight } from './judge.ts';
import type { Mistake, MistakeName } from './mistake.ts';
import { seedMistakes, updateMistakes, zeroGradMistakes } from './otherMistakes.ts';
import type { Question } from './question.ts';
import { scaleOf } from './scale.ts';

/**
 * Every known way to a wrong answer, the likeliest first. Ways that lead to the right number all the same (an upstream
 * gradient of 1 that was forgotten), or to none, are left out: they explain nothing.
 */
export function mistakesOf(timeline: Timeline, trace: Trace, question: Question): readonly Mistake[] {
  const scale = scaleOf(timeline, trace, question);
  return waysOf(timeline, trace, question).filter(
    ({ value }) => Number.isFinite(value) && !isRight(value, question.right, scale),
  );
}

function waysOf(timeline: Timeline, trace: Trace, question: Question): readonly Mistake[] {
  switch (question.kind) {
    case 'forward':
    case 'loss':
      return forwardMistakes(trace, question);
    case 'seed':
      return seedMistakes(trace, question);
    case 'zeroGrad':
      return zeroGradMistakes(trace, question);
    case 'backward':
      return backwardMistakes(timeline, trace, question);
    case 'update':
      return updateMistakes(trace, question);
  }
}

/** The likeliest way to a wrong number, and the others that lead there: then none of them is known to be the one. */
export interface Diagnosis extends Mistake {
  /** The likeliest way of each other name. */
  readonly others: readonly Mistake[];
}

/** What is known of a wrong answer: the ways to that number, one of each name; `null` where none of them leads there. */
export function diagnose(timeline: Timeline, trace: Trace, question: Question, answer: number): Diagnosis | null {
  const scale = scaleOf(timeline, trace, question);
  const known = mistakesOf(timeline, trace, question);
  const exact = known.filter(({ value }) => isRight(answer, value, scale));
  if (exact.length === 0 && isNear(answer, question.right)) return { name: 'rounded', value: answer, others: [] };
  // A slip that was rounded on the way is the same slip.
  const ways = exact.length > 0 ? exact : known.filter(({ value }) => isNear(answer, value));
  const near = ways.filter(({ faint }) => faint !== true);
  const byName = new Map<MistakeName, Mistake>();
  for (const way of near.length > 0 ? near : ways) if (!byName.has(way.name)) byName.set(way.name, way);
  const [first, ...others] = byName.values();
  return first === undefined ? null : { ...first, others };
}
