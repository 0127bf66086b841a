import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MistakeName } from '../../../engine/predict/mistake.ts';
import type { Store } from '../../../store/state.ts';

/** How a question ended. */
export const OUTCOMES = ['first', 'later', 'shown', 'skipped'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** What was said of the question before, while the cursor stands where it led. */
export interface Last {
  readonly outcome: Outcome;
  /** `grad(x) = 7`. */
  readonly what: string;
  /** The place of the cursor behind it. */
  readonly place: string;
  /** The question that it was. */
  readonly settling: string;
}

/** What somebody predicted, for themselves: kept while the page is open, sent nowhere. */
export interface Score {
  /** By question, so that one that is asked again counts once. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Questions that were answered wrongly at least once. */
  readonly missed: ReadonlySet<string>;
  /** How often each kind of mistake was made; `null`: a number that nothing is known of. */
  readonly mistakes: ReadonlyMap<MistakeName | null, number>;
  readonly last: Last | null;
}

const EMPTY: Score = { outcomes: new Map(), missed: new Set(), mistakes: new Map(), last: null };

const scores = new WeakMap<StoreApi<Store>, StoreApi<Score>>();

/** The score of a page or figure: one as long as its store lives. */
export function scoreOf(store: StoreApi<Store>): StoreApi<Score> {
  const known = scores.get(store);
  if (known !== undefined) return known;
  const made = createStore<Score>(() => EMPTY);
  scores.set(store, made);
  return made;
}

/** Begins the score anew. */
export function reset(score: StoreApi<Score>): void {
  score.setState(EMPTY);
}

/** A wrong answer. */
export function miss(score: StoreApi<Score>, question: string, mistake: MistakeName | null): void {
  const { missed, mistakes } = score.getState();
  score.setState({
    missed: new Set(missed).add(question),
    mistakes: new Map(mistakes).set(mistake, (mistakes.get(mistake) ?? 0) + 1),
  });
}

/**
 * A question has ended. What was right or shown once stays so, however often it is asked again; what was skipped may still
 * be answered.
 * @returns the outcome that counts
 */
export function settle(score: StoreApi<Score>, question: string, how: 'right' | 'shown' | 'skipped'): Outcome {
  const { outcomes, missed } = score.getState();
  const known = outcomes.get(question);
  if (known !== undefined && known !== 'skipped') return known;
  const late = missed.has(question) || known === 'skipped';
  const outcome: Outcome = how === 'right' ? (late ? 'later' : 'first') : how;
  score.setState({ outcomes: new Map(outcomes).set(question, outcome) });
  return outcome;
}
