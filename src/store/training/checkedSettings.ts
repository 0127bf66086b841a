import { OPTIMIZER_NAMES, OPTIMIZERS } from '../../engine/training/optimizers/table.ts';
import type { Hyperparameters, TrainingSettings } from '../../engine/training/settings.ts';

/** Settings out of data of unknown origin (storage, a link), field by field; what has not the right form is left out. */
export function checkedSettings(data: Readonly<Record<string, unknown>>): Partial<TrainingSettings> {
  const settings: { -readonly [K in keyof TrainingSettings]?: TrainingSettings[K] } = {};
  const { options, seed, batchSize, zeroGrad, updates } = data;
  const optimizer = OPTIMIZER_NAMES.find((name) => name === data.optimizer);
  if (optimizer !== undefined) settings.optimizer = optimizer;
  if (typeof options === 'object' && options !== null) settings.options = checkedOptions(options);
  if (seed === null || isWhole(seed, 0)) settings.seed = seed;
  if (batchSize === null || isWhole(batchSize, 1)) settings.batchSize = batchSize;
  if (typeof zeroGrad === 'boolean') settings.zeroGrad = zeroGrad;
  if (updates === null) settings.updates = null;
  else if (Array.isArray(updates)) settings.updates = updates.filter((name) => typeof name === 'string');
  return settings;
}

/** Hyperparameters that some optimizer has, within its bounds. */
function checkedOptions(options: object): Partial<Hyperparameters> {
  const given = new Map(Object.entries(options));
  const checked = OPTIMIZER_NAMES.flatMap((name) => OPTIMIZERS[name].hyperparameters).flatMap((one) => {
    const value: unknown = given.get(one.name);
    if (one.kind === 'flag') return typeof value === 'boolean' ? [[one.name, value]] : [];
    const within = (number: unknown) => typeof number === 'number' && number >= one.min && number < one.below;
    if (one.kind === 'number') return within(value) ? [[one.name, value]] : [];
    return Array.isArray(value) && value.length === 2 && value.every(within) ? [[one.name, value]] : [];
  });
  return Object.fromEntries(checked);
}

function isWhole(data: unknown, least: number): data is number {
  return typeof data === 'number' && Number.isSafeInteger(data) && data >= least;
}
