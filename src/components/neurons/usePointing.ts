import { type KeyboardEvent, type PointerEvent, type SyntheticEvent, useMemo, useRef, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Store } from '../../store/state.ts';
import type { NeuronPlan } from './plan.ts';

/** What is under the pointer or has the focus: a unit (`1:0`, column and place) or a line (its index). */
export interface Pointed {
  readonly unit: string | null;
  readonly line: number | null;
}

const NOTHING: Pointed = { unit: null, line: null };

/**
 * Pointer and keys of the whole picture in one place. A click or Enter selects the node whose number it is, and in it this
 * element (of the sample that is shown); pointing tells the store, so that graph, formulas and tables light up with it.
 */
export function usePointing(store: StoreApi<Store>, plan: NeuronPlan, keys: readonly string[], sample: number | null) {
  const [pointed, point] = useState(NOTHING);
  const byPointer = useRef(false);
  const events = useMemo(() => {
    const targetOf = ({ column, unit }: { column: number; unit: number }) => {
      const { node, units } = plan.columns[column] as (typeof plan.columns)[number];
      return { node, element: (plan.columns[column]?.kind === 'loss' ? 0 : (sample ?? 0)) * units + unit };
    };
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
      return { pointed: { unit, line: null }, ...targetOf({ column, unit: place }) };
    };
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
        select(event);
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
        if (event.key !== 'Enter' && event.key !== ' ') return;
        if (!(event.target instanceof SVGElement) || event.target.dataset.keyboard === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        select(event);
      },
    };
  }, [store, plan, keys, sample]);
  return { pointed, events };
}
