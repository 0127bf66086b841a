import { useLayoutEffect, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Size } from '../../layout/types.ts';
import type { Store } from '../../store/state.ts';
import { LayoutKeeper, type Placed } from './LayoutKeeper.ts';
import { ViewControl } from './useZoom.ts';

/** What a graph view shows and where it looks. Where the view looks is no part of the store's state: see `fit.ts`. */
export interface Sight {
  readonly view: ViewControl;
  readonly keeper: LayoutKeeper;
  /** What was placed last, and the level of detail that it is of. */
  placed: Placed | null;
  level: number;
  room: Size | null;
  narrow: boolean;
}

/** Sights of graph views that have gone, while another picture of the figure is shown in their stead. */
const left = new WeakMap<StoreApi<Store>, Sight>();

/**
 * The sight that the store's last graph view left when it went, so that the reader comes back to it; else, or for a view
 * that is not `usual` (a lecture's), a new one.
 */
export function useSight(store: StoreApi<Store>, usual = true): Sight {
  const [sight] = useState<Sight>(
    () =>
      (usual ? left.get(store) : undefined) ?? {
        view: new ViewControl(),
        keeper: new LayoutKeeper(),
        placed: null,
        level: store.getState().level,
        room: null,
        narrow: false,
      },
  );
  useLayoutEffect(() => {
    if (!usual) return;
    // A second view beside this one looks where it likes.
    if (left.get(store) === sight) left.delete(store);
    return () => {
      left.set(store, sight);
    };
  }, [store, sight, usual]);
  return sight;
}
