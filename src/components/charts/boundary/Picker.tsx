import type { KeyboardEvent, MouseEvent } from 'react';
import { spacesTexts } from '../../../texts/spaces.ts';
import { useGradstep, useSay, useStoreApi } from '../../useGradstep.ts';
import type { Box } from './field.ts';
import { nearestSpot, type Spot } from './marks.ts';

const REACH = 16;

/**
 * Lies over a field of points: a click chooses the nearest one, a click beside them all of them; with the keyboard the
 * arrows go from one to the next.
 */
export function Picker(props: {
  readonly box: Box;
  readonly spots: readonly Spot[];
  /** What a sample says. */
  readonly words: (sample: number) => string;
}) {
  const { box, spots, words } = props;
  const store = useStoreApi();
  const say = useSay();
  const sample = useGradstep((state) => state.sample);
  const all = say(spacesTexts.wholeBatch);
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const { left, top, width } = event.currentTarget.getBoundingClientRect();
    // In a lecture a chart is shown enlarged.
    const scale = width > 0 ? width / event.currentTarget.offsetWidth : 1;
    const [x, y] = [(event.clientX - left) / scale, (event.clientY - top) / scale];
    const near = nearestSpot(spots, x + box.left, y + box.top, REACH);
    if (near !== store.getState().sample) store.getState().setSample(near);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const to = sampleAfterKey(event.key, sample, spots.length);
    if (to === undefined) return;
    event.preventDefault();
    store.getState().setSample(to);
  };
  return (
    <div
      className="space-picker"
      style={box}
      role="slider"
      tabIndex={0}
      aria-label={say(spacesTexts.pickSample)}
      aria-valuemin={0}
      aria-valuemax={spots.length}
      aria-valuenow={sample === null ? 0 : sample + 1}
      aria-valuetext={sample === null || sample >= spots.length ? all : words(sample)}
      // What was clicked leaves the arrow keys to the steps of the page.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
      onKeyDown={onKeyDown}
    />
  );
}

/** The sample that a key goes to: before the first one stands the whole batch (`null`). Undefined for every other key. */
export function sampleAfterKey(key: string, sample: number | null, samples: number): number | null | undefined {
  const place = sample === null ? 0 : sample + 1;
  const at = (to: number) => (to <= 0 ? null : Math.min(to, samples) - 1);
  if (key === 'ArrowRight' || key === 'ArrowUp') return at(place + 1);
  if (key === 'ArrowLeft' || key === 'ArrowDown') return at(place - 1);
  if (key === 'Home' || key === 'Escape') return sample === null && key === 'Escape' ? undefined : null;
  return key === 'End' ? at(samples) : undefined;
}
