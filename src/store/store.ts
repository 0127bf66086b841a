import { createStore, type StoreApi } from 'zustand/vanilla';
import { nodeFrame } from '../engine/timeline/frame.ts';
import { ledgerOf } from '../engine/timeline/ledger.ts';
import { clampCursor, next, nextPhase, previous, previousPhase, sameMoment } from '../engine/timeline/move.ts';
import { type Cursor, START } from '../engine/timeline/timeline.ts';
import { type Figure, makeFigure, type Opened } from './figure.ts';
import { NO_HISTORY, recorded, redone, sealed, undone } from './history.ts';
import { withInput } from './inputs.ts';
import { cursorOfPlace } from './places.ts';
import type { Arrival, Document, State, Store } from './state.ts';
import { load, type Saved, save } from './storage.ts';

const FIRST_PROGRAM = 'a = 2; b = 3\ny = (a*b + sin(a))^2\n';

/** A store with what an earlier visit left (`saved`), else the first program at its start. */
export function makeStore(saved: Partial<Saved> = load()): StoreApi<Store> {
  return createStore<Store>((set, get) => {
    /** Moves in time; the place is kept valid, a selection from a click ends (the inspector follows the step again). */
    const move = (to: (figure: Figure, state: Store) => Cursor, arrival: Arrival) => {
      const state = get();
      if (state.figure === null) return;
      const cursor = clampCursor(state.figure.timeline, to(state.figure, state));
      if (sameCursor(cursor, state.cursor)) return;
      set({ cursor, arrival, moves: state.moves + 1, selected: null, panel: 'step' });
    };
    /** Shows another document, or the same with other composites opened; a wrong one keeps the last good figure. */
    const show = (document: Document, opened: Opened): Partial<State> => {
      const { figure, cursor, moves } = get();
      const result = makeFigure(document.source, document.values, opened);
      if (!result.ok) return { document, opened, errors: result.errors, playing: false };
      const moved = figure === null ? START : sameMoment(figure.timeline, cursor, result.figure.timeline);
      return { document, opened, errors: [], figure: result.figure, cursor: moved, arrival: 'edit', moves: moves + 1 };
    };
    /** The moment that was left by opening or closing, to come back to when that is taken back before time has moved. */
    let left: { readonly opened: Opened; readonly cursor: Cursor; readonly arrived: Cursor } | null = null;
    /** Shows other composites opened. A closed node is one step where its pieces are many: closing forgets, so we do not. */
    const reopen = (document: Document, opened: Opened) => {
      const { opened: before, cursor: from } = get();
      const back =
        left !== null && sameOpened(left.opened, opened) && sameCursor(left.arrived, from) ? left.cursor : null;
      const shown = show(document, opened);
      const timeline = shown.figure?.timeline;
      const cursor = back !== null && timeline !== undefined ? clampCursor(timeline, back) : (shown.cursor ?? from);
      set({ ...shown, cursor });
      left = { opened: before, cursor: from, arrived: cursor };
    };
    const edit = (document: Document, mark: string | null) => {
      const state = get();
      if (document === state.document) return;
      set({ ...show(document, state.opened), history: recorded(state.history, state.document, mark) });
    };

    return {
      ...initial(saved),
      setSource: (source, mark = null) => {
        if (source !== get().document.source) edit({ ...get().document, source }, mark);
      },
      setInput: (name, element, value, mark = null) => {
        const { document, figure, errors } = get();
        // While the text is wrong its ranges are not those of the figure: the sliders rest.
        if (figure === null || errors.length > 0) return;
        edit(withInput(document, figure.program, name, element, value), mark);
      },
      setFree: (name, value) => edit({ ...get().document, values: { ...get().document.values, [name]: value } }, null),
      seal: () => set({ history: sealed(get().history) }),
      undo: () => {
        const { history, document, opened } = get();
        const back = undone(history, document);
        if (back !== null) set({ ...show(back.document, opened), history: back.history });
      },
      redo: () => {
        const { history, document, opened } = get();
        const forth = redone(history, document);
        if (forth !== null) set({ ...show(forth.document, opened), history: forth.history });
      },

      goTo: (cursor, arrival = 'jump') => move(() => cursor, arrival),
      next: () => move(({ timeline }, { cursor, edgeByEdge }) => next(timeline, cursor, edgeByEdge), 'next'),
      previous: () => move(({ timeline }, { cursor, edgeByEdge }) => previous(timeline, cursor, edgeByEdge), 'jump'),
      nextPhase: () => move(({ timeline }, { cursor }) => nextPhase(timeline, cursor), 'jump'),
      previousPhase: () => move(({ timeline }, { cursor }) => previousPhase(timeline, cursor), 'jump'),
      first: () => move(() => START, 'jump'),
      last: () => move(({ timeline }) => ({ step: timeline.length, edge: null }), 'jump'),
      setPlaying: (playing) => {
        const { figure, cursor, edgeByEdge } = get();
        // Play at the end starts again from the beginning, as every player does.
        if (playing && figure !== null && sameCursor(next(figure.timeline, cursor, edgeByEdge), cursor)) {
          move(() => START, 'jump');
        }
        set({ playing });
      },
      setSpeed: (speed) => set({ speed }),
      setEdgeByEdge: (edgeByEdge) => set({ edgeByEdge, cursor: { ...get().cursor, edge: null } }),
      runTo: (node) =>
        move(({ timeline }, { cursor }) => ({ step: stepOf(timeline, cursor, node), edge: null }), 'jump'),

      toggleOpen: (key) => {
        const { opened, document, figure } = get();
        const keys = new Set(opened === 'all' ? figure?.graph.groups.map((group) => group.key) : opened);
        if (!keys.delete(key)) keys.add(key);
        reopen(document, keys);
      },
      setLevel: (level) => reopen(get().document, level === 2 ? 'all' : new Set()),
      select: (selected) => set({ selected, cell: 0, panel: 'step' }),
      hover: (hovered) => {
        if (hovered !== get().hovered) set({ hovered });
      },
      setCell: (cell) => set({ cell }),
      setPanel: (panel) => set({ panel }),

      loadLessons: async () => {
        if (get().lessons.length > 0) return;
        const loaded = await import('../lessons/lessons.ts').catch(() => null);
        if (loaded !== null) set({ lessons: loaded.LESSONS });
      },
      openLesson: (id) => {
        const lesson = get().lessons.find((one) => one.id === id);
        if (lesson === undefined) return;
        const state = get();
        const document: Document = { source: lesson.program, values: {}, lesson: id };
        const closed = makeFigure(lesson.program, {}, new Set());
        const opened =
          lesson.open === 'all' ? 'all' : new Set(keysOf(closed.ok ? closed.figure : null, lesson.open ?? []));
        const shown = show(document, opened);
        set({
          ...shown,
          history: recorded(state.history, state.document, null),
          cursor: shown.figure == null ? START : cursorOfPlace(shown.figure.timeline, lesson.opensAt),
          arrival: 'jump',
          edgeByEdge: lesson.edgeByEdge ?? false,
          panel: lesson.panel ?? 'step',
          selected: null,
          playing: false,
        });
      },
      closeLesson: () => set({ document: { ...get().document, lesson: undefined } }),
      setLanguage: (language) => set({ language }),
      setTheme: (theme) => set({ theme }),
    };
  });
}

