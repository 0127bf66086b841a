import { clampCursor, next, nextPhase, previous, previousPhase } from '../../engine/timeline/move.ts';
import { type Cursor, START } from '../../engine/timeline/timeline.ts';
import type { Figure } from '../figure.ts';
import { sameCursor } from '../looks.ts';
import { stepOfNode } from '../places.ts';
import type { Shared } from '../shared.ts';
import type { Actions, Arrival, Store } from '../state.ts';

type Moving =
  | 'goTo'
  | 'next'
  | 'previous'
  | 'nextPhase'
  | 'previousPhase'
  | 'first'
  | 'last'
  | 'setPlaying'
  | 'setSpeed'
  | 'setEdgeByEdge'
  | 'runTo';

/** The actions that move in time, within an iteration and over its ends. */
export function moving(shared: Shared): Pick<Actions, Moving> {
  const { set, get } = shared;
  /** The place is kept valid, a selection from a click ends (the inspector follows the step again). */
  const move = (to: (figure: Figure, state: Store) => Cursor, arrival: Arrival) => {
    const state = get();
    if (state.figure === null) return;
    const cursor = clampCursor(state.figure.timeline, to(state.figure, state));
    if (sameCursor(cursor, state.cursor)) return;
    set({ cursor, arrival, moves: state.moves + 1, selected: null, resuming: null });
  };
  /** Over the end of an iteration into the next one; `false` where there is none, or the end is not reached. */
  const crossed = () => {
    const { training, figure, cursor, iteration } = get();
    if (training === null || figure === null || cursor.step < figure.timeline.length || cursor.edge !== null)
      return false;
    shared.learning?.goToIteration(shared, iteration + 1, START, 'jump');
    return true;
  };
  /** Over the beginning of an iteration to the end of the one before. */
  const crossedBack = () => {
    const { cursor, iteration } = get();
    if (cursor.step !== 0 || iteration === 0) return false;
    shared.learning?.goToIteration(shared, iteration - 1, 'end', 'jump');
    return true;
  };
  return {
    goTo: (cursor, arrival = 'jump') => move(() => cursor, arrival),
    next: () => {
      if (!crossed()) move(({ timeline }, { cursor, edgeByEdge }) => next(timeline, cursor, edgeByEdge), 'next');
    },
    previous: () => {
      if (!crossedBack())
        move(({ timeline }, { cursor, edgeByEdge }) => previous(timeline, cursor, edgeByEdge), 'jump');
    },
    nextPhase: () => {
      if (!crossed()) move(({ timeline }, { cursor }) => nextPhase(timeline, cursor), 'jump');
    },
    previousPhase: () => {
      if (!crossedBack()) move(({ timeline }, { cursor }) => previousPhase(timeline, cursor), 'jump');
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
  };
}
