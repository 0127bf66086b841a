import type { ReactNode } from 'react';
import { placesTexts } from '../../texts/explainPlaces.ts';
import { useSay } from '../useGradstep.ts';

/** What a click on the number of a unit does: explains it, says why it cannot, or is a click on the unit. */
export type Numbers = 'asked' | 'mean' | 'read';

interface Props {
  readonly numbers: Numbers;
  /** Which of the unit's numbers it is, or the lane of a line's (usePointing.ts). */
  readonly what: string;
  readonly children: ReactNode;
}

/** A number of the picture that leads to its explanation. A mean over samples is no number of the trace. */
export function NumberOf({ numbers, what, children }: Props) {
  const say = useSay();
  if (numbers === 'read') return children;
  return (
    <g className="neurons-number" data-number={numbers === 'asked' ? what : undefined}>
      <title>{say(numbers === 'asked' ? placesTexts.number : placesTexts.mean)}</title>
      {children}
    </g>
  );
}
