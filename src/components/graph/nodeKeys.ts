import type { KeyboardEvent, RefObject } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Store } from '../../store/state.ts';
import { elementAt } from './elementAt.ts';
import type { Placed } from './LayoutKeeper.ts';
import { modelOf } from './model.ts';
import { numberOfKey } from './numberAt.ts';
import { neighbour } from './walk.ts';

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];

/** The drawing that has the focus. */
export interface Drawing {
  readonly store: StoreApi<Store>;
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly placed: RefObject<Placed | null>;
  /** Opens or closes what has this key, and takes the focus along. */
  readonly toggle: (key: string) => void;
}

/** A key on a node or a room that was reached by keyboard; every other one is let through to the page. */
export function pressed(event: KeyboardEvent, { store, svg, placed, toggle }: Drawing): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const used = () => {
    event.preventDefault();
    event.stopPropagation();
  };
  const header = elementAt(event.target, 'roomHeader');
  if (header !== null && ['Enter', ' ', 'o'].includes(event.key)) {
    used();
    toggle(header.dataset.roomHeader as string);
    return;
  }
  const element = elementAt(event.target, 'node');
  const { figure } = store.getState();
  if (element === null || figure === null || element.dataset.keyboard === undefined) return;
  const { graph } = figure;
  const model = modelOf(graph);
  const key = element.dataset.node as string;
  const node = model.indexOf.get(key);
  if (node === undefined) return;
  const number = numberOfKey(store.getState(), event.key, key);
  if (number !== null) {
    used();
    store.getState().explain(number);
  } else if (ARROWS.includes(event.key)) {
    // At the end of a wire the key is used all the same: it must not step time now and then.
    used();
    const next = graph.keys[neighbour(graph, placed.current?.layout.nodes ?? [], node, event.key) ?? -1];
    if (next !== undefined) svg.current?.querySelector<SVGGElement>(`[data-node="${CSS.escape(next)}"]`)?.focus();
  } else if (event.key === 'Enter') {
    used();
    store.getState().select(key);
  } else if (event.key === 'r') {
    used();
    store.getState().runTo(node);
  } else if (event.key === 'o') {
    // Rooms are listed outer first: the last one that holds the node is the innermost.
    const room = graph.groups.filter((group) => node >= group.first && node <= group.last).pop();
    if (model.nodes[node]?.composite) toggle(key);
    else if (room !== undefined) toggle(room.key);
    else return;
    used();
  }
}
