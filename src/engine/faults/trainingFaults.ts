import { inputsOf, kindOf, LEAF, shapeOf } from '../graph/graph.ts';
import type { Program } from '../program/program.ts';
import { parameterTable } from '../training/parameters.ts';
import { type Fault, impossible } from './fault.ts';
import { nodesOf } from './sweep.ts';

/**
 * Names of the parameters that are biases: what stands in the third slot of a layer, and parameters of less than two axes that
 * are added. `program` with its composites closed.
 */
export function biasesOf(program: Program): readonly string[] {
  const { graph } = program;
  const biases = new Set<number>();
  for (const node of nodesOf(graph, ['affine', 'linear'])) biases.add(inputsOf(graph, node)[2] as number);
  for (const node of nodesOf(graph, ['add'])) {
    for (const input of inputsOf(graph, node)) if (shapeOf(graph, input).length < 2) biases.add(input);
  }
  const { parameters } = parameterTable(program);
  return parameters
    .filter(
      ({ node }) => biases.has(node) && kindOf(graph, node) === 'parameter' && graph.codes[node] === LEAF.parameter,
    )
    .map(({ name }) => name);
}

/** The optimizer is given the weights alone: biases keep their first values for ever. All gradients are right. */
export const weightsNotBiases: Fault = {
  name: 'weights-not-biases',
  runs: 'training',
  otherwise: 'sameNumbers',
  change: ({ closed, settings }) => {
    if (settings === null) return impossible('notTrained');
    const biases = biasesOf(closed);
    if (biases.length === 0) return impossible('noBiases');
    return biases.length === parameterTable(closed).parameters.length ? impossible('onlyBiases') : {};
  },
};
