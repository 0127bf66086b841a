import { useId, useState } from 'react';
import { programTexts } from '../../texts/program.ts';
import { leaveToGraph } from '../leaveToGraph.ts';
import { useSay } from '../useGradstep.ts';
import { NumberField } from './NumberField.tsx';
import { fieldText } from './numberText.ts';
import { beginScrub } from './scrub.ts';
import { useInputEdit } from './useInputEdit.ts';
import { useSliderRange } from './useSliderRange.ts';
import { ValueSlider } from './ValueSlider.tsx';

interface ScalarRowProps {
  readonly name: string;
  readonly value: number;
  readonly isParameter: boolean;
  readonly disabled: boolean;
}

/** One scalar input: its name (drag it to scrub), its number, and a slider. */
export function ScalarRow({ name, value, isParameter, disabled }: ScalarRowProps) {
  const say = useSay();
  const id = useId();
  const edit = useInputEdit(name);
  /** Where a drag is: ahead of the store, which is told once a frame. */
  const [dragged, setDragged] = useState<number | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const shown = dragged ?? value;
  const { range, own, grow, settle } = useSliderRange(shown, dragged !== null);

  const drag = (next: number) => {
    own(next);
    setDragged(next);
    setNote(null);
    edit.drag(null, next);
  };
  const end = () => {
    edit.end();
    setDragged(null);
    settle();
  };
  const stepTo = (next: number) => {
    own(next);
    setNote(null);
    edit.step(null, next);
  };

  return (
    <>
      <label
        htmlFor={id}
        className="program-name"
        title={say(programTexts.scrub)}
        data-disabled={disabled || undefined}
        onPointerDown={(event) => {
          const label = event.currentTarget;
          beginScrub(event, {
            start: () => (disabled ? null : { value: shown, step: range.step }),
            change: drag,
            end: (didDrag) => {
              if (!didDrag) return;
              end();
              leaveToGraph(label);
            },
          });
        }}
      >
        {isParameter && (
          <span className="program-theta" role="img" aria-label={say(programTexts.parameter)}>
            θ
          </span>
        )}
        {name}
      </label>
      <NumberField
        id={id}
        label={name}
        value={shown}
        step={range.step}
        disabled={disabled}
        commit={(next) => {
          setNote(null);
          edit.set(null, next);
        }}
        stepTo={stepTo}
        wrong={(text) => setNote(text === null ? null : say(programTexts.notANumber, { text, kept: fieldText(value) }))}
      />
      <ValueSlider
        name={name}
        value={shown}
        range={range}
        disabled={disabled}
        drag={drag}
        grow={(side) => {
          const grown = grow(side);
          drag(side === 'max' ? grown.max : grown.min);
        }}
        end={end}
        stepTo={stepTo}
      />
      {note !== null && (
        <p className="program-note" role="status">
          {note}
        </p>
      )}
    </>
  );
}
