import { trainingTexts } from '../../texts/training.ts';
import { useGradstep, useSay } from '../useGradstep.ts';
import { Choice } from './Choice.tsx';
import { NumberSetting } from './NumberSetting.tsx';
import { useSettingEdit } from './settingEdit.ts';

/** All rows of the data at once, or a mini-batch of some; nothing where the program has no rows to choose from. */
export function BatchField() {
  const say = useSay();
  const edit = useSettingEdit('batchSize');
  const rows = useGradstep(({ training }) => training?.run.data?.rows ?? 0);
  const size = useGradstep(({ training }) => training?.settings.batchSize ?? null);
  if (rows < 2) return null;
  return (
    <>
      <Choice
        label={say(trainingTexts.batch)}
        value={size === null ? 'all' : 'some'}
        choose={(choice) =>
          edit.set(() => ({ batchSize: choice === 'all' ? null : Math.min(32, Math.ceil(rows / 2)) }))
        }
      >
        <option value="all">{say(trainingTexts.fullBatch, rows)}</option>
        <option value="some">{say(trainingTexts.miniBatch)}</option>
      </Choice>
      {size !== null && (
        <div className="training-field">
          <span className="training-label" aria-hidden="true">
            {say(trainingTexts.batchSizeShort)}
          </span>
          <NumberSetting
            label={say(trainingTexts.batchSize)}
            value={Math.min(size, rows)}
            min={1}
            max={rows}
            whole
            set={(next) => edit.set(() => ({ batchSize: next }))}
            stepTo={(next) => edit.step(() => ({ batchSize: next }))}
          />
        </div>
      )}
    </>
  );
}
