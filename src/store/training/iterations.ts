import { clampCursor, sameMoment } from '../../engine/timeline/move.ts';
import type { Cursor } from '../../engine/timeline/timeline.ts';
import type { Shared } from '../shared.ts';
import type { Arrival, State } from '../state.ts';
import { repeated } from './runs.ts';
import { Trainer } from './trainer.ts';
import type { Goal, Training } from './training.ts';

/** Most iterations that a jump trains at once; farther ones are trained in slices. */
const AT_ONCE = 64;

/**
 * Goes to an iteration, training up to it where that was not done; `where` is a place in it, `null` the same moment as now.
 * Farther than AT_ONCE iterations it is trained in slices, and gone to when it has come there. Nothing without a training.
 */
export function goToIteration(shared: Shared, wanted: number, where: Cursor | 'end' | null, arrival: Arrival): void {
  const { set, get } = shared;
  pause(shared);
  const { training, iteration: now } = get();
  if (training === null) return;
  set({ resuming: null });
  const { run } = training;
  const iteration = Math.max(0, Math.trunc(wanted) || 0);
  const missing = iteration + 1 - run.count;
  if (missing > AT_ONCE) {
    // Where to be when it has come there.
    set({ playing: false, resuming: where === null || where === 'end' ? null : { iteration, cursor: where } });
    train(shared, { iterations: iteration - now });
    return;
  }
  if (missing > 0) repeated(training, iteration);
  const there = Math.min(iteration, run.count - 1);
  // A run that has stopped has no next iteration: a place in it is no place in the last one.
  const place = there === iteration ? where : null;
  if (there === now && place === null && training.count === run.count) return;
  const shown = visit(shared, there, place === 'end' ? { step: Number.MAX_SAFE_INTEGER, edge: null } : place, arrival);
  set(place === null ? shown : { ...shown, selected: null });
}

/** Trains on from the iteration that is shown. */
export function train(shared: Shared, goal: Goal): void {
  shared.trainer ??= new Trainer({
    training: () => shared.get().training,
    progress: (iteration, busy) => progress(shared, iteration, busy),
  });
  shared.trainer.start(shared.get().iteration, goal);
}

/** Ends a training that is under way. The picture may be some iterations behind: it is paused where the run has come to. */
export function pause(shared: Shared): void {
  shared.trainer?.stop();
  const { training } = shared.get();
  if (training?.busy != null) progress(shared, training.run.count - 1, null);
}

/** What could not be trained again at once, up to where an earlier visit had been, is trained in slices. */
export function resume(shared: Shared): void {
  const { resuming, iteration, training } = shared.get();
  if (resuming !== null && training !== null) train(shared, { iterations: resuming.iteration - iteration });
}

/** Shows how far a training has come. */
function progress(shared: Shared, iteration: number, busy: Training['busy']): void {
  const { training, resuming } = shared.get();
  if (training === null) return;
  const arrived = busy === null && resuming !== null;
  const shown = visit(shared, iteration, arrived ? resuming.cursor : null, 'edit');
  shared.set({ ...shown, training: { ...(shown.training ?? training), busy }, resuming: arrived ? null : resuming });
}

/** The figure of an iteration that was run, at a cursor or at the same step as now. To be set. */
function visit(shared: Shared, iteration: number, cursor: Cursor | null, arrival: Arrival): Partial<State> {
  const { figure, training, moves, cursor: now } = shared.get();
  const result = shared.figures?.figure(iteration);
  if (training === null || figure === null || result === undefined || !result.ok) return {};
  // A first iteration has no gradients to clear away, a batch may be smaller: the same moment, not the same number.
  const moment = cursor === null ? sameMoment(figure.timeline, now, result.figure.timeline) : cursor;
  return {
    figure: result.figure,
    iteration,
    cursor: clampCursor(result.figure.timeline, moment),
    training: training.count === training.run.count ? training : { ...training, count: training.run.count },
    arrival,
    moves: moves + 1,
  };
}
