import { useRef, useState } from 'react';
import { rangeAfter, rangeFor, rangeGrown, rangeHolding, rangeSettled, type SliderRange } from './sliderRange.ts';

/** A slider's range that follows its value. */
export interface FollowingRange {
  readonly range: SliderRange;
  /** The value about to come is from this row's own slider or steps: the range may widen for it, never change its scale. */
  own(value: number): void;
  grow(end: 'min' | 'max'): SliderRange;
  settle(): void;
}

/** The range for a value: chosen at first, widened when the value leaves it, left in peace while `dragging`. */
export function useSliderRange(value: number, dragging: boolean): FollowingRange {
  const [fit, setFit] = useState(() => ({ range: rangeFor(value), value }));
  const owned = useRef<number | null>(null);
  let { range } = fit;
  if (!Object.is(fit.value, value)) {
    range = dragging || owned.current === value ? rangeHolding(range, value) : rangeAfter(range, value);
    setFit({ range, value });
  }
  return {
    range,
    own: (next) => {
      owned.current = next;
    },
    grow: (end) => {
      const grown = rangeGrown(range, end);
      setFit({ range: grown, value: end === 'max' ? grown.max : grown.min });
      return grown;
    },
    settle: () => setFit((before) => ({ ...before, range: rangeSettled(before.range) })),
  };
}
