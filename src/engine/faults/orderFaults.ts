import { FIRST_OP, type Graph, inputsOf } from '../graph/graph.ts';
import { carriesGradient, type Schedule } from '../trace/schedule.ts';
import { repeatedSlots, withClosedSlots } from './changedGraph.ts';
import { type Fault, impossible } from './fault.ts';

/** Most calls of a recursion that is run; they double with every diamond. */
export const MOST_VISITS = 50_000;

/** How often each node is visited by a recursion from the output: once a path. Right engines visit each once. */
export function visitsOf({ graph, reached }: Schedule): Float64Array {
  const visits = new Float64Array(graph.count);
  if (graph.count > 0 && reached[graph.output] === 1) visits[graph.output] = 1;
  for (let node = graph.output; node >= 0; node--) {
    for (let edge = graph.inputStart[node] as number; edge < (graph.inputStart[node + 1] as number); edge++) {
      if (!carriesGradient(graph, reached, node, edge)) continue;
      const source = graph.inputs[edge] as number;
      visits[source] = (visits[source] as number) + (visits[node] as number);
    }
  }
  return visits;
}

/** All visits together, those of leaves (whose `_backward` does nothing) too: 2^(k+1) − 1 on k stacked squarings. */
export function callsOf(visits: Float64Array): number {
  return visits.reduce((sum, count) => sum + count, 0);
}

/** How many edges bring each node a contribution. */
function contributionsTo({ graph, reached }: Schedule): Int32Array {
  const count = new Int32Array(graph.count);
  for (let node = 0; node < graph.count; node++) {
    for (let edge = graph.inputStart[node] as number; edge < (graph.inputStart[node + 1] as number); edge++) {
      if (carriesGradient(graph, reached, node, edge)) count[graph.inputs[edge] as number]!++;
    }
  }
  return count;
}

/** `x.grad = dx` where `x.grad += dx` is meant: of several contributions the last one stays. */
export const assignment: Fault = {
  name: 'assignment',
  runs: 'pass',
  otherwise: 'sameNumbers',
  change: ({ trace: { schedule: plan, carried } }) => {
    const shared = contributionsTo(plan).some((count) => count > 1);
    const again = plan.plan.calls.length > 1 || carried !== null;
    return shared || again ? { rules: { assigns: true } } : impossible('nothingShared');
  },
};

/** `set(parents)`: an input that stands in two slots of one node is one element of the set, and is sent to once. */
export const setOfParents: Fault = {
  name: 'set-of-parents',
  runs: 'pass',
  otherwise: 'sameNumbers',
  change: ({ graph, trace: { schedule: plan } }) => {
    const closed = new Map<number, number>();
    const lost: number[] = [];
    for (let node = 0; node < graph.count; node++) {
      const slots = plan.reached[node] === 1 ? repeatedSlots(graph, node) : 0;
      if (slots === 0) continue;
      closed.set(node, slots);
      for (let slot = 0; slot < inputsOf(graph, node).length; slot++)
        if (((slots >> slot) & 1) === 1) lost.push((graph.inputStart[node] as number) + slot);
    }
    return closed.size === 0 ? impossible('noDoubleEdge') : { graph: withClosedSlots(graph, closed), lost };
  },
};

/** A node sends and then calls its inputs: one that is reached along k paths sends k times, old contributions again. */
export const noTopologicalOrder: Fault = {
  name: 'no-topological-order',
  runs: 'pass',
  otherwise: 'sameNumbers',
  change: ({ graph, trace: { schedule: plan } }) => {
    if (plan.plan.order === 'recursive') return impossible('ownRecursion');
    const count = contributionsTo(plan);
    if (!count.some((paths, node) => paths > 1 && isOpNode(graph, node))) return impossible('noSharedOp');
    const calls = callsOf(visitsOf(plan));
    if (calls > MOST_VISITS) return impossible('tooManyVisits', { calls, limit: MOST_VISITS });
    return { plan: { ...plan.plan, order: 'recursive' } };
  },
};

function isOpNode(graph: Graph, node: number): boolean {
  return (graph.codes[node] as number) >= FIRST_OP;
}

/**
 * Two backward passes and nothing is cleared between them, the gradients of ops neither: the second pass sends what the first
 * has left once more. In a training the iterations are run again with zero_grad off (src/store/lens/faultFigure.ts).
 */
export const noZeroGrad: Fault = {
  name: 'no-zero-grad',
  runs: 'training',
  otherwise: 'sameNumbers',
  change: ({ trace: { schedule: plan } }) => {
    const { calls, order } = plan.plan;
    const backward = calls.filter((call) => call === 'backward');
    const own = backward.length > 1;
    return {
      plan: { calls: own ? backward : ['backward', 'backward'], order, keepsOps: true },
      rightPlan: own ? plan.plan : { calls: ['backward', 'zeroGrad', 'backward'], order },
    };
  },
};
