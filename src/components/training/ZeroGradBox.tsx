import { trainingTexts } from '../../texts/training.ts';
import { useGradstep, useSay } from '../useGradstep.ts';
import { useSettingEdit } from './settingEdit.ts';
import './zeroGradBox.css';

/** Whether gradients are cleared before each backward pass. Off, they pile up: what forgetting the line does. */
export function ZeroGradBox() {
  const say = useSay();
  const edit = useSettingEdit('zeroGrad');
  const on = useGradstep(({ training }) => training?.settings.zeroGrad ?? true);
  return (
    <label className="training-box" title={say(trainingTexts.zeroGradHelp)}>
      <input
        type="checkbox"
        checked={on}
        aria-description={say(trainingTexts.zeroGradHelp)}
        onChange={(event) => {
          const { checked } = event.currentTarget;
          edit.set(() => ({ zeroGrad: checked }));
        }}
      />
      <span>{say(trainingTexts.zeroGrad)}</span>
    </label>
  );
}
