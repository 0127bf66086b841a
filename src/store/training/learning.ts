import { trainingProblems } from '../../engine/training/trainable.ts';
import { asWritten } from './asWritten.ts';
import { figuresOf } from './figuresOf.ts';
import { repeated, trainingOf } from './runs.ts';
import { Trainer } from './trainer.ts';

/**
 * Everything of the store that only programs with parameters and the scalar view need: a chunk of its own, which comes
 * after the first view or when such a program is opened.
 */
export const learning = { asWritten, figuresOf, repeated, trainingOf, trainingProblems, Trainer } as const;
