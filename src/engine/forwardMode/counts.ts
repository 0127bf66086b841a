import { elementsOf, type Graph, opOf, shapeOf } from '../graph/graph.ts';
import { lanesOfSoftmax } from '../ops/lanes.ts';
import { carriesGradient, type Schedule } from '../trace/schedule.ts';
import { carriesTangent, reachedFrom } from './reach.ts';

/**
 * The entries of an edge's Jacobian ∂y/∂x that can differ from 0: pairs of an element of the output and an element of the
 * input that it is computed from. An elementwise op has one an output element, a matrix product one a product, a sum one
 * an input element, a softmax one a pair within a lane.
 */
export function entriesOf(graph: Graph, node: number, edge: number): number {
  const op = opOf(graph, node)?.op;
  const out = elementsOf(graph, node);
  if (op?.kind !== 'tensor') return out;
  const source = graph.inputs[edge] as number;
  const from = graph.inputStart[node] as number;
  switch (op.scalars) {
    case 'wiring':
      return Math.min(out, elementsOf(graph, source));
    case 'products':
      return edge - from === 2 ? out : out * (shapeOf(graph, graph.inputs[from] as number).at(-1) ?? 1);
    case 'total':
    case 'lane':
    case 'pairs':
    case 'rows':
      return elementsOf(graph, source);
    case 'softmax':
      return out * lanesOfSoftmax(shapeOf(graph, source), opOf(graph, node)?.attributes ?? {}).extent;
    default:
      return out * elementsOf(graph, source);
  }
}

/** What one way of differentiating costs for the whole Jacobian of the program, ∂output/∂inputs. */
export interface Cost {
  readonly passes: number;
  readonly multiplications: number;
}

/** Both ways for one program. */
export interface Counts {
  /** Numbers that are differentiated by: elements of all inputs and parameters. n. */
  readonly inputs: number;
  /** Numbers of the output. m. */
  readonly outputs: number;
  readonly forward: Cost;
  readonly reverse: Cost;
}

/**
 * What is counted: one multiplication for each entry of a Jacobian (see `entriesOf`) that a pass meets. Forwards it is
 * local · tangent, backwards upstream · local: the same entries, so that an edge costs the same both ways, and only the
 * number of passes and the edges they use differ. A multiplication by 1 counts like any other; additions do not, nor does
 * computing the values and the local derivatives, which both ways need once.
 *
 * A forward pass belongs to one element of an input and uses the edges that this input reaches; a reverse pass belongs to
 * one element of the output and uses the edges along which gradients flow. n passes against m (Griewank and Walther,
 * Evaluating Derivatives, 2008, ch. 3).
 */
export function countsOf(schedule: Schedule): Counts {
  const { graph, reached } = schedule;
  const leaves = leavesOf(graph);
  let forward = 0;
  let inputs = 0;
  for (const leaf of leaves) {
    const elements = elementsOf(graph, leaf);
    const reach = reachedFrom(graph, leaf);
    inputs += elements;
    forward += elements * sumOverEdges(graph, (node, edge) => carriesTangent(graph, reach, node, edge));
  }
  const outputs = graph.count === 0 ? 0 : elementsOf(graph, graph.output);
  const reverse = outputs * sumOverEdges(graph, (node, edge) => carriesGradient(graph, reached, node, edge));
  return {
    inputs,
    outputs,
    forward: { passes: inputs, multiplications: forward },
    reverse: { passes: outputs, multiplications: reverse },
  };
}

/** Leaves that want a gradient, in the order of the tape. */
export function leavesOf(graph: Graph): number[] {
  const leaves: number[] = [];
  for (let node = 0; node < graph.count; node++)
    if (graph.inputStart[node] === graph.inputStart[node + 1] && graph.needsGradient[node] === 1) leaves.push(node);
  return leaves;
}

function sumOverEdges(graph: Graph, uses: (node: number, edge: number) => boolean): number {
  let sum = 0;
  for (let node = 0; node < graph.count; node++) {
    for (let e = graph.inputStart[node] as number; e < (graph.inputStart[node + 1] as number); e++)
      if (uses(node, e)) sum += entriesOf(graph, node, e);
  }
  return sum;
}
