import { readAnswer } from '../../engine/predict/answer.ts';
import { isRight } from '../../engine/predict/judge.ts';
import type { Cursor } from '../../engine/timeline/timeline.ts';
import type { NumberQuestion } from '../../lessons/lesson.ts';
import type { Figure } from '../../store/figure.ts';
import { notedNumber } from '../../store/notedNumber.ts';
import type { Text } from '../../texts/text.ts';

/** What is said of an answer: it is right, it is wrong (`why`: what it comes from, where that is known), or no number. */
export type Verdict =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong'; readonly why: Text | null }
  | { readonly kind: 'unreadable' };

/**
 * Judges what was typed as the answer to a question that is asked at `cursor`: a number, or an expression of what is on screen there. It is right as Predict
 * has it, to half a unit of the fourth significant digit. `null` when the figure (the program was edited) has no such number.
 */
export function judgeAnswer(question: NumberQuestion, typed: string, figure: Figure, cursor: Cursor): Verdict | null {
  const right = notedNumber(question.answer, figure, cursor);
  if (right === null) return null;
  const read = readAnswer(typed, figure.timeline, figure.trace, cursor);
  if (!read.ok) return { kind: 'unreadable' };
  if (isRight(read.value, right.value)) return { kind: 'right' };
  const slip = question.slips?.find(({ answer }) => {
    const found = notedNumber(answer, figure, cursor);
    return found !== null && isRight(read.value, found.value);
  });
  return { kind: 'wrong', why: slip?.why ?? null };
}
