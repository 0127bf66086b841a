import { affineDwFromDx, affineSingleSample } from './affineFaults.ts';
import type { Fault, FaultName } from './fault.ts';
import { requiresGradIgnored, sigmoidOverflow, tanhOverflow } from './forwardFaults.ts';
import { cutGraph, reluOverwritesUpstream, reluReturnsZero, sharedLayer, sigmoidMissingTimes } from './layerFaults.ts';
import { lossIgnoresUpstream, lossWrongBatch } from './lossFaults.ts';
import { assignment, noTopologicalOrder, noZeroGrad, setOfParents } from './orderFaults.ts';
import { weightsNotBiases } from './trainingFaults.ts';

/** Every fault by name. */
export const FAULTS: Readonly<Record<FaultName, Fault>> = {
  assignment,
  'set-of-parents': setOfParents,
  'no-topological-order': noTopologicalOrder,
  'no-zero-grad': noZeroGrad,
  'cut-graph': cutGraph,
  'shared-layer': sharedLayer,
  'relu-overwrites-upstream': reluOverwritesUpstream,
  'relu-returns-zero': reluReturnsZero,
  'affine-dw-from-dx': affineDwFromDx,
  'affine-single-sample': affineSingleSample,
  'loss-ignores-upstream': lossIgnoresUpstream,
  'loss-wrong-batch': lossWrongBatch,
  'sigmoid-missing-times': sigmoidMissingTimes,
  'sigmoid-overflow': sigmoidOverflow,
  'tanh-overflow': tanhOverflow,
  'requires-grad-ignored': requiresGradIgnored,
  'weights-not-biases': weightsNotBiases,
};
