import type { StoreApi } from 'zustand/vanilla';
import type { Lesson } from '../../lessons/lesson.ts';
import type { Store } from '../../store/state.ts';
import { type Remembered, rememberedOf } from '../frame/remembered.ts';

/** Iterations that Train proposes: what the reader has set, else what the lesson says. */
export function proposedIterations({ iterations }: Remembered, lesson: Lesson | null): number {
  if (iterations !== null && iterations.lesson === (lesson?.id ?? null)) return iterations.count;
  return lesson?.trains ?? 100;
}

/** Trains the proposed number of iterations, or pauses what is under way. Nothing where nothing is trained. */
export function trainOrPause(store: StoreApi<Store>): void {
  const { training, lessons, document, train, pauseTraining } = store.getState();
  if (training === null) return;
  if (training.busy !== null) {
    pauseTraining();
    return;
  }
  const lesson = lessons.find(({ id }) => id === document.lesson) ?? null;
  train({ iterations: proposedIterations(rememberedOf(store).getState(), lesson) });
}
