import type { Hyperparameter } from '../../engine/training/optimizers/optimizer.ts';
import { hyperparametersOf, OPTIMIZERS } from '../../engine/training/optimizers/table.ts';
import { DEFAULT_SETTINGS, type Hyperparameters } from '../../engine/training/settings.ts';
import { trainingTexts } from '../../texts/training.ts';
import { useGradstep, useSay } from '../useGradstep.ts';
import { NumberSetting } from './NumberSetting.tsx';
import { allowsNesterov, otherHyperparameters, withOptions } from './options.ts';
import { useSettingEdit } from './settingEdit.ts';
import './options.css';

/** The optimizer's other hyperparameters, under PyTorch's names, from its entry of the table. */
export function OptionFields() {
  const say = useSay();
  const settings = useGradstep(({ training }) => training?.settings ?? DEFAULT_SETTINGS);
  const { optimizer, options } = settings;
  const edit = useSettingEdit('options');
  const all = hyperparametersOf(optimizer, options);
  const own = otherHyperparameters(optimizer);
  const set = (change: Partial<Hyperparameters>) => edit.set((now) => ({ options: withOptions(now, change) }));
  const step = (change: Partial<Hyperparameters>) => edit.step((now) => ({ options: withOptions(now, change) }));
  const canNesterov = allowsNesterov(settings);
  return (
    <div className="training-options">
      <p className="training-label">{say(trainingTexts.options, OPTIMIZERS[optimizer].title)}</p>
      {own.map((one) => (
        <div key={one.name} className="training-option">
          <code>{one.name}</code>
          <OptionField one={one} all={all} set={set} step={step} isOff={one.name === 'nesterov' && !canNesterov} />
        </div>
      ))}
      {own.some(({ name }) => name === 'nesterov') && !canNesterov && (
        <p className="training-hint">{say(trainingTexts.nesterovNeedsMomentum)}</p>
      )}
      <button type="button" onClick={() => edit.set(() => ({ options: { lr: all.lr } }))}>
        {say(trainingTexts.defaults)}
      </button>
    </div>
  );
}

interface OptionFieldProps {
  readonly one: Hyperparameter;
  readonly all: Hyperparameters;
  readonly isOff: boolean;
  readonly set: (change: Partial<Hyperparameters>) => void;
  readonly step: (change: Partial<Hyperparameters>) => void;
}

function OptionField({ one, all, isOff, set, step }: OptionFieldProps) {
  const say = useSay();
  if (one.kind === 'flag') {
    return (
      <input
        type="checkbox"
        aria-label={one.name}
        checked={all[one.name]}
        disabled={isOff}
        onChange={(event) => set({ [one.name]: event.currentTarget.checked })}
      />
    );
  }
  const { min, below } = one;
  if (one.kind === 'number') {
    return (
      <NumberSetting
        label={one.name}
        value={all[one.name]}
        min={min}
        below={below}
        set={(value) => set({ [one.name]: value })}
        stepTo={(value) => step({ [one.name]: value })}
      />
    );
  }
  const [first, second] = all[one.name];
  return (
    <span className="training-pair">
      <NumberSetting
        label={say(trainingTexts.entryOf, { name: one.name, entry: 1 })}
        value={first}
        min={min}
        below={below}
        set={(value) => set({ [one.name]: [value, second] })}
        stepTo={(value) => step({ [one.name]: [value, second] })}
      />
      <NumberSetting
        label={say(trainingTexts.entryOf, { name: one.name, entry: 2 })}
        value={second}
        min={min}
        below={below}
        set={(value) => set({ [one.name]: [first, value] })}
        stepTo={(value) => step({ [one.name]: [first, value] })}
      />
    </span>
  );
}
