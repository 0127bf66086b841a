import { OPTIMIZER_NAMES, type TrainingSettings } from '../../engine/training/settings.ts';

/**
 * Settings out of data of unknown origin (storage, a link), field by field; what has not the right form is left out. What a
 * number may be, the optimizer's table entry says; a run takes its default where it is not that.
 */
export function checkedSettings(data: Readonly<Record<string, unknown>>): Partial<TrainingSettings> {
  const settings: { -readonly [K in keyof TrainingSettings]?: TrainingSettings[K] } = {};
  const { options, seed, batchSize, zeroGrad, updates } = data;
  const optimizer = OPTIMIZER_NAMES.find((name) => name === data.optimizer);
  if (optimizer !== undefined) settings.optimizer = optimizer;
  if (typeof options === 'object' && options !== null) {
    settings.options = Object.fromEntries(Object.entries(options).filter(([, value]) => isOption(value)));
  }
  if (seed === null || isWhole(seed, 0)) settings.seed = seed;
  if (batchSize === null || isWhole(batchSize, 1)) settings.batchSize = batchSize;
  if (typeof zeroGrad === 'boolean') settings.zeroGrad = zeroGrad;
  if (updates === null) settings.updates = null;
  else if (Array.isArray(updates)) settings.updates = updates.filter((name) => typeof name === 'string');
  return settings;
}

function isOption(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 2 && value.every((entry) => typeof entry === 'number');
  return typeof value === 'boolean' || typeof value === 'number';
}

function isWhole(data: unknown, least: number): data is number {
  return typeof data === 'number' && Number.isSafeInteger(data) && data >= least;
}
