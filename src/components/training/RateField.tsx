import { useId, useRef } from 'react';
import { hyperparametersOf } from '../../engine/training/optimizers/table.ts';
import { trainingTexts } from '../../texts/training.ts';
import { leaveToGraph } from '../leaveToGraph.ts';
import { fieldText } from '../program/numberText.ts';
import { useGradstep, useSay } from '../useGradstep.ts';
import { NumberSetting } from './NumberSetting.tsx';
import { RATE, rateOf, thumbOf } from './rate.ts';
import { type SettingsChange, useSettingEdit } from './settingEdit.ts';

/** The learning rate: a number, and a slider on a log scale. A drag is one step of undo. */
export function RateField() {
  const say = useSay();
  const id = useId();
  const edit = useSettingEdit('lr');
  const rate = useGradstep(({ training }) =>
    training === null ? 0 : hyperparametersOf(training.settings.optimizer, training.settings.options).lr,
  );
  const pressed = useRef(false);
  const moved = useRef(false);
  const change =
    (lr: number): SettingsChange =>
    ({ options }) => ({ options: { ...options, lr } });
  const release = () => {
    pressed.current = false;
    edit.end();
  };
  return (
    <div className="training-field training-rate-field">
      <label className="training-label" htmlFor={id}>
        {say(trainingTexts.learningRate)}
      </label>
      <span className="training-rate">
        <NumberSetting
          id={id}
          label={say(trainingTexts.learningRate)}
          value={rate}
          min={0}
          set={(lr) => edit.set(change(lr))}
          stepTo={(lr) => edit.step(change(lr))}
        />
        <input
          type="range"
          className="program-slider training-slider"
          aria-label={say(trainingTexts.rateSlider)}
          aria-valuetext={fieldText(rate)}
          min={RATE.least}
          max={RATE.most}
          step={RATE.step}
          value={thumbOf(rate)}
          onPointerDown={() => {
            pressed.current = true;
            moved.current = false;
          }}
          onPointerUp={(event) => {
            release();
            if (moved.current) leaveToGraph(event.currentTarget);
          }}
          onPointerCancel={release}
          onBlur={release}
          onChange={(event) => {
            moved.current = true;
            const next = change(rateOf(event.currentTarget.valueAsNumber));
            if (pressed.current) edit.drag(next);
            else edit.step(next);
          }}
        />
      </span>
    </div>
  );
}
