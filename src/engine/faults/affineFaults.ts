import { type Graph, inputsOf, opOf, shapeOf } from '../graph/graph.ts';
import type { TensorOp } from '../ops/define.ts';
import type { Shape } from '../shape.ts';
import { contextOf } from '../trace/tensor.ts';
import type { Trace } from '../trace/trace.ts';
import { type Fault, impossible } from './fault.ts';
import { dotProblem } from './numpyErrors.ts';
import { nodesOf } from './sweep.ts';

const LAYERS = ['affine', 'linear'];

/** Layers with a matrix of weights, by the rank of what goes into them: rows of samples (2) or one sample (1). */
function layersOf(graph: Graph, reached: Uint8Array, rank: 1 | 2): number[] {
  return nodesOf(graph, LAYERS, reached).filter(
    (node) => operand(graph, node, 0).length === rank && operand(graph, node, 1).length === 2,
  );
}

function operand(graph: Graph, node: number, slot: number): Shape {
  return shapeOf(graph, inputsOf(graph, node)[slot] as number);
}

/** What the layer sends to X, which it computes also where X wants none: dX = dY · Wᵀ. */
function inputGradient(trace: Trace, node: number): Float64Array {
  const { op } = opOf(trace.graph, node) as { readonly op: TensorOp };
  const source = inputsOf(trace.graph, node)[0] as number;
  const { offsets } = trace.graph;
  const dx = new Float64Array((offsets[source + 1] as number) - (offsets[source] as number));
  op.vjp[0]?.(dx, 0, trace.grads, contextOf(trace, node));
  return dx;
}

/** `self.dW = np.dot(dX, dout)` in the place of `np.dot(self.X.T, dout)`: the shapes fit where there are as many rows as inputs. */
export const affineDwFromDx: Fault = {
  name: 'affine-dw-from-dx',
  runs: 'pass',
  otherwise: 'sameNumbers',
  change: ({ graph, trace: { schedule: plan } }) => {
    const layers = layersOf(graph, plan.reached, 2);
    if (layers.length === 0) return impossible('noAffine');
    return {
      raises: (node) => {
        if (!layers.includes(node)) return null;
        const message = dotProblem(operand(graph, node, 0), shapeOf(graph, node));
        return message === null ? null : { type: 'ValueError', message };
      },
      rules: {
        send: (trace, { node, slot, at }) => {
          if (slot !== 1 || !layers.includes(node)) return false;
          const [rows = 0, inner = 0] = operand(graph, node, 0);
          const columns = shapeOf(graph, node)[1] as number;
          const dx = inputGradient(trace, node);
          const dy = graph.offsets[node] as number;
          const turned = opOf(graph, node)?.op.name === 'linear';
          for (let i = 0; i < rows; i++) {
            for (let j = 0; j < columns; j++) {
              let sum = 0;
              for (let k = 0; k < inner; k++)
                sum += (dx[i * inner + k] as number) * (trace.grads[dy + k * columns + j] as number);
              trace.contributions[at + (turned ? j * rows + i : i * columns + j)] = sum;
            }
          }
          return true;
        },
      },
    };
  },
};

/** One sample as a vector: `x.T` is x again, so that `np.dot(x.T, dout)` is a number or an error, and `np.sum(dout, axis=0)` a number. */
export const affineSingleSample: Fault = {
  name: 'affine-single-sample',
  runs: 'pass',
  otherwise: 'sameNumbers',
  change: ({ graph, trace: { schedule: plan } }) => {
    const layers = layersOf(graph, plan.reached, 1);
    if (layers.length === 0) return impossible('noSingleSample');
    return {
      raises: (node) => {
        if (!layers.includes(node)) return null;
        const message = dotProblem(operand(graph, node, 0), shapeOf(graph, node));
        return message === null ? null : { type: 'ValueError', message };
      },
      rules: {
        send: (trace, { node, slot, at, size }) => {
          if (slot === 0 || !layers.includes(node)) return false;
          const dy = trace.grads.subarray(graph.offsets[node], graph.offsets[node + 1]);
          const x = trace.values.subarray(graph.offsets[inputsOf(graph, node)[0] as number]);
          const factor = (k: number) => (slot === 1 ? (x[k] as number) : 1);
          trace.contributions.fill(
            dy.reduce((sum, number, k) => sum + factor(k) * number, 0),
            at,
            at + size,
          );
          return true;
        },
      },
    };
  },
};
