import type { Layer } from '../../../engine/training/network.ts';
import type { Learner } from '../boundary/learner.ts';

/** The layer whose activations are the space: the last hidden one with two units or more; `null` where there is none. */
export function hiddenLayerOf({ predictor }: Learner): Layer | null {
  const wide = predictor.layers.slice(0, -1).filter(({ units }) => units >= 2);
  return wide[wide.length - 1] ?? null;
}
