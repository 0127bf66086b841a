import { type RefObject, useEffect, useRef } from 'react';
import { requestFit } from '../../graph/fit.ts';
import type { Placed } from '../../graph/LayoutKeeper.ts';
import { MORPH } from '../../graph/motion/morph.ts';
import { useStoreApi } from '../../useGradstep.ts';
import { around, notedPart, type PlacedNotes } from './notesAt.ts';

/**
 * Shows the graph with its notes as a mode opens, of a graph that is too large to be read as a whole the nodes that have
 * some; and keeps them in view while numbers and rooms change, unless the reader has moved the view. When the mode closes
 * the graph alone counts again.
 */
export function useNotesInView(
  svg: RefObject<SVGSVGElement | null>,
  placed: Placed,
  noted: PlacedNotes,
  wanted: boolean,
): void {
  const store = useStoreApi();
  const opened = useRef(false);
  useEffect(() => {
    const { box } = noted;
    if (!wanted || box === null) return;
    const keep = () =>
      requestFit(store, (view, { layout }) => {
        const bounds = around([layout.bounds, box]) ?? box;
        const part = notedPart(placed, noted);
        if (opened.current) view.keepFitting(bounds, part, MORPH);
        else view.open(bounds, part, MORPH);
        opened.current = true;
      });
    keep();
    // The room, as the drawing is higher than that. After the graph's own, which knows nothing of notes.
    const room = svg.current?.parentElement;
    if (!room || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(keep);
    observer.observe(room);
    return () => observer.disconnect();
  }, [store, svg, placed, noted, wanted]);
  useEffect(
    () => () => {
      if (opened.current) requestFit(store, (view, { layout }) => view.keepFitting(layout.bounds, null, MORPH));
    },
    [store],
  );
}
