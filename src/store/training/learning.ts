import { trainingProblems } from '../../engine/training/trainable.ts';
import { arrived } from './arrived.ts';
import { asWritten } from './asWritten.ts';
import { figuresOf } from './figuresOf.ts';
import { goToIteration, pause, resume, train } from './iterations.ts';
import { repeated, trainingOf } from './runs.ts';

/**
 * Everything of the store that only programs with parameters and the scalar view need: a chunk of its own, which comes
 * after the first view or when such a program is opened.
 */
export const learning = {
  arrived,
  asWritten,
  figuresOf,
  goToIteration,
  pause,
  repeated,
  resume,
  train,
  trainingOf,
  trainingProblems,
} as const;
