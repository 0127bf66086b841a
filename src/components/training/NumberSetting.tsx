import { useEffect, useState } from 'react';
import { trainingTexts } from '../../texts/training.ts';
import { NumberField } from '../program/NumberField.tsx';
import { fieldText } from '../program/numberText.ts';
import { useSay } from '../useGradstep.ts';
import { isWithin, type NumberBounds, stepFor } from './numberBounds.ts';
import './numberSetting.css';

interface NumberSettingProps extends NumberBounds {
  /** What it says to a screen reader; `id` ties it to a label that is seen. */
  readonly label: string;
  readonly id?: string;
  readonly value: number;
  readonly disabled?: boolean;
  /** A text was typed. */
  readonly set: (value: number) => void;
  /** A step by a key; typed numbers' `set` when it is missing. */
  readonly stepTo?: (value: number) => void;
}

/** A number of the settings. One that cannot be is not taken, and it says why. */
export function NumberSetting({ label, id, value, disabled = false, set, stepTo, ...bounds }: NumberSettingProps) {
  const say = useSay();
  const [wrong, setWrong] = useState<string | null>(null);
  useEffect(() => {
    if (wrong === null) return;
    // It lies over the page: the next thing one does takes it away.
    const stop = new AbortController();
    const clear = () => setWrong(null);
    for (const event of ['keydown', 'pointerdown']) {
      window.addEventListener(event, clear, { signal: stop.signal, capture: true });
    }
    return () => stop.abort();
  }, [wrong]);
  const take = (next: number, how: (value: number) => void) => {
    if (!isWithin(next, bounds)) return setWrong(fieldText(next));
    setWrong(null);
    how(next);
  };
  const written = (bound: number | undefined) =>
    bound === undefined || !Number.isFinite(bound) ? null : fieldText(bound);
  return (
    <span className="training-number">
      <NumberField
        {...(id === undefined ? {} : { id })}
        label={label}
        value={value}
        step={stepFor(value, bounds.whole)}
        disabled={disabled}
        commit={(next) => take(next, set)}
        stepTo={(next) => {
          // Steps end at a bound; only what is typed can be wrong.
          if (isWithin(next, bounds)) take(next, stepTo ?? set);
        }}
        wrong={setWrong}
      />
      <span className="training-wrong" role="status">
        {wrong !== null &&
          say(trainingTexts.wrongNumber, {
            text: wrong,
            kept: fieldText(value),
            min: written(bounds.min),
            max: written(bounds.max),
            below: written(bounds.below),
            whole: bounds.whole === true,
          })}
      </span>
    </span>
  );
}
