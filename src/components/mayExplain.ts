import type { State } from '../store/state.ts';

/**
 * Whether a click on a number takes it apart; else the number is only read. Not while a number is asked for (Predict), not in the
 * quiz, which it would solve, and not in a lecture, where a slip must change nothing.
 */
export function mayExplain({ panel, lens, view }: Pick<State, 'panel' | 'lens' | 'view'>): boolean {
  const isQuiz = lens?.kind === 'fault' && lens.quiz;
  return panel !== 'predict' && !isQuiz && (view === 'app' || view === 'embed');
}
