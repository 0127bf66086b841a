import { type Cursor, firstUpdate, type Timeline } from '../../../engine/timeline/timeline.ts';
import type { TrainingRun } from '../../../engine/training/run.ts';

/** How many parameters have their new value at a cursor, in the order of the program. */
export function updatesDone(timeline: Timeline, cursor: Cursor): number {
  if (timeline.updates.length === 0) return 0;
  return Math.max(0, cursor.step - firstUpdate(timeline) + 1);
}

/**
 * The parameter vector that the screen shows: that of the iteration, in which the first `updated` of `updates` parameters
 * have their new values. At level 3 the updates are those of the elements of the vector, in its order.
 */
export function shownParameters(run: TrainingRun, iteration: number, updated: number, updates: number): Float64Array {
  const before = run.parametersAt(iteration);
  if (updated === 0 || iteration >= run.count) return before;
  const after = run.parametersAt(iteration + 1);
  if (updated >= updates) return after;
  const { parameters, total } = run.table;
  const mixed = before.slice();
  if (updates === total) {
    mixed.set(after.subarray(0, updated));
    return mixed;
  }
  // What is neither is not known here: the new values come with the last of them.
  if (updates !== parameters.length) return before;
  for (const { start, size } of parameters.slice(0, updated)) mixed.set(after.subarray(start, start + size), start);
  return mixed;
}