function sameOpened(a: Opened, b: Opened): boolean {
  if (a === 'all' || b === 'all') return a === b;
  return a.size === b.size && [...a].every((key) => b.has(key));
}

function sameCursor(a: Cursor, b: Cursor): boolean {
  return a.step === b.step && a.edge === b.edge;
}

/** Keys of the nodes with these names. */
function keysOf(figure: Figure | null, names: readonly string[]): string[] {
  if (figure === null) return [];
  const { graph } = figure;
  return [...graph.names].filter(([, name]) => names.includes(name)).map(([node]) => graph.keys[node] as string);
}

/** Where "run to here" goes: in the backward phase the step that completes the node's gradient, else where it computes. */
function stepOf(timeline: Figure['timeline'], cursor: Cursor, node: number): number {
  if (cursor.step <= timeline.forward.length) return timeline.forwardStep[node] as number;
  const { last } = nodeFrame(timeline, { step: timeline.length, edge: null }, node);
  const entry = last ?? ledgerOf(timeline, node)[0];
  return entry === undefined ? (timeline.forwardStep[node] as number) : timeline.forward.length + entry.act + 1;
}

function initial(saved: Partial<Saved>): State {
  const opened: Opened = saved.opened ?? new Set<string>();
  const document: Document = saved.document ?? { source: FIRST_PROGRAM, values: {} };
  const made = makeFigure(document.source, document.values, opened);
  const good = saved.good == null || made.ok ? made : makeFigure(saved.good.source, saved.good.values, opened);
  const figure = good.ok ? good.figure : null;
  return {
    document,
    history: NO_HISTORY,
    errors: made.ok ? [] : made.errors,
    figure,
    opened,
    cursor: figure === null ? START : clampCursor(figure.timeline, saved.cursor ?? START),
    arrival: 'jump',
    moves: 0,
    edgeByEdge: saved.edgeByEdge ?? false,
    playing: false,
    speed: saved.speed ?? 1,
    selected: null,
    hovered: null,
    cell: 0,
    panel: 'step',
    lessons: [],
    language: saved.language ?? (globalThis.navigator?.language?.startsWith('ko') ? 'ko' : 'en'),
    theme: saved.theme ?? 'auto',
  };
}

/** Saves after every change, at most once in 300 ms and when the page is left. Returns the way to stop. */
export function keepSaved(store: StoreApi<Store>): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const now = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    save(store.getState());
  };
  const stop = store.subscribe(() => {
    timer ??= setTimeout(now, 300);
  });
  globalThis.addEventListener?.('pagehide', now);
  return () => {
    stop();
    globalThis.removeEventListener?.('pagehide', now);
  };
}
