import { FIRST_OP, type Graph, inputsOf, isOp, kindOf, LEAF, shapeOf } from '../../../engine/graph/graph.ts';
import type { Program } from '../../../engine/program/compile.ts';
import { sizeOf } from '../../../engine/shape.ts';
import { dataOf } from '../../../engine/training/batches.ts';
import { ancestorsOf, lossOf } from '../../../engine/training/loss.ts';
import { type Layer, networkOf } from '../../../engine/training/network.ts';

/** A leaf with data: one row a sample. */
export interface DataLeaf {
  readonly node: number;
  readonly features: number;
}

/** What predicts from data in a program, be it a network or any other formula. */
export interface Predictor {
  /** The features of a sample are those of the leaves one after the other. */
  readonly leaves: readonly DataLeaf[];
  readonly samples: number;
  readonly features: number;
  /** The layers of a network; empty where the prediction is no chain of them. */
  readonly layers: readonly Layer[];
  readonly prediction: number;
  readonly target: number | null;
  readonly loss: number | null;
}

/**
 * The predictor of a program with composites closed: its network, or else whatever is compared with a target and is
 * computed for every sample by itself. `null` where there is no such thing.
 */
export function predictorOf(program: Program): Predictor | null {
  const network = networkOf(program);
  if (network !== null) {
    const { data, features, samples, layers, prediction, target, loss } = network;
    return { leaves: [{ node: data, features }], samples, features, layers, prediction, target, loss };
  }
  const { graph } = program;
  const data = dataOf(program);
  const compared = data === null ? null : comparison(graph, new Set(data.leaves.map(({ node }) => node)));
  if (data === null || compared === null) return null;
  const before = ancestorsOf(graph, [compared.prediction]);
  const leaves = data.leaves
    .filter(({ node }) => before[node] === 1)
    .map(({ node }) => ({ node, features: sizeOf(shapeOf(graph, node)) / data.rows }));
  if (leaves.length === 0 || !isPerSample(graph, compared.prediction, leaves, data.rows)) return null;
  const features = leaves.reduce((sum, leaf) => sum + leaf.features, 0);
  return { leaves, samples: data.rows, features, layers: [], ...compared };
}

/** The loss op's inputs; in a loss that the author writes out, the two sides of the last difference with a data leaf. */
function comparison(graph: Graph, data: ReadonlySet<number>): Pick<Predictor, 'prediction' | 'target' | 'loss'> | null {
  const closed = lossOf(graph);
  if (closed !== null) {
    const { prediction, target, node } = closed;
    return { prediction, target: isData(graph, target) ? target : null, loss: node };
  }
  const before = ancestorsOf(graph, [graph.output]);
  for (let node = graph.output; node >= 0; node--) {
    if (before[node] === 0 || kindOf(graph, node) !== 'sub') continue;
    const [a, b] = inputsOf(graph, node) as unknown as [number, number];
    if (isOp(graph, a) && data.has(b)) return { prediction: a, target: b, loss: null };
    if (isOp(graph, b) && data.has(a)) return { prediction: b, target: a, loss: null };
  }
  return null;
}

/** Whether all that depends on the data has a row a sample: a mean over samples would be another one of other points. */
function isPerSample(graph: Graph, prediction: number, leaves: readonly DataLeaf[], rows: number): boolean {
  const wanted = ancestorsOf(graph, [prediction]);
  const depends = new Uint8Array(graph.count);
  for (const { node } of leaves) depends[node] = 1;
  for (let node = 0; node <= prediction; node++) {
    if (wanted[node] === 0 || !isOp(graph, node)) continue;
    if (!inputsOf(graph, node).some((input: number) => depends[input] === 1)) continue;
    depends[node] = 1;
    if (shapeOf(graph, node)[0] !== rows) return false;
  }
  return depends[prediction] === 1;
}

function isData(graph: Graph, node: number): boolean {
  return (graph.codes[node] as number) < FIRST_OP && graph.codes[node] !== LEAF.parameter;
}
