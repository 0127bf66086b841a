import type { Training } from '../../../store/training/training.ts';
import { Fit } from './Fit.tsx';
import { learnerOf } from './learner.ts';
import { Plane } from './Plane.tsx';
import { useMoment } from './useMoment.ts';
import '../shared/plot.css';
import './boundary.css';

/** What the chart of a training's prediction is: over the plane of two features, along one, or nothing that can be drawn. */
export function boundaryKind(training: Training | null): 'plane' | 'fit' | null {
  const learner = training === null ? null : learnerOf(training.run);
  if (learner === null || learner.onPlane === null) return null;
  return learner.predictor.features === 2 ? 'plane' : 'fit';
}

/** The prediction over the inputs at the iteration of the store. Fills its parent; empty where it does not apply. */
export function DecisionBoundary() {
  const moment = useMoment();
  if (moment === null || moment.learner.onPlane === null) return null;
  return moment.learner.predictor.features === 2 ? <Plane moment={moment} /> : <Fit moment={moment} />;
}
