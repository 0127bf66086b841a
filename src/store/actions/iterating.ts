import type { Shared } from '../shared.ts';
import type { Actions } from '../state.ts';

type Iterating = 'goToIteration' | 'nextIteration' | 'previousIteration' | 'train' | 'pauseTraining' | 'clearGhosts';

/** The actions of a training. There is none before `shared.learning` has come, and what they do comes with it. */
export function iterating(shared: Shared): Pick<Actions, Iterating> {
  const { set, get } = shared;
  return {
    goToIteration: (iteration, cursor) => shared.learning?.goToIteration(shared, iteration, cursor ?? null, 'edit'),
    nextIteration: () => get().goToIteration(get().iteration + 1),
    previousIteration: () => get().goToIteration(get().iteration - 1),
    train: (goal) => {
      set({ playing: false, resuming: null });
      shared.learning?.train(shared, goal);
    },
    pauseTraining: () => shared.learning?.pause(shared),
    clearGhosts: () => {
      const { training } = get();
      if (training !== null) set({ training: { ...training, ghosts: [] } });
    },
  };
}
