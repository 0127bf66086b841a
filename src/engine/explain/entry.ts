import { elementsOf, inputsOf, opOf } from '../graph/graph.ts';
import { contextOf } from '../trace/tensor.ts';
import type { Run } from './quantity.ts';

/**
 * Flat indices of the input elements that one entry of a tensor op depends on, where the op does not tell it as a sum of
 * products: those where its Jacobian is not 0, row by the op's own vjp of a unit gradient. Of a maximum that is the
 * largest element. Where an input has no vjp (a target), all of it.
 */
export function entryDependencies({ trace }: Run, node: number, element: number): readonly number[] {
  const { graph } = trace;
  const op = opOf(graph, node)?.op;
  if (op?.kind !== 'tensor') return [];
  const g = new Float64Array(trace.values.length);
  g[(graph.offsets[node] as number) + element] = 1;
  const found: number[] = [];
  for (const [slot, input] of inputsOf(graph, node).entries()) {
    const row = new Float64Array(elementsOf(graph, input));
    const vjp = op.vjp[slot] ?? null;
    if (vjp === null) row.fill(1);
    else vjp(row, 0, g, contextOf(trace, node));
    const from = graph.offsets[input] as number;
    // NaN is not 0: what is not known counts.
    for (let k = 0; k < row.length; k++) if (row[k] !== 0) found.push(from + k);
  }
  return found;
}
