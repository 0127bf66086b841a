import { ACT } from '../trace/schedule.ts';
import type { Trace } from '../trace/trace.ts';
import type { ParameterTable } from './parameters.ts';

/** Where a number that is none was met first: in the value of a node, in a gradient, or in a parameter after its update. */
export interface NonFinite {
  readonly what: 'value' | 'gradient' | 'parameter';
  /** A node of the program. */
  readonly node: number;
}

/**
 * The first ∞ or NaN of an iteration in the order of time: values in tape order, then gradients as the backward pass
 * makes them, then the updated parameters. `after` is the parameter vector after the update.
 */
export function nonFinite(trace: Trace, table: ParameterTable, after: Float64Array): NonFinite {
  const { graph, schedule, values, grads } = trace;
  const bad = (array: Float64Array, node: number) => {
    for (let at = graph.offsets[node] as number; at < (graph.offsets[node + 1] as number); at++) {
      if (!Number.isFinite(array[at])) return true;
    }
    return false;
  };
  for (let node = 0; node < graph.count; node++) if (bad(values, node)) return { what: 'value', node };
  for (const act of schedule.acts) {
    const node = act === ACT.seed ? graph.output : act;
    if (node < 0) continue;
    if (bad(grads, node)) return { what: 'gradient', node };
  }
  for (const { node } of table.parameters) if (bad(grads, node)) return { what: 'gradient', node };
  const moved = table.parameters.find(({ start, size }) => !after.subarray(start, start + size).every(Number.isFinite));
  return { what: 'parameter', node: moved?.node ?? graph.output };
}
