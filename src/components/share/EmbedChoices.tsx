import { CONTROLS, type State } from '../../store/state.ts';
import { shareTexts } from '../../texts/share.ts';
import { useSay } from '../useGradstep.ts';
import { type EmbedOptions, NARROWEST, toggled, WIDEST, WIDTHS } from './embedOptions.ts';
import { LookChoices } from './LookChoices.tsx';

interface Props {
  readonly state: State;
  readonly options: EmbedOptions;
  readonly onOptions: (change: Partial<EmbedOptions>) => void;
  readonly onWidth: (width: number) => void;
}

/** What is shown, how wide, from which step, in which language and theme. */
export function EmbedChoices({ state, options, onOptions, onWidth }: Props) {
  const say = useSay();
  const last = state.figure?.timeline.length ?? 0;
  const step = Math.min(options.step ?? state.cursor.step, last);
  return (
    <div className="share-embed-choices">
      <fieldset className="share-options">
        <legend>{say(shareTexts.shown)}</legend>
        {CONTROLS.map((control) => (
          <label key={control} className="share-check">
            <input
              type="checkbox"
              checked={options.controls.includes(control)}
              onChange={() => onOptions({ controls: toggled(options.controls, control) })}
            />
            {say(shareTexts[control])}
          </label>
        ))}
      </fieldset>
      <fieldset className="share-options">
        <legend>{say(shareTexts.width)}</legend>
        <div className="share-widths">
          {WIDTHS.map((width) => (
            <button key={width} type="button" aria-pressed={options.width === width} onClick={() => onWidth(width)}>
              {width}
            </button>
          ))}
          <input
            // A width that was dragged or chosen is written into the field; what is typed counts when it is done.
            key={options.width}
            type="number"
            min={NARROWEST}
            max={WIDEST}
            defaultValue={options.width}
            aria-label={say(shareTexts.widthInPixels)}
            onBlur={(event) => onWidth(event.target.valueAsNumber)}
            onKeyDown={(event) => event.key === 'Enter' && onWidth(event.currentTarget.valueAsNumber)}
          />
          <span aria-hidden="true">px</span>
        </div>
      </fieldset>
      <fieldset className="share-options">
        <legend>{say(shareTexts.start)}</legend>
        <label className="share-step">
          <span>{say(shareTexts.stepOf, { step, last })}</span>
          <input
            type="range"
            className="program-slider"
            min={0}
            max={last}
            value={step}
            aria-label={say(shareTexts.startAt)}
            aria-valuetext={say(shareTexts.stepOf, { step, last })}
            onChange={(event) => onOptions({ step: event.target.valueAsNumber })}
          />
        </label>
        <LookChoices look={options} onLook={onOptions} />
      </fieldset>
    </div>
  );
}
