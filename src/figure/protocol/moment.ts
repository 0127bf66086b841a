import { phaseAt } from '../../engine/timeline/timeline.ts';
import type { State } from '../../store/state.ts';
import { plainText } from '../../texts/sentence.ts';
import { stepSentence } from '../../texts/sentences.ts';
import type { Moment } from './messages.ts';

/** The sentence of a step of a training; it comes with the first program that is trained. */
export type IterationWords = typeof import('../../texts/iterationSentences.ts').iterationStepSentence;

/** What a figure shows now, in the words of the messages. Without a figure (a program with a mistake) it is the moment 0 of 0. */
export function momentOf(state: State, iterationWords: IterationWords | null = null): Moment {
  const { figure, cursor, training, language, edgeByEdge, playing } = state;
  const iteration = training === null ? null : state.iteration;
  if (figure === null) {
    return { step: 0, edge: null, length: 0, iteration, phase: 'start', playing, sentence: '', lang: language };
  }
  const { timeline, trace } = figure;
  const words =
    iteration !== null && iterationWords !== null
      ? iterationWords(timeline, trace, cursor, language, edgeByEdge, iteration)
      : stepSentence(timeline, trace, cursor, language, edgeByEdge);
  return {
    step: cursor.step,
    edge: cursor.edge,
    length: timeline.length,
    iteration,
    phase: phaseAt(timeline, cursor.step)?.name ?? 'start',
    playing,
    sentence: plainText(words),
    lang: language,
  };
}
