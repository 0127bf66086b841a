import { type Graph, inputsOf, kindOf } from '../graph/graph.ts';
import { LOSSES } from '../ops/losses.ts';

const names: ReadonlySet<string> = new Set(LOSSES.map(({ name }) => name));

/** The loss op of a program: what it predicts and what it should have. */
export interface LossNode {
  readonly node: number;
  readonly prediction: number;
  readonly target: number;
}

/** The nodes that a node depends on, itself included: 1 at their numbers. */
export function ancestorsOf(graph: Graph, nodes: readonly number[]): Uint8Array {
  const found = new Uint8Array(graph.count);
  for (const node of nodes) found[node] = 1;
  for (let node = graph.count - 1; node >= 0; node--) {
    if (found[node] === 1) for (const input of inputsOf(graph, node)) found[input] = 1;
  }
  return found;
}

/** The last loss op (`mse`, `bce`, `softmax_cross_entropy`) that the output depends on; `null` when closed ones are none. */
export function lossOf(graph: Graph): LossNode | null {
  const before = ancestorsOf(graph, [graph.output]);
  for (let node = graph.output; node >= 0; node--) {
    if (before[node] === 0 || !names.has(kindOf(graph, node))) continue;
    const [prediction, target] = inputsOf(graph, node) as unknown as [number, number];
    return { node, prediction, target };
  }
  return null;
}
