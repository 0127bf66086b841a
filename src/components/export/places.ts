import type { Size } from '../../layout/types.ts';
import type { Figure } from '../../store/figure.ts';
import { LayoutKeeper, type Placed } from '../graph/LayoutKeeper.ts';
import { PHONE, PHONE_WIDTH, WIDE } from '../graph/style.ts';

/** Px around a drawing in a file. */
export const MARGIN = 16;
/** Px high that a drawing for a page of a given width should be at most, as a share of that. */
const HEIGHT_FOR_WIDTH = 0.7;

/**
 * Where everything of a figure stands in a file, laid out for a page of that width; as on a wide screen where none is given. It
 * does not depend on what was on screen before, so that the same program always gives the same file.
 */
export function placedFor(figure: Figure, width?: number): Placed {
  if (width === undefined) return new LayoutKeeper().place(figure, WIDE);
  const room: Size = { width: Math.max(1, width - 2 * MARGIN), height: HEIGHT_FOR_WIDTH * width };
  return new LayoutKeeper().place(figure, width < PHONE_WIDTH ? PHONE : WIDE, room);
}
