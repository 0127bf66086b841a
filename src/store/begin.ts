import type { ProgramError } from '../engine/errors.ts';
import { compile } from '../engine/program/compile.ts';
import type { TrainingProblem } from '../engine/training/trainable.ts';
import type { Lesson } from '../lessons/lesson.ts';
import type { Look } from './figure.ts';
import { type Figures, plainFigures } from './figures.ts';
import type { Document } from './state.ts';
import { settingsOf, type Training } from './training/training.ts';

/** The part of the store that comes later: see training/learning.ts. */
export type Learning = typeof import('./training/learning.ts').learning;

/** A document ready to be shown. */
export type Begun =
  | {
      readonly ok: true;
      readonly figures: Figures;
      readonly training: Training | null;
      /** What keeps the program from learning, or from learning what was meant. */
      readonly warnings: readonly TrainingProblem[];
    }
  | { readonly ok: false; readonly errors: readonly ProgramError[] };

/** A text without this word has no parameter: it is compiled once for an edit, and needs no `Learning`. */
const PARAMETER = /param/;

/** Whether a document in a look is more than plain figures. */
export function wantsLearning(document: Document, { level, lens }: Look): boolean {
  return level === 3 || lens !== null || mayLearn(document);
}

/** Whether a document has a parameter. */
export function mayLearn({ source }: Document): boolean {
  return PARAMETER.test(source);
}

/** Whether the places of a lesson are those of an iteration, or of what a lens shows. */
export function lessonWantsLearning({ training, lens }: Lesson): boolean {
  return training !== undefined || lens !== undefined;
}

/**
 * The figures of a document in a look, and its training: the one there was, when nothing has changed in what it computes.
 * Until `learning` is there, a program that learns is shown as one that does not.
 */
export function begin(document: Document, look: Look, before: Training | null, learning: Learning | null): Begun {
  if (learning === null || !wantsLearning(document, look)) {
    return { ok: true, figures: plainFigures(document, look.opened), training: null, warnings: [] };
  }
  const closed = compile(document.source, { inputs: document.values, textWins: true });
  if (!closed.ok) return closed;
  const training = learning.trainingOf(closed.program, settingsOf(document), before);
  const figures = learning.figuresOf(document, look, training, closed.program);
  return { ok: true, figures, training, warnings: learning.trainingProblems(closed.program) };
}
