import { type KeyboardEvent, type PointerEvent, type SyntheticEvent, useMemo, useRef, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Graph } from '../../engine/graph/graph.ts';
import type { Explained, Store } from '../../store/state.ts';
import { mayExplain } from '../mayExplain.ts';
import { elementOf, numberOfLine, numberOfUnit } from './numbersOf.ts';
import type { NeuronPicture } from './picture.ts';

/** What is under the pointer or has the focus: a unit (`1:0`, column and place) or a line (its index). */
export interface Pointed {
  readonly unit: string | null;
  readonly line: number | null;
}

const NOTHING: Pointed = { unit: null, line: null };
/** Keys at a unit, as at a node of the graph. */
const NUMBER_KEYS: Readonly<Record<string, string>> = { v: 'value', u: 'gradient' };

/**
 * Pointer and keys of the whole picture in one place. A click or Enter selects the node whose number it is, and in it this
 * element (of the sample that is shown); a click on a number, or V and U at a unit, explains it, as on the graph. Pointing
 * tells the store, so that graph, formulas and tables light up with it.
 */
export function usePointing(store: StoreApi<Store>, graph: Graph, picture: NeuronPicture) {
  const [pointed, point] = useState(NOTHING);
  const byPointer = useRef(false);
  const events = useMemo(() => {
    const { plan } = picture;
    const { keys } = graph;
    const at = (event: SyntheticEvent): { pointed: Pointed; node: number; element: number } | null => {
      const found =
        event.target instanceof Element ? event.target.closest<SVGElement>('[data-unit], [data-line]') : null;
      if (found === null) return null;
      const { unit, line } = found.dataset;
      if (unit === undefined) {
        const one = plan.lines[Number(line)];
        return one === undefined ? null : { pointed: { unit: null, line: Number(line) }, ...one };
      }
      const [column = 0, place = 0] = unit.split(':').map(Number);
      const { node } = plan.columns[column] as (typeof plan.columns)[number];
      return { pointed: { unit, line: null }, node, element: elementOf(picture, column, place) };
    };
    /** A number of what the event is at. */
    const numberAt = (event: SyntheticEvent, what: string | undefined): Explained | null => {
      const hit = at(event)?.pointed;
      if (hit === undefined || what === undefined || !mayExplain(store.getState())) return null;
      if (hit.unit === null) return numberOfLine(graph, picture, hit.line ?? -1);
      const [column = 0, place = 0] = hit.unit.split(':').map(Number);
      return numberOfUnit(graph, picture, column, place, what);
    };
    const clicked = ({ target }: SyntheticEvent) =>
      target instanceof Element ? target.closest<SVGElement>('[data-number]')?.dataset.number : undefined;
    const select = (event: SyntheticEvent): boolean => {
      const hit = at(event);
      const { select, setCell, selected } = store.getState();
      if (hit === null) {
        if (selected !== null) select(null);
        return false;
      }
      select(keys[hit.node] ?? null);
      setCell(hit.element);
      return true;
    };
    const show = (event: SyntheticEvent) => {
      const hit = at(event);
      const next = hit?.pointed ?? NOTHING;
      point((now) => (now.unit === next.unit && now.line === next.line ? now : next));
      store.getState().hover(hit === null ? null : (keys[hit.node] ?? null));
    };
    const leave = () => {
      point(NOTHING);
      store.getState().hover(null);
    };
    return {
      onPointerDown: () => {
        byPointer.current = true;
      },
      onClick: (event: SyntheticEvent) => {
        byPointer.current = false;
        const number = numberAt(event, clicked(event));
        if (number === null) select(event);
        else store.getState().explain(number);
      },
      onPointerOver: (event: PointerEvent) => {
        if (event.pointerType !== 'touch') show(event);
      },
      onPointerLeave: leave,
      onFocus: (event: SyntheticEvent) => {
        if (event.target instanceof SVGElement) {
          // Keys are the unit's only where it was reached by keyboard: after a click they go on stepping.
          if (byPointer.current) delete event.target.dataset.keyboard;
          else event.target.dataset.keyboard = '';
        }
        byPointer.current = false;
        show(event);
      },
      onBlur: leave,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
        if (!(event.target instanceof SVGElement) || event.target.dataset.keyboard === undefined) return;
        const number = numberAt(event, NUMBER_KEYS[event.key]);
        if (event.key !== 'Enter' && event.key !== ' ' && number === null) return;
        event.preventDefault();
        event.stopPropagation();
        if (number === null) select(event);
        else store.getState().explain(number);
      },
    };
  }, [store, graph, picture]);
  return { pointed, events };
}
