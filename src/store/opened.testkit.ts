import { LESSONS } from '../lessons/lessons.ts';
import type { Figure } from './figure.ts';
import { makeStore } from './store.ts';
import { learning } from './training/learning.ts';

/** A lesson as the page opens it, at an iteration. Throws where the lesson has mistakes, or does not get there. */
export function opened(id: string, iteration = 0): Figure {
  const store = makeStore({}, learning);
  store.setState({ lessons: LESSONS });
  store.getState().openLesson(id);
  // As many at once as a page trains for one call.
  for (let at = 32; at < iteration; at += 32) store.getState().goToIteration(at);
  store.getState().goToIteration(iteration);
  const { figure, errors, iteration: reached } = store.getState();
  if (figure === null) throw new Error(JSON.stringify(errors));
  if (reached !== iteration) throw new Error(`${id} gets to iteration ${reached}, not ${iteration}`);
  return figure;
}
