import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import { leaveToGraph } from '../leaveToGraph.ts';
import { useStoreApi } from '../useGradstep.ts';
import { fieldText, readNumber } from './numberText.ts';
import { stepFactor } from './scrub.ts';
import { type Step, stepped } from './sliderRange.ts';

interface NumberFieldProps {
  readonly value: number;
  readonly step: Step;
  readonly label: string;
  readonly id?: string;
  readonly disabled: boolean;
  readonly tabIndex?: number;
  /** The element of a matrix that this field is. */
  readonly cell?: number;
  readonly onFocus?: () => void;
  /** A press while the field does not have the focus may be a drag: then it gets none from the browser. */
  readonly onPointerDown?: (event: PointerEvent<HTMLInputElement>) => void;
  /** A text was typed and is a number. */
  readonly commit: (value: number) => void;
  /** A step by a key. */
  readonly stepTo: (value: number) => void;
  /** A text was typed and is none; `null`: what was said about it is over. */
  readonly wrong: (text: string | null) => void;
}

/**
 * A number that can be typed: taken when the field is left, which Enter does (to the graph, so that the page's keys act
 * again); Escape leaves it as it was. ↑ and ↓ step, with Shift by ten steps, with Alt by a tenth. A text that is no number
 * is not taken, and reported; Enter then stays.
 */
export function NumberField(props: NumberFieldProps) {
  const { value, step, label, id, disabled, tabIndex, commit, stepTo, wrong } = props;
  const store = useStoreApi();
  const [draft, setDraft] = useState<string | null>(null);

  const take = () => {
    if (draft === null) return;
    setDraft(null);
    const typed = readNumber(draft);
    if (typed !== null && typed !== value) commit(typed);
    if (typed === null && draft.trim() !== '') wrong(draft.trim());
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const key = event.key.toLowerCase();
    if (event.nativeEvent.isComposing) return;
    if (key === 'enter') {
      if (draft !== null && draft.trim() !== '' && readNumber(draft) === null) {
        take();
        event.currentTarget.select();
      } else leaveToGraph(event.currentTarget);
    } else if (key === 'escape') {
      // Before the field is left: what is still a draft then would be taken.
      flushSync(() => setDraft(null));
      wrong(null);
      leaveToGraph(event.currentTarget);
    } else if (key === 'arrowup' || key === 'arrowdown') {
      setDraft(null);
      const from = (draft === null ? null : readNumber(draft)) ?? value;
      stepTo(stepped(from, step, key === 'arrowup' ? 1 : -1, stepFactor(event)));
    } else if ((event.ctrlKey || event.metaKey) && (key === 'z' || key === 'y') && draft === null) {
      // Nothing typed here is waiting: undo means the page's.
      if (key === 'z' && !event.shiftKey) store.getState().undo();
      else store.getState().redo();
    } else return;
    event.preventDefault();
  };

  return (
    <input
      id={id}
      tabIndex={tabIndex}
      type="text"
      role="spinbutton"
      className="program-number"
      aria-label={label}
      aria-valuenow={Number.isFinite(value) ? (plainDecimal(value) as unknown as number) : undefined}
      aria-valuetext={fieldText(value)}
      autoComplete="off"
      spellCheck={false}
      enterKeyHint="done"
      disabled={disabled}
      title={fieldText(value)}
      value={draft ?? fieldText(value)}
      onChange={(event) => {
        setDraft(event.currentTarget.value);
        wrong(null);
      }}
      onKeyDown={onKeyDown}
      onBlur={take}
      data-cell={props.cell}
      onFocus={props.onFocus}
      onPointerDown={props.onPointerDown}
      onMouseDown={(event) => {
        if (props.onPointerDown !== undefined && !event.currentTarget.matches(':focus')) event.preventDefault();
      }}
    />
  );
}

/** A number as ARIA wants it, without an exponent: 1e-8 is no number to a screen reader. */
function plainDecimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}
