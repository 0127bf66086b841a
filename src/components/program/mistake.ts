import type { ProgramError, SourceRange } from '../../engine/errors.ts';
import type { TrainingProblem } from '../../engine/training/trainable.ts';
import type { State } from '../../store/state.ts';

/** What is said about a program at its place: an error, or, when there is none, why it does not learn as was meant. */
export type Mistake = ProgramError | TrainingProblem;

/** Whether the program is right all the same: the figure shows it, and only its training is concerned. */
export function isWarning(mistake: Mistake): mistake is TrainingProblem {
  return 'fatal' in mistake;
}

/** Errors come first: a program that is wrong is not judged as one to be trained. */
export function mistakesOf({ errors, warnings }: Pick<State, 'errors' | 'warnings'>): readonly Mistake[] {
  return errors.length > 0 ? errors : warnings;
}

/** Where it is underlined: at its range, or at both operands that do not fit. */
export function underlined(mistake: Mistake): readonly SourceRange[] {
  return mistake.code === 'shapeMismatch' ? mistake.data.operands : [mistake.range];
}
