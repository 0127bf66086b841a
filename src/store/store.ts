import { createStore, type StoreApi } from 'zustand/vanilla';
import { compile } from '../engine/program/compile.ts';
import { clampCursor, next, nextPhase, previous, previousPhase, sameMoment } from '../engine/timeline/move.ts';
import { type Cursor, START } from '../engine/timeline/timeline.ts';
import { LENS_PANEL, lensFor, sameLens } from '../lessons/modes.ts';
import { begin, type Learning, lessonWantsLearning, mayLearn, wantsLearning } from './begin.ts';
import { CLOSED, type Figure, type Look } from './figure.ts';
import type { Figures } from './figures.ts';
import { recorded, redone, sealed, undone } from './history.ts';
import { initial } from './initial.ts';
import { withInput } from './inputs.ts';
import { isStillLesson } from './lessonText.ts';
import { keysOf, lookOf, sameCursor, sameDocument, sameLook, sameSelection } from './looks.ts';
import { cursorOfPlace, stepOfNode } from './places.ts';
import { type Arrival, type Document, LEFT_BY_CLICK, type State, type Store } from './state.ts';
import { load, type Saved } from './storage.ts';
import type { Trainer } from './training/trainer.ts';
import type { Goal, Training } from './training/training.ts';

/** Most iterations that a jump trains at once; farther ones are trained in slices. */
const AT_ONCE = 64;

/**
 * A store with what an earlier visit left (`saved`), else the first program at its start. `learning` comes later by itself
 * (`loadLearning`); who has it already gives it.
 */
