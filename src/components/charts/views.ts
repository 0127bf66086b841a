import type { ComponentType } from 'react';
import type { TrainingRun } from '../../engine/training/run.ts';
import type { Training } from '../../store/training/training.ts';
import type { Text } from '../../texts/text.ts';

/** One view of a training. It fills its room, and follows the store by itself. */
export interface View {
  readonly id: string;
  readonly title: Text;
  readonly Chart: ComponentType;
  /** Whether there is anything to show of such a program; depends on nothing that changes from iteration to iteration. */
  readonly applies: (training: Training) => boolean;
}

/** Every view, in the order in which the strip shows them. */
export const VIEWS: readonly View[] = [];

const known = new WeakMap<TrainingRun, string>();

/** The ids of the views that apply to a training, apart by spaces: a text, so that a selector can answer it. */
export function applying(training: Training): string {
  let ids = known.get(training.run);
  if (ids === undefined) {
    ids = VIEWS.filter(({ applies }) => applies(training))
      .map(({ id }) => id)
      .join(' ');
    known.set(training.run, ids);
  }
  return ids;
}
