import { hyperparametersOf, OPTIMIZERS } from '../../engine/training/optimizers/table.ts';
import type { OptimizerName } from '../../engine/training/settings.ts';
import { OPTIMIZER_NAMES } from '../../engine/training/settings.ts';
import { trainingTexts } from '../../texts/training.ts';
import { useGradstep, useSay } from '../useGradstep.ts';
import { Choice } from './Choice.tsx';
import { useSettingEdit } from './settingEdit.ts';

/** Which optimizer. The learning rate stays, to compare them at the same one; the rest begins at the new one's defaults. */
export function OptimizerField() {
  const say = useSay();
  const edit = useSettingEdit('optimizer');
  const optimizer = useGradstep(({ training }) => training?.settings.optimizer ?? 'adam');
  return (
    <Choice
      label={say(trainingTexts.optimizer)}
      value={optimizer}
      choose={(name) =>
        edit.set(({ optimizer: before, options }) => ({
          optimizer: name as OptimizerName,
          options: { lr: hyperparametersOf(before, options).lr },
        }))
      }
    >
      {OPTIMIZER_NAMES.map((name) => (
        <option key={name} value={name}>
          {OPTIMIZERS[name].title}
        </option>
      ))}
    </Choice>
  );
}
