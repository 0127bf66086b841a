import { useMemo, useRef } from 'react';
import { sameStructure } from '../graph/kinship.ts';
import type { Placed } from '../graph/LayoutKeeper.ts';
import type { Margins } from '../graph/view.ts';
import { useGradstep } from '../useGradstep.ts';
import { placedIn } from './useGraphHeight.ts';

/** Narrower than this, nothing stands beside a graph, px. */
const NARROW = 600;
/** The scale at which the whole graph must fit beside the words: its numbers have 10 px then. */
const LEGIBLE = 0.65;
/** The words' column as in figure.css, px. */
const GAP = 12;
const columnAt = (width: number) => Math.min(280, Math.max(190, 0.3 * width));

/**
 * Whether the words stand beside the graph: where the whole graph is legible there; else they stand over it. It is decided by
 * the layout, which is the same for all steps, and for one structure and width only once: a number that grows moves nothing
 * back and forth.
 */
export function useWordsBeside(width: number, framing: Margins, neurons: boolean): boolean {
  const figure = useGradstep((state) => state.figure);
  const before = useRef<{ readonly width: number; readonly placed: Placed; readonly beside: boolean } | null>(null);
  return useMemo(() => {
    if (width < NARROW || neurons || figure === null) return width >= NARROW;
    const placed = placedIn(figure, width - columnAt(width) - GAP, framing);
    const last = before.current;
    const same = last !== null && last.width === width && sameStructure(last.placed.input, placed.input);
    const beside = same ? last.beside : placed.room.width >= LEGIBLE * placed.layout.bounds.width;
    before.current = { width, placed, beside };
    return beside;
  }, [figure, width, framing, neurons]);
}