export function makeStore(saved: Partial<Saved> = load(), given: Learning | null = null): StoreApi<Store> {
  return createStore<Store>((set, get) => {
    /** The compiled program of the figure on screen. */
    let figures: Figures | null = null;
    let learning = given;
    /** The rest of the store could not be fetched. */
    let missed = false;
    /** The latest training, and the iteration that was shown: a program that is wrong or plain for a moment comes back to it. */
    let latest: { readonly training: Training; readonly iteration: number } | null = null;

    /** Shows another document, or the same in another look; a wrong one keeps the last good figure. */
    const show = (document: Document, change: Partial<Look> = {}): Partial<State> => {
      const state = get();
      const look = { ...lookOf(state), ...change };
      const seen = { document, ...change };
      if (state.training !== null) latest = { training: state.training, iteration: state.iteration };
      const begun = begin(document, look, latest?.training ?? null, learning);
      if (!begun.ok) return { ...seen, errors: begun.errors, playing: false };
      const { training, warnings } = begun;
      // What was under way ends with the program that it belongs to, also when that comes back.
      if (training === null && latest !== null) latest = { ...latest, training: { ...latest.training, busy: null } };
      const iteration = training !== null && training === latest?.training ? latest.iteration : 0;
      const result = begun.figures.figure(iteration);
      if (!result.ok) return { ...seen, errors: result.errors, playing: false };
      figures = begun.figures;
      if (learning === null && wantsLearning(document, look)) void get().loadLearning();
      const { figure } = result;
      const cursor = state.figure === null ? START : sameMoment(state.figure.timeline, state.cursor, figure.timeline);
      return {
        ...seen,
        errors: [],
        warnings,
        figure,
        training,
        iteration,
        cursor,
        refusal: begun.figures.refusal,
        arrival: 'edit',
        moves: state.moves + 1,
      };
    };
    /** The moment that was left by opening or closing, to come back to when that is taken back before time has moved. */
    let left: { readonly look: Look; readonly cursor: Cursor; readonly arrived: Cursor } | null = null;
    /** Shows another look. A closed node is one step where its pieces are many: closing forgets, so we do not. */
    const reopen = (change: Partial<Look>) => {
      const state = get();
      const before = lookOf(state);
      const to = { ...before, ...change };
      const back =
        left !== null && sameLook(left.look, to) && sameCursor(left.arrived, state.cursor) ? left.cursor : null;
      const shown = show(state.document, change);
      const timeline = shown.figure?.timeline;
      const cursor =
        back !== null && timeline !== undefined ? clampCursor(timeline, back) : (shown.cursor ?? state.cursor);
      set({ ...shown, cursor, selected: sameSelection(state.selected, shown.figure) });
      left = { look: before, cursor: state.cursor, arrived: cursor };
    };
    const edit = (document: Document, mark: string | null) => {
      const state = get();
      if (document === state.document) return;
      set({ ...show(document), history: recorded(state.history, state.document, mark) });
    };
    /** Moves in time; the place is kept valid, a selection from a click ends (the inspector follows the step again). */
    const move = (to: (figure: Figure, state: Store) => Cursor, arrival: Arrival) => {
      const state = get();
      if (state.figure === null) return;
      const cursor = clampCursor(state.figure.timeline, to(state.figure, state));
      if (sameCursor(cursor, state.cursor)) return;
      set({ cursor, arrival, moves: state.moves + 1, selected: null, resuming: null });
    };
    /** The figure of an iteration that was run, at a cursor or at the same step as now. */
    const visit = (iteration: number, cursor: Cursor | null, arrival: Arrival): Partial<State> => {
      const { figure, training, moves, cursor: now } = get();
      const result = figures?.figure(iteration);
      if (training === null || figure === null || result === undefined || !result.ok) return {};
      // A first iteration has no gradients to clear away, a batch may be smaller: the same moment, not the same number.
      const moment = cursor === null ? sameMoment(figure.timeline, now, result.figure.timeline) : cursor;
      return {
        figure: result.figure,
        iteration,
        cursor: clampCursor(result.figure.timeline, moment),
        training: training.count === training.run.count ? training : { ...training, count: training.run.count },
        arrival,
        moves: moves + 1,
      };
    };
    const progress = (iteration: number, busy: Training['busy']) => {
      const training = get().training;
      if (training === null) return;
      const { resuming } = get();
      const arrived = busy === null && resuming !== null;
      const shown = visit(iteration, arrived ? resuming.cursor : null, 'edit');
      set({ ...shown, training: { ...(shown.training ?? training), busy }, resuming: arrived ? null : resuming });
    };
    const startTraining = (goal: Goal) => {
      if (learning === null) return;
      trainer ??= new learning.Trainer({ training: () => get().training, progress });
      trainer.start(get().iteration, goal);
    };
    let trainer: Trainer | null = null;
    /** Goes to an iteration, training up to it where that was not done; `where` is a place in it. */
    const goToIteration = (wanted: number, where: Cursor | 'end' | null, arrival: Arrival) => {
      get().pauseTraining();
      const { training, iteration: now } = get();
      if (training === null) return;
      set({ resuming: null });
      const { run } = training;
      const iteration = Math.max(0, Math.trunc(wanted) || 0);
      const missing = iteration + 1 - run.count;
      if (missing > AT_ONCE) {
        // Where to be when it has come there.
        set({ playing: false, resuming: where === null || where === 'end' ? null : { iteration, cursor: where } });
        return startTraining({ iterations: iteration - now });
      }
      if (missing > 0) learning?.repeated(training, iteration);
      const there = Math.min(iteration, run.count - 1);
      // A run that has stopped has no next iteration: a place in it is no place in the last one.
      const place = there === iteration ? where : null;
      if (there === now && place === null && training.count === run.count) return;
      const shown = visit(there, place === 'end' ? { step: Number.MAX_SAFE_INTEGER, edge: null } : place, arrival);
      set(place === null ? shown : { ...shown, selected: null });
    };
    const atEnd = ({ figure, cursor }: Store) =>
      figure !== null && cursor.step >= figure.timeline.length && cursor.edge === null;

    const keep = (made: Figures) => {
      figures = made;
    };
    /** What could not be trained again at once is trained in slices. */
    const resume = () => {
      const { resuming, iteration, training } = get();
      if (resuming !== null && training !== null) startTraining({ iterations: resuming.iteration - iteration });
    };
    let from = saved;
    let first = initial(from, learning, keep);
    return {
      ...first,
      setSource: (source, mark = null) => {
        const { document, lessons } = get();
        if (source === document.source) return;
        const lesson = lessons.find(({ id }) => id === document.lesson);
        // Another program written in a lesson's place has nothing to do with its notes, and its settings would surprise.
        const left = lesson !== undefined && !isStillLesson(lesson.program, source);
        edit(left ? { source, values: {} } : { ...document, source }, mark);
      },
      setInput: (name, element, value, mark = null) => {
        const { document, figure, errors, training } = get();
        // While the text is wrong its ranges are not those of the figure: the sliders rest.
        if (figure === null || errors.length > 0) return;
        const kind = figure.program.inputs.find((input) => input.name === name)?.kind;
        // A drawn weight that is set by hand: from then on all of them are what is written.
        const drawn = kind === 'parameter' && training !== null && training.settings.seed !== null;
        const written = drawn && learning !== null ? learning.asWritten(document, figure.program) : document;
        const compiled =
          written === document ? null : compile(written.source, { inputs: written.values, textWins: true });
        const program = compiled?.ok === true ? compiled.program : figure.program;
        edit(withInput(written, program, name, element, value), mark);
      },
      setFree: (name, value) => edit({ ...get().document, values: { ...get().document.values, [name]: value } }, null),
      seal: () => set({ history: sealed(get().history) }),
      undo: () => {
        const { history, document } = get();
        const back = undone(history, document);
        if (back !== null) set({ ...show(back.document), history: back.history });
      },
      redo: () => {
        const { history, document } = get();
        const forth = redone(history, document);
        if (forth !== null) set({ ...show(forth.document), history: forth.history });
      },

      goTo: (cursor, arrival = 'jump') => move(() => cursor, arrival),
      next: () => {
        const state = get();
        if (state.training !== null && atEnd(state)) goToIteration(state.iteration + 1, START, 'jump');
        else move(({ timeline }, { cursor, edgeByEdge }) => next(timeline, cursor, edgeByEdge), 'next');
      },
      previous: () => {
        const { cursor, iteration } = get();
        if (cursor.step === 0 && iteration > 0) goToIteration(iteration - 1, 'end', 'jump');
        else move(({ timeline }, { cursor, edgeByEdge }) => previous(timeline, cursor, edgeByEdge), 'jump');
      },
      nextPhase: () => {
        const state = get();
        if (state.training !== null && atEnd(state)) goToIteration(state.iteration + 1, START, 'jump');
        else move(({ timeline }, { cursor }) => nextPhase(timeline, cursor), 'jump');
      },
      previousPhase: () => {
        const { cursor, iteration } = get();
        if (cursor.step === 0 && iteration > 0) goToIteration(iteration - 1, 'end', 'jump');
        else move(({ timeline }, { cursor }) => previousPhase(timeline, cursor), 'jump');
      },
      first: () => move(() => START, 'jump'),
      last: () => move(({ timeline }) => ({ step: timeline.length, edge: null }), 'jump'),
      setPlaying: (playing) => {
        const state = get();
        // Play at the end starts again from the beginning, as every player does; a training has no end.
        if (playing && state.training === null && state.figure !== null) {
          const { figure, cursor, edgeByEdge } = state;
          if (sameCursor(next(figure.timeline, cursor, edgeByEdge), cursor)) move(() => START, 'jump');
        }
        set({ playing });
      },
      setSpeed: (speed) => set({ speed }),
      setEdgeByEdge: (edgeByEdge) => set({ edgeByEdge, cursor: { ...get().cursor, edge: null } }),
      runTo: (node) =>
        move(({ timeline }, { cursor }) => ({ step: stepOfNode(timeline, cursor, node), edge: null }), 'jump'),

      goToIteration: (iteration, cursor) => {
        goToIteration(iteration, cursor ?? null, 'edit');
      },
      nextIteration: () => goToIteration(get().iteration + 1, null, 'edit'),
      previousIteration: () => goToIteration(get().iteration - 1, null, 'edit'),
      train: (goal) => {
        set({ playing: false, resuming: null });
        startTraining(goal);
      },
      pauseTraining: () => {
        trainer?.stop();
        const { training } = get();
        // The picture may be some iterations behind: it is paused where the run has come to.
        if (training?.busy != null) progress(training.run.count - 1, null);
      },
      setTraining: (change, mark = null) => {
        const { document } = get();
        edit({ ...document, training: { ...document.training, ...change } }, mark);
      },
      clearGhosts: () => {
        const { training } = get();
        if (training !== null) set({ training: { ...training, ghosts: [] } });
      },
      setPicture: (picture) => {
        // The neurons are a picture of the layers as they are closed.
        if (picture === 'neurons' && get().level !== 1) reopen({ level: 1, opened: new Set() });
        // Means over a batch can cancel out: one sample is what the units show first.
        set({ picture, sample: get().sample ?? (picture === 'neurons' ? 0 : null) });
      },
      setSample: (sample) => {
        if (get().level === 3) reopen({ sample });
        else set({ sample });
      },

      toggleOpen: (key) => {
        const { opened, figure, level, neuron } = get();
        if (level === 3) return reopen({ neuron: neuron === key ? null : key });
        const keys = new Set(opened === 'all' ? figure?.graph.groups.map((group) => group.key) : opened);
        if (!keys.delete(key)) keys.add(key);
        reopen({ opened: keys });
      },
      setLevel: (level) => {
        reopen({ level, neuron: null, opened: level === 2 ? 'all' : new Set() });
        set({ picture: 'graph' });
      },
      takeApart: (key) => {
        const level = get().opened === 'all' ? 2 : 1;
        reopen(key === null ? { level, neuron: null } : { level: 3, neuron: `${key}[0]` });
        set({ picture: 'graph' });
      },
      select: (selected) => {
        const { panel } = get();
        if (selected !== null && LEFT_BY_CLICK.includes(panel)) get().setPanel('step');
        set({ selected, cell: 0 });
      },
      hover: (hovered) => {
        if (hovered !== get().hovered) set({ hovered });
      },
      setCell: (cell) => set({ cell }),
      setPanel: (panel) => {
        const { lens } = get();
        const to = lensFor(panel, lens);
        set({ panel, explained: null });
        if (to !== lens) reopen({ lens: to });
      },
      setLens: (lens) => {
        if (lens !== null) set({ panel: LENS_PANEL[lens.kind] });
        if (!sameLens(lens, get().lens)) reopen({ lens });
      },
      explain: (explained) => {
        get().setPanel(explained === null ? 'step' : 'explain');
        set({ explained });
      },
      setCode: (code) => set({ code }),

      loadLearning: async () => {
        if (learning !== null) return resume();
        const loaded = await import('./training/learning.ts').catch(() => null);
        missed = loaded === null;
        if (loaded === null || learning !== null) return;
        learning = loaded.learning;
        const state = get();
        if (!wantsLearning(state.document, state)) return;
        // The reader was faster, and has written or opened something else, or looks at it in another way.
        const moved = state.moves !== first.moves || !sameLook(state, first);
        if (state.document !== first.document || (moved && !mayLearn(state.document))) return set(show(state.document));
        // Once more from the beginning, now with what an earlier visit had trained.
        const { errors, warnings, figure, training, iteration, refusal, cursor, resuming } = initial(
          { ...from, ...lookOf(state) },
          learning,
          keep,
        );
        set({
          errors,
          warnings,
          figure,
          training,
          iteration,
          refusal,
          cursor,
          resuming,
          arrival: 'edit',
          moves: state.moves + 1,
        });
        resume();
      },
      loadLessons: async () => {
        if (get().lessons.length > 0) return;
        const loaded = await import('../lessons/lessons.ts').catch(() => null);
        if (loaded !== null) set({ lessons: loaded.LESSONS });
      },
      openLesson: (id) => {
        const lesson = get().lessons.find((one) => one.id === id);
        if (lesson === undefined) return;
        if (learning === null && lessonWantsLearning(lesson) && !missed) {
          // Its places are those of an iteration. Where the rest cannot be fetched it opens as a plain figure.
          void get()
            .loadLearning()
            .then(() => get().openLesson(id));
          return;
        }
        get().pauseTraining();
        const { history, document: before } = get();
        const document: Document = { source: lesson.program, values: {}, lesson: id, training: lesson.training };
        latest = null;
        set({ training: null, resuming: null });
        let shown = show(document, { ...CLOSED, lens: lesson.lens ?? null });
        set(shown);
        if (lesson.open !== undefined) {
          const opened = lesson.open === 'all' ? 'all' : new Set(keysOf(shown.figure ?? null, lesson.open));
          shown = show(document, { opened, level: lesson.open === 'all' ? 2 : 1 });
        }
        set({
          ...shown,
          history: recorded(history, before, null),
          cursor: shown.figure == null ? START : cursorOfPlace(shown.figure.timeline, lesson.opensAt),
          arrival: 'jump',
          edgeByEdge: lesson.edgeByEdge ?? false,
          panel: lesson.lens === undefined ? (lesson.panel ?? 'step') : LENS_PANEL[lesson.lens.kind],
          explained: null,
          code: lesson.code ?? get().code,
          picture: lesson.picture ?? 'graph',
          selected: null,
          playing: false,
        });
        if (lesson.iteration !== undefined) goToIteration(lesson.iteration, null, 'edit');
      },
      closeLesson: () => set({ document: { ...get().document, lesson: undefined } }),
      setLanguage: (language) => set({ language, reader: { ...get().reader, language } }),
      setTheme: (theme) => set({ theme, reader: { ...get().reader, theme } }),
      setView: (view) => set({ view }),
      setControls: (controls) => set({ controls }),
      toggleStop: (step) => {
        const { stops } = get();
        const others = stops.filter((one) => one !== step);
        set({ stops: others.length < stops.length ? others : [...stops, step].sort((a, b) => a - b) });
      },
      setStops: (stops) => set({ stops }),
      restore: (to) => {
        get().pauseTraining();
        const { document: before, history, lessons, moves, reader, speed } = get();
        latest = null;
        left = null;
        from = { ...reader, speed, ...to, reader };
        first = initial(from, learning, keep);
        const same = sameDocument(before, first.document);
        set({ ...first, lessons, moves: moves + 1, history: same ? history : recorded(history, before, null) });
        if (learning !== null) resume();
        else if (wantsLearning(first.document, first)) void get().loadLearning();
      },
    };
  });
}
