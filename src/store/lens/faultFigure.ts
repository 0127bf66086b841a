import type { Lens } from '../../lessons/modes.ts';
import type { Figure } from '../figure.ts';
import type { Around } from './throughLens.ts';

/** The figure seen through the lens. */
export function faultFigure(figure: Figure, lens: Extract<Lens, { readonly kind: 'fault' }>, _around: Around): Figure {
  return { ...figure, seen: { kind: 'refused', lens, why: 'unfinished' } };
}
