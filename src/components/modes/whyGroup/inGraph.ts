import type { StoreApi } from 'zustand/vanilla';
import { compositesInside, compositesOf } from '../../../engine/grouping/composites.ts';
import type { Store } from '../../../store/state.ts';

/** Rooms in rooms, as deep as the op table nests them; a bound against a table that would open for ever. */
const DEEPEST = 10;

/** Opens a composite in the graph down to ops that cannot be opened any further. */
export function openInGraph(store: StoreApi<Store>, key: string): void {
  toGraph(store);
  store.getState().toggleOpen(key);
  for (let turn = 0; turn < DEEPEST; turn++) {
    const { figure } = store.getState();
    if (figure === null) return;
    const closed = new Set(compositesOf(figure.graph).map((one) => one.key));
    const inside = compositesInside(figure.graph, key).filter((one) => closed.has(one));
    if (inside.length === 0) return;
    for (const one of inside) store.getState().toggleOpen(one);
  }
}

/** Closes it again. */
export function closeInGraph(store: StoreApi<Store>, key: string): void {
  toGraph(store);
  store.getState().toggleOpen(key);
}

/** Scalars and neurons have no rooms. */
function toGraph(store: StoreApi<Store>): void {
  const { level, picture } = store.getState();
  if (picture === 'neurons') store.getState().setPicture('graph');
  if (level === 3) store.getState().setLevel(1);
}
