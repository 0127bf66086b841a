import { type RefObject, useMemo, useRef } from 'react';
import type { Figure } from '../../store/figure.ts';
import { sameStructure } from '../graph/kinship.ts';
import { LayoutKeeper, type Placed } from '../graph/LayoutKeeper.ts';
import { PHONE, PHONE_WIDTH, WIDE } from '../graph/style.ts';
import { type Margins, scalesIn } from '../graph/view.ts';
import { useGradstep } from '../useGradstep.ts';
import { useWidth } from './useWidth.ts';

/** Least and most height of a graph whose author has said none, px. */
const LEAST = 160;
const MOST = 420;
/** Heights are rounded up to these, so that a number that grows moves nothing. */
const STEP = 8;

interface Wanted {
  /** px; `null` until the width is known. */
  readonly height: number | null;
  /** The width is not enough for the whole graph to be read. */
  readonly cropped: boolean;
}

const UNKNOWN: Wanted = { height: null, cropped: false };

/**
 * The height that a graph wants at the width that it has: the same for all steps, and, while numbers change, never less than
 * it was. `null` until the width is known.
 */
export function useGraphHeight(graph: RefObject<HTMLElement | null>, framing: Margins): Wanted {
  const figure = useGradstep((state) => state.figure);
  const width = useWidth(graph) ?? 0;
  const before = useRef<{ readonly placed: Placed; readonly width: number; readonly height: number } | null>(null);
  return useMemo(() => {
    if (figure === null || width === 0) return UNKNOWN;
    const placed = placedIn(figure, width, framing);
    const last = before.current;
    const same = last !== null && last.width === width && sameStructure(last.placed.input, placed.input);
    const height = Math.max(heightOf(placed, framing), same ? last.height : 0);
    before.current = { placed, width, height };
    const cropped = placed.room.width < scalesIn(framing).readable * placed.layout.bounds.width;
    return { height, cropped };
  }, [figure, width, framing]);
}

/** The graph as the view will lay it out at that width, or nearly so. */
export function placedIn(figure: Figure, width: number, { top, side, bottom }: Margins): Placed {
  const room = { width: width - 2 * side, height: MOST - top - bottom };
  return new LayoutKeeper().place(figure, width < PHONE_WIDTH ? PHONE : WIDE, room);
}

function heightOf({ layout: { bounds }, room }: Placed, framing: Margins): number {
  const { largest, readable, reading } = scalesIn(framing);
  const whole = Math.min(largest, room.width / Math.max(1, bounds.width));
  const height = (whole < readable ? reading : whole) * bounds.height + framing.top + framing.bottom;
  return Math.min(MOST, Math.max(LEAST, Math.ceil(height / STEP) * STEP));
}
