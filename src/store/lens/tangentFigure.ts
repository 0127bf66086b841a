import type { Lens } from '../../lessons/modes.ts';
import type { Figure } from '../figure.ts';

/** The figure seen through the lens. */
export function tangentFigure(figure: Figure, lens: Extract<Lens, { readonly kind: 'tangent' }>): Figure {
  return { ...figure, seen: { kind: 'refused', lens, why: 'unfinished' } };
}
