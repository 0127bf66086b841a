import { type Graph, inputsOf, opOf, shapeOf } from '../graph/graph.ts';
import { broadcastIndex, broadcastShapes, type Shape, sameShape } from '../shape.ts';
import { contextOf } from '../trace/tensor.ts';
import { localOf, nodeValue, type Trace } from '../trace/trace.ts';
import { withClosedSlots } from './changedGraph.ts';
import { type Fault, impossible } from './fault.ts';
import { broadcastProblem } from './numpyErrors.ts';
import type { Rules } from './rules.ts';
import { nodesOf } from './sweep.ts';

const ACTIVATIONS = ['sigmoid', 'tanh', 'relu', 'leaky_relu', 'gelu', 'silu', 'softplus'];
/** Layers that hold weights: nobody calls one object for two layers. */
const WITH_WEIGHTS = ['affine', 'linear', 'matmul'];

/** A layer whose forward returns a Tensor without parents: backward ends there. */
export const cutGraph: Fault = {
  name: 'cut-graph',
  runs: 'pass',
  otherwise: 'noGradient',
  change: ({ graph, trace: { schedule: plan } }) => {
    const cut = nodesOf(graph, ACTIVATIONS, plan.reached);
    if (cut.length === 0) return impossible('noActivation');
    const lost = cut.flatMap((node) => [graph.inputStart[node] as number]);
    return { graph: withClosedSlots(graph, new Map(cut.map((node) => [node, 1]))), lost };
  },
};

/** By node, the last one that calls the same layer object: it has overwritten what the object had saved. */
function lastCalls(graph: Graph): ReadonlyMap<number, number> {
  const byObject = new Map<string, number[]>();
  for (let node = 0; node < graph.count; node++) {
    const op = opOf(graph, node)?.op;
    if (op === undefined || op.saves.length === 0 || WITH_WEIGHTS.includes(op.name)) continue;
    const shapes = op.kind === 'tensor' ? [...inputsOf(graph, node)].map((input) => shapeOf(graph, input).join()) : [];
    const name = [graph.codes[node], ...shapes].join(' ');
    const calls = byObject.get(name);
    if (calls === undefined) byObject.set(name, [node]);
    else calls.push(node);
  }
  const last = new Map<number, number>();
  for (const calls of byObject.values()) for (const node of calls.slice(0, -1)) last.set(node, calls.at(-1) as number);
  return last;
}

/** One layer object is called for every node of its kind: each backward reads what the last forward has saved. */
export const sharedLayer: Fault = {
  name: 'shared-layer',
  runs: 'pass',
  otherwise: 'sameNumbers',
  change: ({ graph, trace: { schedule: plan } }) => {
    const last = lastCalls(graph);
    if (![...last.keys()].some((node) => plan.reached[node] === 1)) return impossible('noSecondCall');
    return {
      rules: sharedRules(graph, last),
      raises: (node) => {
        const other = last.get(node);
        if (other === undefined || stretches(graph, other, node)) return null;
        const message = broadcastProblem(shapeOf(graph, node), shapeOf(graph, other));
        return { type: 'ValueError', message };
      },
    };
  },
};

/** Whether NumPy stretches what `from` saved to the shape of `to`. */
function stretches(graph: Graph, from: number, to: number): boolean {
  const shape = shapeOf(graph, to);
  const all = broadcastShapes(shapeOf(graph, from), shape);
  return all !== null && sameShape(all, shape);
}

/** Elementwise ops multiply by the local derivative at the last call; tensor ops run their vjp on its values. */
function sharedRules(graph: Graph, last: ReadonlyMap<number, number>): Rules {
  return {
    prepare: (trace) => {
      for (const [node, other] of last)
        if (opOf(graph, node)?.op.kind === 'elementwise') takeLocals(trace, node, other);
    },
    send: (trace, { node, slot, at, size }) => {
      const other = last.get(node);
      const op = opOf(graph, node)?.op;
      if (other === undefined || op?.kind !== 'tensor') return false;
      const { contributions, grads } = trace;
      contributions.fill(0, at, at + size);
      const g = grads.slice();
      g.set(grads.subarray(graph.offsets[node], graph.offsets[node + 1]), graph.offsets[other]);
      op.vjp[slot]?.(contributions, at, g, contextOf(trace, other));
      return true;
    },
  };
}

/** The local derivatives of one node become those of another one, stretched to its shape. */
function takeLocals(trace: Trace, node: number, other: number): void {
  const { graph } = trace;
  const index = indexOf(shapeOf(graph, other), shapeOf(graph, node));
  for (let slot = 0; slot < inputsOf(graph, node).length; slot++) {
    const own = localOf(trace, (graph.inputStart[node] as number) + slot);
    const from = localOf(trace, (graph.inputStart[other] as number) + slot);
    for (let k = 0; k < own.length; k++) own[k] = from[index === null ? k : (index[k] as number)] as number;
  }
}

function indexOf(from: Shape, to: Shape): Int32Array | null {
  return sameShape(from, to) ? null : broadcastIndex(from, to);
}

/** Elements at which a ReLU is closed. */
function maskOf(trace: Trace, node: number): (element: number) => boolean {
  const values = nodeValue(trace, inputsOf(trace.graph, node)[0] as number);
  return (element) => (values[element] as number) <= 0;
}

const overwrites: NonNullable<Rules['clearsUpstream']> = (trace, node) =>
  opOf(trace.graph, node)?.op.name === 'relu' && shapeOf(trace.graph, node).length > 0 ? maskOf(trace, node) : null;

/** `dout[self.mask] = 0` works in the caller's array: everybody who holds it sees the zeros. */
export const reluOverwritesUpstream: Fault = {
  name: 'relu-overwrites-upstream',
  runs: 'pass',
  otherwise: 'gradientNotShared',
  change: ({ graph, trace: { schedule: plan } }) => {
    const relus = nodesOf(graph, ['relu'], plan.reached);
    if (relus.length === 0) return impossible('noRelu');
    if (relus.every((node) => shapeOf(graph, node).length === 0)) return impossible('numbersAreCopied');
    return { rules: { clearsUpstream: overwrites } };
  },
};

/** `dx = dout[self.mask] = 0`: dx is the number 0, and dout is overwritten as well. */
export const reluReturnsZero: Fault = {
  name: 'relu-returns-zero',
  runs: 'pass',
  otherwise: 'sameNumbers',
  change: ({ graph, trace: { schedule: plan } }) => {
    if (nodesOf(graph, ['relu'], plan.reached).length === 0) return impossible('noRelu');
    return {
      rules: {
        clearsUpstream: overwrites,
        prepare: (trace) => {
          for (const node of nodesOf(graph, ['relu'])) localOf(trace, graph.inputStart[node] as number).fill(0);
        },
      },
    };
  },
};

/** `self.out(1.0 - self.out)`: a `*` is missing, and an array is called like a function. */
export const sigmoidMissingTimes: Fault = {
  name: 'sigmoid-missing-times',
  runs: 'pass',
  otherwise: 'sameNumbers',
  change: ({ graph, trace: { schedule: plan } }) => {
    if (nodesOf(graph, ['sigmoid'], plan.reached).length === 0) return impossible('noSigmoid');
    return {
      raises: (node) => {
        if (opOf(graph, node)?.op.name !== 'sigmoid') return null;
        const what = shapeOf(graph, node).length === 0 ? 'float' : 'numpy.ndarray';
        return { type: 'TypeError', message: `'${what}' object is not callable` };
      },
    };
  },
};
