import { sameMoment } from '../../engine/timeline/move.ts';
import { mayLearn, wantsLearning } from '../begin.ts';
import { lookOf, sameLook } from '../looks.ts';
import { show } from '../onScreen.ts';
import { begunAgain, type Shared } from '../shared.ts';
import { resume } from './iterations.ts';

/** Shows a program that learns as one that does, once `shared.learning` has come. */
export function arrived(shared: Shared): void {
  const { set, first, from } = shared;
  const state = shared.get();
  if (!wantsLearning(state.document, state)) return;
  // The reader was faster, and has written or opened something else, or looks at it in another way.
  const moved = state.moves !== first.moves || !sameLook(state, first);
  if (state.document !== first.document || (moved && !mayLearn(state.document))) {
    set(show(shared, state.document));
    return;
  }
  // Once more from the beginning, now with what an earlier visit had trained.
  const begun = begunAgain(shared, { ...from, ...lookOf(state) });
  const { errors, warnings, figure, training, iteration, refusal } = begun;
  // Who has stepped on meanwhile stays at that step.
  const stepped = moved && figure !== null && state.figure !== null;
  const cursor = stepped ? sameMoment(state.figure.timeline, state.cursor, figure.timeline) : begun.cursor;
  const resuming = stepped && begun.resuming !== null ? { ...begun.resuming, cursor } : begun.resuming;
  set({
    errors,
    warnings,
    figure,
    training,
    iteration,
    refusal,
    cursor,
    resuming,
    arrival: 'edit',
    moves: state.moves + 1,
  });
  resume(shared);
}
