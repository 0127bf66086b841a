import type { Program } from '../../engine/program/compile.ts';
import type { Look } from '../figure.ts';
import type { Figures, Text } from '../figures.ts';
import { throughLens } from '../lens/throughLens.ts';
import { Models } from './models.ts';
import type { Training } from './training.ts';

/** The figures of a program in a look, one an iteration of its training. `closed` is the text compiled with everything closed. */
export function figuresOf(text: Text, look: Look, training: Training | null, closed: Program): Figures {
  const models = new Models(text, look, training?.run ?? null, closed);
  if (look.lens === null) return models;
  return throughLens(models, look.lens, training, (run) => new Models(text, look, run, closed));
}
