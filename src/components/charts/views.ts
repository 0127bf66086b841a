import type { ComponentType } from 'react';
import type { TrainingRun } from '../../engine/training/run.ts';
import type { Training } from '../../store/training/training.ts';
import type { Text } from '../../texts/text.ts';
import { trainingTexts } from '../../texts/training.ts';
import { boundaryKind, DecisionBoundary } from './boundary/DecisionBoundary.tsx';
import { HiddenSpace, hasHiddenSpace } from './hidden/HiddenSpace.tsx';
import { LossCurve } from './loss/LossCurve.tsx';
import { GradientNorms } from './norms/GradientNorms.tsx';
import { WeightsTable } from './weights/WeightsTable.tsx';

/** One view of a training. It fills its room, and follows the store by itself. */
export interface View {
  readonly id: string;
  readonly title: Text;
  readonly Chart: ComponentType;
  /** Whether there is anything to show of such a program; depends on nothing that changes from iteration to iteration. */
  readonly applies: (training: Training) => boolean;
}

/** Every view, in the order in which the strip shows them. */
export const VIEWS: readonly View[] = [
  { id: 'loss', title: trainingTexts.lossCurve, Chart: LossCurve, applies: () => true },
  {
    id: 'boundary',
    title: trainingTexts.boundary,
    Chart: DecisionBoundary,
    applies: (training) => boundaryKind(training) === 'plane',
  },
  {
    id: 'fit',
    title: trainingTexts.fit,
    Chart: DecisionBoundary,
    applies: (training) => boundaryKind(training) === 'fit',
  },
  { id: 'hidden', title: trainingTexts.hiddenSpace, Chart: HiddenSpace, applies: hasHiddenSpace },
  { id: 'norms', title: trainingTexts.norms, Chart: GradientNorms, applies: () => true },
  { id: 'weights', title: trainingTexts.weightsTable, Chart: WeightsTable, applies: () => true },
];

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
