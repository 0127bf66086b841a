import { inputsOf, opOf, shapeOf } from '../graph/graph.ts';
import type { TensorOp } from '../ops/define.ts';
import { contextOf } from '../trace/tensor.ts';
import { type Fault, impossible } from './fault.ts';
import { nodesOf } from './sweep.ts';

const LOSS = ['softmax_cross_entropy'];

/** `dx = (self.y - self.t) / batch_size` without `* dout`: what comes from above is not looked at. */
export const lossIgnoresUpstream: Fault = {
  name: 'loss-ignores-upstream',
  runs: 'pass',
  otherwise: 'upstreamIsOne',
  change: ({ graph, trace: { schedule: plan } }) => {
    const losses = nodesOf(graph, LOSS, plan.reached);
    if (losses.length === 0) return impossible('noSoftmaxLoss');
    return {
      rules: {
        send: (trace, { node, slot, at, size }) => {
          if (!losses.includes(node)) return false;
          const { op } = opOf(graph, node) as { readonly op: TensorOp };
          const g = trace.grads.slice().fill(1, graph.offsets[node], graph.offsets[node + 1]);
          trace.contributions.fill(0, at, at + size);
          op.vjp[slot]?.(trace.contributions, at, g, contextOf(trace, node));
          return true;
        },
      },
    };
  },
};

/** `batch_size = self.t.shape[0]` of one sample without rows is the number of classes. */
export const lossWrongBatch: Fault = {
  name: 'loss-wrong-batch',
  runs: 'pass',
  otherwise: 'sameNumbers',
  change: ({ graph, trace: { schedule: plan } }) => {
    const losses = nodesOf(graph, LOSS, plan.reached);
    if (losses.length === 0) return impossible('noSoftmaxLoss');
    const single = losses.filter((node) => shapeOf(graph, inputsOf(graph, node)[0] as number).length === 1);
    if (single.length === 0) return impossible('noSingleSample');
    return {
      rules: {
        send: ({ contributions }, { node, slot, at, size }) => {
          if (slot !== 0 || !single.includes(node)) return false;
          for (let k = at; k < at + size; k++) contributions[k] = (contributions[k] as number) / size;
          return true;
        },
      },
    };
  },
};
