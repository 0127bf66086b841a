import { type KeyboardEvent, useEffect, useRef } from 'react';
import { programTexts } from '../../texts/program.ts';
import { leaveToGraph } from '../leaveToGraph.ts';
import { useSay, useStoreApi } from '../useGradstep.ts';
import { fieldText } from './numberText.ts';
import { stepFactor } from './scrub.ts';
import { type SliderRange, stepped, toStep } from './sliderRange.ts';

/** How long a thumb must rest at an end before the range grows, and how often it then does. */
const HOLD = 350;
const TICK = 80;

interface ValueSliderProps {
  readonly name: string;
  readonly value: number;
  readonly range: SliderRange;
  readonly disabled: boolean;
  /** The thumb is being dragged and stands at `value`. */
  readonly drag: (value: number) => void;
  /** The thumb is held at an end. */
  readonly grow: (end: 'min' | 'max') => void;
  readonly end: () => void;
  /** A step by a key. */
  readonly stepTo: (value: number) => void;
}

/** A native slider whose range grows while its thumb is held at an end, and by keys that go beyond it. */
export function ValueSlider({ name, value, range, disabled, drag, grow, end, stepTo }: ValueSliderProps) {
  const say = useSay();
  const store = useStoreApi();
  const pressed = useRef(false);
  const moved = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  // The timer outlives renders: it asks for what holds when it fires.
  const now = useRef({ range, value, grow });
  useEffect(() => {
    now.current = { range, value, grow };
  });
  useEffect(() => () => stopTimer(timer), []);

  const watchEnd = (delay: number) => {
    stopTimer(timer);
    timer.current = setTimeout(() => {
      const {
        range: { min, max },
        value: at,
        grow: growNow,
      } = now.current;
      if (!pressed.current || (at > min && at < max)) return;
      growNow(at >= max ? 'max' : 'min');
      watchEnd(TICK);
    }, delay);
  };
  const release = () => {
    if (!pressed.current) return;
    pressed.current = false;
    stopTimer(timer);
    end();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const count = KEY_STEPS[event.key];
    const key = event.key.toLowerCase();
    if (count !== undefined) stepTo(stepped(value, range.step, count, stepFactor(event)));
    else if (event.key === 'Home') stepTo(range.min);
    else if (event.key === 'End') stepTo(range.max);
    else if ((event.ctrlKey || event.metaKey) && (key === 'z' || key === 'y')) {
      if (key === 'z' && !event.shiftKey) store.getState().undo();
      else store.getState().redo();
    } else return;
    event.preventDefault();
  };

  return (
    <input
      type="range"
      className="program-slider"
      aria-label={say(programTexts.slider, name)}
      aria-valuetext={fieldText(value)}
      min={range.min}
      max={range.max}
      // Rounded here: a native step would also round a value that the program sets between two of them.
      step="any"
      value={value}
      disabled={disabled}
      onPointerDown={() => {
        pressed.current = true;
        moved.current = false;
        watchEnd(HOLD);
      }}
      onPointerUp={(event) => {
        const isDrag = pressed.current && moved.current;
        release();
        // A thumb that was only pressed keeps the focus, for the arrow keys; after a drag they are the timeline's again.
        if (isDrag) leaveToGraph(event.currentTarget);
      }}
      onPointerCancel={release}
      onBlur={release}
      onChange={(event) => {
        moved.current = true;
        drag(toStep(event.currentTarget.valueAsNumber, range.step));
        if (pressed.current) watchEnd(HOLD);
        else end();
      }}
      onKeyDown={onKeyDown}
    />
  );
}

const KEY_STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
};

function stopTimer(timer: { current: ReturnType<typeof setTimeout> | null }): void {
  if (timer.current !== null) clearTimeout(timer.current);
  timer.current = null;
}
