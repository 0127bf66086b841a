import { errorMessage } from '../../texts/errors.ts';
import type { Language } from '../../texts/text.ts';
import { trainingProblemMessage } from '../../texts/trainingProblems.ts';
import { isWarning, type Mistake } from './mistake.ts';

/** A mistake or a warning in words. */
export function mistakeMessage(mistake: Mistake, language: Language): string {
  return isWarning(mistake) ? trainingProblemMessage(mistake, language) : errorMessage(mistake, language);
}
