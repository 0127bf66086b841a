import { inputsOf, LEAF } from '../graph/graph.ts';
import { nodeValue, type Trace } from '../trace/trace.ts';
import { withAllGradients, withRules } from './changedGraph.ts';
import { type Fault, type Impossible, impossible } from './fault.ts';
import { nodesOf } from './sweep.ts';

/** The largest x whose exp(x) is a double. */
export const LARGEST_EXPONENT = 709.782712893384;

/** Why no op of that name overflows here: there is none, or all its inputs are small enough. */
function small(trace: Trace, op: string, missing: 'noSigmoid' | 'noTanh', overflows: (x: number) => boolean) {
  const nodes = nodesOf(trace.graph, [op]);
  if (nodes.length === 0) return impossible(missing);
  const found = nodes.some((node) => nodeValue(trace, inputsOf(trace.graph, node)[0] as number).some(overflows));
  return found ? null : impossible('noOverflow', { op, limit: LARGEST_EXPONENT });
}

/**
 * y = 1/(1 + exp(−x)) as it is written, and its backward taken through the pieces. For x < −709.78, exp(−x) is ∞: y is 0, and
 * dy/dx = exp(−x)/(1 + exp(−x))² is ∞/∞, NaN. Everywhere else the numbers are those of the stable form.
 */
export const sigmoidOverflow: Fault = {
  name: 'sigmoid-overflow',
  runs: 'pass',
  otherwise: 'sameNumbers',
  change: ({ graph, trace }): { graph: typeof graph } | Impossible => {
    const overflows = (x: number) => Math.exp(-x) === Number.POSITIVE_INFINITY;
    const why = small(trace, 'sigmoid', 'noSigmoid', overflows);
    if (why !== null) return why;
    return {
      graph: withRules(
        graph,
        'sigmoid',
        (v, o, a) => {
          if (overflows(v[a] as number)) v[o] = 0;
        },
        (d, k, v, _o, a) => {
          if (overflows(v[a] as number)) d[k] = Number.NaN;
        },
      ),
    };
  },
};

/** (e^x − e^−x)/(e^x + e^−x): beyond |x| = 709.78 it is ∞/∞, NaN. */
export const tanhOverflow: Fault = {
  name: 'tanh-overflow',
  runs: 'pass',
  otherwise: 'sameNumbers',
  change: ({ graph, trace }): { graph: typeof graph } | Impossible => {
    const overflows = (x: number) => Math.exp(Math.abs(x)) === Number.POSITIVE_INFINITY;
    const why = small(trace, 'tanh', 'noTanh', overflows);
    if (why !== null) return why;
    return {
      graph: withRules(
        graph,
        'tanh',
        (v, o, a) => {
          if (overflows(v[a] as number)) v[o] = Number.NaN;
        },
        (d, k, v, _o, a) => {
          if (overflows(v[a] as number)) d[k] = Number.NaN;
        },
      ),
    };
  },
};

/** `requires_grad` is stored and never read: constants get gradients as well. No other number changes. */
export const requiresGradIgnored: Fault = {
  name: 'requires-grad-ignored',
  runs: 'pass',
  otherwise: 'noConstants',
  change: ({ graph }) => {
    const constants = graph.codes.some((code, node) => code === LEAF.constant && node <= graph.output);
    return constants ? { graph: withAllGradients(graph) } : impossible('noConstants');
  },
};
