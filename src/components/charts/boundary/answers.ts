import { type Decision, indexOfLargest, type Targets } from './targets.ts';

/**
 * One number a sample out of the predictions: what a threshold is compared with, and what lines of equal value are drawn
 * of. Two units become the probability of the second: softmax of logits, 1/(1 + exp(a₀ − a₁)), or y₁/(y₀ + y₁).
 */
export function levelOf(decision: Decision, prediction: Float64Array, units: number, into: Float64Array): Float64Array {
  for (let k = 0; k < into.length; k++) {
    const first = prediction[k * units] as number;
    if (decision.kind !== 'threshold' || decision.reads === 'first') into[k] = first;
    else {
      const second = prediction[k * units + 1] as number;
      into[k] = decision.reads === 'logits' ? 1 / (1 + Math.exp(first - second)) : second / (first + second);
    }
  }
  return into;
}

/** By sample, whether the prediction falls on the side of its target; `null` where there are no sides. NaN is wrong. */
export function rightAnswers(
  decision: Decision,
  targets: Targets,
  prediction: Float64Array,
): readonly boolean[] | null {
  const { classOf } = targets;
  if (classOf === null || decision.kind === 'none' || classOf.length === 0) return null;
  const samples = classOf.length;
  const units = prediction.length / samples;
  if (decision.kind === 'largest') {
    return Array.from(classOf, (own, k) => {
      const best = indexOfLargest(prediction, k * units, units);
      return best === own && !Number.isNaN(prediction[k * units + best]);
    });
  }
  const levels = levelOf(decision, prediction, units, new Float64Array(samples));
  return Array.from(classOf, (own, k) => {
    const level = levels[k] as number;
    return own === 1 ? level > decision.at : level <= decision.at;
  });
}

/** For one of several units, how far it leads the best of the others, at every point: 0 is the border of its region. */
export function leadOf(prediction: Float64Array, units: number, unit: number, into: Float64Array): Float64Array {
  for (let k = 0; k < into.length; k++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let u = 0; u < units; u++) if (u !== unit) best = Math.max(best, prediction[k * units + u] as number);
    into[k] = (prediction[k * units + unit] as number) - best;
  }
  return into;
}
