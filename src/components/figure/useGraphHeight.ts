import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Figure } from '../../store/figure.ts';
import { sameStructure } from '../graph/kinship.ts';
import { LayoutKeeper, type Placed } from '../graph/LayoutKeeper.ts';
import { PHONE, PHONE_WIDTH, WIDE } from '../graph/style.ts';
import { type Margins, scalesIn } from '../graph/view.ts';
import { useGradstep } from '../useGradstep.ts';

/** Least and most height of a graph whose author has said none, px. */
const LEAST = 160;
const MOST = 420;
/** Heights are rounded up to these, so that a number that grows moves nothing. */
const STEP = 8;

/**
 * The height that a graph wants at the width that it has: the same for all steps, and, while numbers change, never less than
 * it was. `null` until the width is known.
 */
export function useGraphHeight(graph: RefObject<HTMLElement | null>, framing: Margins): number | null {
  const figure = useGradstep((state) => state.figure);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = graph.current;
    if (element === null) return;
    setWidth(element.clientWidth);
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [graph]);
  const before = useRef<{ readonly placed: Placed; readonly width: number; readonly height: number } | null>(null);
  return useMemo(() => {
    if (figure === null || width === 0) return null;
    const placed = placedIn(figure, width, framing);
    const last = before.current;
    const same = last !== null && last.width === width && sameStructure(last.placed.input, placed.input);
    const height = Math.max(heightOf(placed, framing), same ? last.height : 0);
    before.current = { placed, width, height };
    return height;
  }, [figure, width, framing]);
}

/** The graph as the view will lay it out at that width, or nearly so. */
function placedIn(figure: Figure, width: number, { top, side, bottom }: Margins): Placed {
  const room = { width: width - 2 * side, height: MOST - top - bottom };
  return new LayoutKeeper().place(figure, width < PHONE_WIDTH ? PHONE : WIDE, room);
}

function heightOf({ layout: { bounds }, room }: Placed, framing: Margins): number {
  const { largest, readable, reading } = scalesIn(framing);
  const whole = Math.min(largest, room.width / Math.max(1, bounds.width));
  const height = (whole < readable ? reading : whole) * bounds.height + framing.top + framing.bottom;
  return Math.min(MOST, Math.max(LEAST, Math.ceil(height / STEP) * STEP));
}
