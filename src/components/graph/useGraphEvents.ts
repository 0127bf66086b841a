import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Store } from '../../store/state.ts';
import { elementAt } from './elementAt.ts';
import type { Placed } from './LayoutKeeper.ts';
import { modelOf } from './model.ts';
import { turnedTo } from './turned.ts';

// Nobody walks through the graph, or asks for a number, before it has been painted, or, in a text, before turning to it.
let late: typeof import('./lateEvents.ts').LATE_EVENTS | null = null;

/**
 * Pointer and keys of the whole drawing in one place: nodes carry only their key. Keys act on a node that was reached
 * by keyboard; one that was clicked lets them through, so that the page's stepping keys go on working.
 */
export function useGraphEvents(
  store: StoreApi<Store>,
  svg: RefObject<SVGSVGElement | null>,
  placed: RefObject<Placed | null>,
) {
  const byPointer = useRef(false);
  /** Key of a composite that was opened or closed by keyboard: focus goes to what stands in its place. */
  const follow = useRef<string | null>(null);
  const isAsked = useRef(false);
  /** A click on what may be a number, before that could be told. */
  const missed = useRef<(() => unknown) | null>(null);

  useEffect(() => {
    // The drawing may come after the first render, as when a program begins with a mistake.
    if (svg.current === null || isAsked.current || late !== null) return;
    isAsked.current = true;
    turnedTo(svg.current)
      .then(() => import('./lateEvents.ts'))
      .then(
        (module) => {
          late = module.LATE_EVENTS;
          missed.current?.();
        },
        () => undefined,
      );
  });

  useEffect(() => {
    const key = follow.current;
    if (key === null) return;
    follow.current = null;
    const next = svg.current?.querySelector<SVGGElement>(
      `[data-room-header="${CSS.escape(key)}"], [data-node="${CSS.escape(key)}"]`,
    );
    next?.focus();
  });

  return useMemo(() => {
    const nodeAt = (target: EventTarget | null) => keyAt(target, 'node');
    const toggle = (key: string) => {
      follow.current = key;
      store.getState().toggleOpen(key);
    };
    return {
      onPointerDown: () => {
        byPointer.current = true;
      },
      onClick: (event: MouseEvent) => {
        byPointer.current = false;
        const room = keyAt(event.target, 'roomHeader');
        if (room !== null) {
          store.getState().toggleOpen(room);
          return;
        }
        const cell = elementAt(event.target, 'cell');
        const key = nodeAt(event.target) ?? sourceOf(store, keyAt(event.target, 'label'));
        if (key === null) {
          // A click beside everything ends a selection: the inspector follows the step again.
          if (store.getState().selected !== null) store.getState().select(null);
          return;
        }
        if (elementAt(event.target, 'open') !== null) {
          store.getState().toggleOpen(key);
          return;
        }
        const explained = () => {
          const number = late?.numberAt(store.getState(), event.target, key);
          if (number != null) store.getState().explain(number);
          return number != null;
        };
        if (explained()) return;
        missed.current = () => store.getState().selected === key && explained();
        store.getState().select(key);
        if (cell !== null) store.getState().setCell(Number(cell.dataset.cell));
      },
      onPointerOver: (event: PointerEvent) => {
        if (event.pointerType === 'touch') return;
        store.getState().hover(nodeAt(event.target));
      },
      onPointerLeave: () => store.getState().hover(null),
      onFocus: (event: { target: EventTarget }) => {
        const element = elementAt(event.target, 'node') ?? elementAt(event.target, 'roomHeader');
        if (element === null) return;
        if (byPointer.current) delete element.dataset.keyboard;
        else element.dataset.keyboard = '';
        byPointer.current = false;
      },
      // Nobody has reached a node by keyboard before they have come.
      onKeyDown: (event: KeyboardEvent) => late?.pressed(event, { store, svg, placed, toggle }),
    };
  }, [store, svg, placed]);
}

function keyAt(target: EventTarget | null, name: string): string | null {
  return elementAt(target, name)?.dataset[name] ?? null;
}

/** The node whose numbers an edge's label shows. */
function sourceOf(store: StoreApi<Store>, id: string | null): string | null {
  const { figure } = store.getState();
  if (figure === null || id === null) return null;
  const model = modelOf(figure.graph);
  const index = model.edgeOf.get(id);
  const edge = index === undefined ? model.wire : model.edges[index];
  return edge === undefined ? null : (figure.graph.keys[edge.from] as string);
}
