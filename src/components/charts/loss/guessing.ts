import { type Graph, kindOf, shapeOf } from '../../../engine/graph/graph.ts';
import { lossOf } from '../../../engine/training/loss.ts';
import { equalsSign, formatNumber } from '../../../format/number.ts';

/**
 * The loss of the best answer that is the same for every sample: what a network that has learnt nothing but how frequent
 * the targets are would pay. `null` when the output is no loss op, its targets are computed, or nothing is to be learnt.
 *
 * mse: the variance of t, by column. bce: the entropy −m ln m − (1 − m) ln(1 − m) of the mean m of t, by column.
 * softmax_cross_entropy: the entropy −Σ p ln p of the frequencies p of the classes.
 */
export function guessingLoss(graph: Graph): number | null {
  const loss = lossOf(graph);
  if (loss === null || loss.node !== graph.output) return null;
  const target = kindOf(graph, loss.target);
  if (target !== 'constant' && target !== 'input') return null;
  const t = graph.initial.subarray(graph.offsets[loss.target], graph.offsets[loss.target + 1]);
  const shape = shapeOf(graph, loss.target);
  const isClasses = kindOf(graph, loss.node) === 'softmax_cross_entropy';
  // A vector holds one number a sample, but one row of classes.
  const columns = shape.length > 1 || isClasses ? (shape[shape.length - 1] ?? 1) : 1;
  const value = costOf(kindOf(graph, loss.node), t, columns);
  return value > 0 && Number.isFinite(value) ? value : null;
}

function costOf(loss: string, t: Float64Array, columns: number): number {
  const rows = t.length / columns;
  let cost = 0;
  for (let column = 0; column < columns; column++) {
    let mean = 0;
    for (let row = 0; row < rows; row++) mean += (t[row * columns + column] as number) / rows;
    if (loss === 'softmax_cross_entropy') cost += information(mean);
    else if (loss === 'bce') cost += (information(mean) + information(1 - mean)) / columns;
    else {
      for (let row = 0; row < rows; row++) cost += ((t[row * columns + column] as number) - mean) ** 2 / t.length;
    }
  }
  return cost;
}

/** −p ln p, which is 0 at 0; NaN for what is no probability. */
function information(p: number): number {
  return p === 0 ? 0 : -p * Math.log(p);
}

/** Equally frequent classes that a logarithm is named for. */
const MOST_NAMED = 10;

/** A loss of guessing as it is written: "ln 2 ≈ 0.6931" where it is one, "≈ 0.5623", "0.25". */
export function writtenGuess(value: number): string {
  const text = formatNumber(value);
  for (let k = 2; k <= MOST_NAMED; k++) {
    if (Math.abs(value - Math.log(k)) < 1e-12) return `ln ${k} ≈ ${text}`;
  }
  return equalsSign(value) === '=' ? text : `≈ ${text}`;
}
