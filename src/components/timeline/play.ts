import type { StoreApi } from 'zustand/vanilla';
import type { Store } from '../../store/state.ts';

/** Milliseconds of one played step at speed 1: its motion, then stillness to read it. */
export const PLAYED_STEP = { motion: 400, rest: 600 } as const;

/**
 * Plays while `playing` is set: one step each PLAYED_STEP / speed, until the end; where a program is trained, through one
 * iteration after the other, until there is no next one (a run that has stopped). Any move that is not its own (a key, a
 * click, a drag) pauses it; a changed input does not. A mistake in the program pauses it in the store. Returns the way to stop.
 */
export function play(store: StoreApi<Store>): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let due = 0;
  let own = false;

  const stop = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const period = () => (PLAYED_STEP.motion + PLAYED_STEP.rest) / store.getState().speed;
  const plan = (delay: number) => {
    stop();
    timer = setTimeout(step, Math.max(0, delay));
  };
  const step = () => {
    timer = null;
    const { moves: before } = store.getState();
    own = true;
    store.getState().next();
    own = false;
    const { cursor, figure, moves, playing, training } = store.getState();
    if (!playing) return;
    const isLast = figure === null || (cursor.step >= figure.timeline.length && cursor.edge === null);
    if (isLast && (training === null || moves === before)) return store.getState().setPlaying(false);
    // Each step is due one period after the one before was due, so that late timers do not add up; but a timer that came
    // more than a period late (a page in the background) starts the count again.
    due = Math.max(due + period(), performance.now());
    plan(due - performance.now());
  };

  const unsubscribe = store.subscribe((state, before) => {
    if (state.playing !== before.playing) {
      if (!state.playing) return stop();
      // The first step shows at once that something plays.
      due = performance.now() + PLAYED_STEP.rest / state.speed / 4;
      plan(due - performance.now());
    } else if (state.playing && state.moves !== before.moves && !own && state.arrival !== 'edit') {
      state.setPlaying(false);
    } else if (state.playing && state.speed !== before.speed && timer !== null) {
      const rest = (due - performance.now()) * (before.speed / state.speed);
      due = performance.now() + rest;
      plan(rest);
    }
  });
  // It was asked for before this file was there.
  if (store.getState().playing) {
    due = performance.now();
    plan(0);
  }
  return () => {
    unsubscribe();
    stop();
  };
}
