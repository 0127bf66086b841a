import { displayNames } from '../../engine/graph/displayNames.ts';
import type { Graph } from '../../engine/graph/graph.ts';
import { shapeOf } from '../../engine/graph/graph.ts';
import { FULL, formatNumber, ON_GRAPH } from '../../format/number.ts';
import { neuronTexts, type UnitWords, type WeightWords } from '../../texts/neurons.ts';
import type { Say } from '../useGradstep.ts';
import { elementName } from './elementName.ts';
import type { ColumnMark, LineMark, NeuronPicture, UnitMark, Weight } from './picture.ts';
import { type Column, unitName } from './plan.ts';

function nameOf(graph: Graph, node: number, element: number): string {
  return elementName(displayNames(graph)[node]?.text ?? 'θ', shapeOf(graph, node), element);
}

function weightWords(graph: Graph, weight: Weight, digits: number): WeightWords {
  const written = (amount: number | null) => (amount === null ? null : formatNumber(amount, digits));
  return {
    name: nameOf(graph, weight.node, weight.element),
    value: formatNumber(weight.value, digits),
    gradient: written(weight.gradient),
    update: written(weight.update),
    now: weight.update === null ? null : written(weight.amount),
  };
}

/** A unit in words, with as many digits as a label has or with all of them. */
export function unitWords(graph: Graph, { column }: ColumnMark, mark: UnitMark, say: Say, digits = ON_GRAPH): string {
  const written = (amount: number | null) => (amount === null ? null : formatNumber(amount, digits));
  const words: UnitWords = {
    kind: column.kind,
    name: unitName(column, mark.unit),
    value: written(mark.value),
    preActivation: written(mark.preActivation),
    bias: mark.bias === null ? null : weightWords(graph, mark.bias, digits),
    gradient: written(mark.gradient),
    partial: mark.partial,
    preGradient: written(mark.preGradient),
  };
  return say(neuronTexts.unit, words);
}

/** A weight in words, in full. */
export function lineWords(graph: Graph, picture: NeuronPicture, line: LineMark, say: Say): string {
  const { layer, input, unit } = line.plan;
  const from = unitName(picture.plan.columns[layer] as Column, input);
  const to = unitName(picture.plan.columns[layer + 1] as Column, unit);
  return say(neuronTexts.line, { ...weightWords(graph, line, FULL), from, to });
}

/** The weights that come into a unit, each with what its line shows. */
export function incomingWords(graph: Graph, lines: readonly LineMark[], say: Say): string {
  const list = lines.map(({ node, element, amount }) => `${nameOf(graph, node, element)} ${formatNumber(amount)}`);
  return say(neuronTexts.weights, list.join(', '));
}

/** Whose numbers the units show. */
export function sampleWords({ sample, samples }: NeuronPicture, say: Say): string {
  if (samples < 2) return say(neuronTexts.alone);
  return sample === null ? say(neuronTexts.mean, samples) : say(neuronTexts.sample, { sample, samples });
}
