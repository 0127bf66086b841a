import type { Timeline } from '../timeline/timeline.ts';
import type { Trace } from '../trace/trace.ts';
import { backwardMistakes } from './backwardMistakes.ts';
import { forwardMistakes } from './forwardMistakes.ts';
import { isRight } from './judge.ts';
import type { Mistake } from './mistake.ts';
import { seedMistakes, updateMistakes, zeroGradMistakes } from './otherMistakes.ts';
import type { Question } from './question.ts';

/**
 * Every known way to a wrong answer, the likeliest first. Ways that lead to the right number all the same (an upstream
 * gradient of 1 that was forgotten), or to none, are left out: they explain nothing.
 */
export function mistakesOf(timeline: Timeline, trace: Trace, question: Question): readonly Mistake[] {
  return waysOf(timeline, trace, question).filter(
    ({ value }) => Number.isFinite(value) && !isRight(value, question.right),
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

/** What is known of a wrong answer: the likeliest way to that number; `null` where none of them leads there. */
export function diagnose(timeline: Timeline, trace: Trace, question: Question, answer: number): Mistake | null {
  return mistakesOf(timeline, trace, question).find(({ value }) => isRight(answer, value)) ?? null;
}
