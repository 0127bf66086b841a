import { phaseAt } from '../../engine/timeline/timeline.ts';
import type { State } from '../../store/state.ts';
import { plainText } from '../../texts/sentence.ts';
import { stepSentence } from '../../texts/sentences.ts';
import type { Moment } from './messages.ts';

/** The sentences that are not there from the beginning: they come with the first program that needs them. */
export type MoreWords = typeof import('../../texts/iterationSentences.ts');

/** What a figure shows now, in the words of the messages. Without a figure (a program with a mistake) it is the moment 0 of 0. */
export function momentOf(state: State, more: MoreWords | null = null): Moment {
  const { figure, cursor, training, language, edgeByEdge, playing } = state;
  const iteration = training === null ? null : state.iteration;
  if (figure === null) {
    return { step: 0, edge: null, length: 0, iteration, phase: 'start', playing, sentence: '', lang: language };
  }
  const { timeline, trace } = figure;
  const words =
    more === null
      ? stepSentence(timeline, trace, cursor, language, edgeByEdge)
      : iteration === null
        ? more.plainStepSentence(timeline, trace, cursor, language, edgeByEdge)
        : more.iterationStepSentence(timeline, trace, cursor, language, edgeByEdge, iteration);
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
