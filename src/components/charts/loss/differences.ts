import { hyperparametersOf, OPTIMIZERS } from '../../../engine/training/optimizers/table.ts';
import type { Hyperparameters, TrainingSettings } from '../../../engine/training/settings.ts';
import { formatNumber } from '../../../format/number.ts';
import type { Ghost } from '../../../store/training/training.ts';
import type { Difference } from '../../../texts/charts.ts';

/** In what the run of a ghost differed from the settings of now; at least one line, which may be that it did not. */
export function differencesOf({ settings, otherProgram }: Ghost, now: TrainingSettings): readonly Difference[] {
  const found: Difference[] = otherProgram ? [{ what: 'program' }] : [];
  found.push(...optimizerDifferences(settings, now));
  if (settings.seed !== now.seed) {
    found.push(settings.seed === null ? { what: 'asWritten' } : { what: 'seed', number: settings.seed });
  }
  if (settings.batchSize !== now.batchSize) {
    found.push(settings.batchSize === null ? { what: 'wholeBatch' } : { what: 'batch', number: settings.batchSize });
  }
  if (settings.zeroGrad !== now.zeroGrad) found.push({ what: settings.zeroGrad ? 'zeroGrad' : 'noZeroGrad' });
  if (JSON.stringify(settings.updates) !== JSON.stringify(now.updates)) {
    found.push(settings.updates === null ? { what: 'allUpdated' } : { what: 'updated', names: settings.updates });
  }
  return found.length === 0 ? [{ what: 'nothing' }] : found;
}

/** The optimizer with its learning rate when one of them differs, then what else of the same optimizer does. */
function optimizerDifferences(before: TrainingSettings, now: TrainingSettings): Difference[] {
  const then = hyperparametersOf(before.optimizer, before.options);
  const current = hyperparametersOf(now.optimizer, now.options);
  const { title, hyperparameters } = OPTIMIZERS[before.optimizer];
  const found: Difference[] = [];
  if (before.optimizer !== now.optimizer || then.lr !== current.lr) {
    found.push({ what: 'optimizer', title, rate: formatNumber(then.lr) });
  }
  if (before.optimizer !== now.optimizer) return found;
  for (const { name } of hyperparameters) {
    if (name === 'lr' || JSON.stringify(then[name]) === JSON.stringify(current[name])) continue;
    found.push({ what: 'option', name, value: written(then[name]) });
  }
  return found;
}

function written(value: Hyperparameters[keyof Hyperparameters]): string {
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'boolean') return String(value);
  return `(${value.map((entry) => formatNumber(entry)).join(', ')})`;
}
