import { displayNames } from '../../../engine/graph/displayNames.ts';
import { formatNumber } from '../../../format/number.ts';
import { spacesTexts } from '../../../texts/spaces.ts';
import type { Say } from '../../useGradstep.ts';
import { levelOf, rightAnswers } from './answers.ts';
import type { Learner } from './learner.ts';

/** So many predictions are read out. */
const READ_OUT = 4;

/** What the level of a prediction is called: the prediction's name, or the probability of the second class. */
export function levelName({ program, predictor, decision }: Learner, say: Say): string {
  if (decision.kind === 'threshold' && decision.reads !== 'first') return say(spacesTexts.probabilityOf, '1');
  return displayNames(program.graph)[predictor.prediction]?.text ?? 'y';
}

/** What each feature is called: the author's name of its leaf, with the column where it has several. */
export function featureNames({ program, predictor }: Learner, say: Say): readonly string[] {
  const names = displayNames(program.graph);
  return predictor.leaves.flatMap(({ node, features }) => {
    const name = names[node]?.text ?? 'x';
    if (features === 1) return [name];
    return Array.from({ length: features }, (_, unit) => say(spacesTexts.unit, { name, unit }));
  });
}

/** Levels of the data points as last computed, in an array of its own. */
export function levelsOnData({ predictor, decision, onData }: Learner): Float64Array {
  const prediction = onData.value(predictor.prediction);
  return levelOf(decision, prediction, prediction.length / onData.count, new Float64Array(onData.count));
}

/** "Prediction y: 0.0098, 0.989, …; 4 of 4 points on the right side." */
export function predictionWords(learner: Learner, levels: Float64Array, say: Say): string {
  const right = rightAnswers(learner.decision, learner.targets, learner.onData.value(learner.predictor.prediction));
  return say(spacesTexts.prediction, {
    name: levelName(learner, say),
    numbers: Array.from(levels.subarray(0, READ_OUT), (level) => formatNumber(level)),
    more: levels.length > READ_OUT,
    right: right === null ? null : right.filter(Boolean).length,
    samples: levels.length,
  });
}

/** What one data point says. */
export function pointWords(learner: Learner, levels: Float64Array, sample: number, say: Say): string {
  const { data, targets, predictor } = learner;
  const own = targets.classOf === null ? targets.values[sample] : targets.names[targets.classOf[sample] as number];
  return say(spacesTexts.point, {
    sample,
    at: Array.from({ length: predictor.features }, (_, f) =>
      formatNumber(data[sample * predictor.features + f] as number),
    ),
    target: own === undefined ? null : formatNumber(own),
    name: levelName(learner, say),
    prediction: formatNumber(levels[sample] as number),
  });
}
