import type { Hyperparameter } from '../../engine/training/optimizers/optimizer.ts';
import { hyperparametersOf, OPTIMIZERS } from '../../engine/training/optimizers/table.ts';
import type { Hyperparameters, OptimizerName, TrainingSettings } from '../../engine/training/settings.ts';

/** The hyperparameters of an optimizer beside the learning rate, which has a place of its own. */
export function otherHyperparameters(optimizer: OptimizerName): readonly Hyperparameter[] {
  return OPTIMIZERS[optimizer].hyperparameters.filter(({ name }) => name !== 'lr');
}

/** The options after a change. A momentum that nesterov cannot be without takes nesterov along. */
export function withOptions(
  { optimizer, options }: Pick<TrainingSettings, 'optimizer' | 'options'>,
  change: Partial<Hyperparameters>,
): Partial<Hyperparameters> {
  const changed = { ...options, ...change };
  const conflict = OPTIMIZERS[optimizer].conflict(hyperparametersOf(optimizer, changed));
  return conflict === 'nesterovNeedsMomentum' ? { ...changed, nesterov: false } : changed;
}

/** Whether nesterov can be switched on beside the other options. */
export function allowsNesterov({ optimizer, options }: Pick<TrainingSettings, 'optimizer' | 'options'>): boolean {
  const all = hyperparametersOf(optimizer, options);
  return OPTIMIZERS[optimizer].conflict({ ...all, nesterov: true }) === null;
}
