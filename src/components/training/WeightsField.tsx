import { useState } from 'react';
import { trainingTexts } from '../../texts/training.ts';
import { useGradstep, useSay } from '../useGradstep.ts';
import { Choice } from './Choice.tsx';
import { NumberSetting } from './NumberSetting.tsx';
import { useSettingEdit } from './settingEdit.ts';

/** The seed of the lessons: the weights that `torch.manual_seed(42)` gives. */
const KNOWN = 42;
/** Seeds drawn here have few digits, so that they can be said and typed again; any up to MOST can be typed. */
const DRAWN = 10_000;
const MOST = 2 ** 32 - 1;

/** Where the weights begin: as the program says, or drawn from a seed as PyTorch draws them. */
export function WeightsField() {
  const say = useSay();
  const edit = useSettingEdit('seed');
  const seed = useGradstep(({ training }) => training?.settings.seed ?? null);
  const [typing, setTyping] = useState(false);
  const set = (to: number | null) => edit.set(() => ({ seed: to }));
  const choose = (choice: string) => {
    setTyping(choice === 'other');
    if (choice === 'written') set(null);
    else if (choice === 'draw') set(Math.floor(Math.random() * DRAWN));
    else if (choice === 'other') set(seed ?? KNOWN);
    else set(Number(choice));
  };
  const typed = typing && seed !== null;
  return (
    <>
      <Choice
        label={say(trainingTexts.weights)}
        value={typed ? 'other' : seed === null ? 'written' : `${seed}`}
        choose={choose}
      >
        <option value="written">{say(trainingTexts.asWritten)}</option>
        <option value={`${KNOWN}`}>{say(trainingTexts.seedIs, KNOWN)}</option>
        {seed !== null && seed !== KNOWN && <option value={`${seed}`}>{say(trainingTexts.seedIs, seed)}</option>}
        <option value="other">{say(trainingTexts.otherSeed)}</option>
        <option value="draw">{say(trainingTexts.drawAnew)}</option>
      </Choice>
      {typed && (
        <div className="training-field">
          <span className="training-label" aria-hidden="true">
            {say(trainingTexts.seed)}
          </span>
          <NumberSetting
            label={say(trainingTexts.seed)}
            value={seed}
            min={0}
            max={MOST}
            whole
            set={set}
            stepTo={(next) => edit.step(() => ({ seed: next }))}
          />
        </div>
      )}
    </>
  );
}
