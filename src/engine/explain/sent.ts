import { opOf, type PaletteOp } from '../graph/graph.ts';
import type { TensorOp } from '../ops/define.ts';
import { contextOf } from '../trace/tensor.ts';
import type { Derivation, Summand } from './derivation.ts';
import { factor, isClosed, localFactor, valueAt, valuesAt } from './factors.ts';
import type { Quantity, Run } from './quantity.ts';
import { traceTerms } from './terms.ts';
import { gradientAfter } from './totals.ts';

/**
 * What a node sends along an edge into it to one element of the edge's source: upstream times local derivative, summed where
 * the element took part in several.
 *
 * @param entries How much of the node's own ledger its upstream gradient is.
 */
export function sentAlong(run: Run, target: number, edge: number, element: number, entries: number): Derivation {
  const { op } = opOf(run.trace.graph, target) as PaletteOp;
  return op.kind === 'elementwise'
    ? elementwiseTerms(run, target, edge, element, entries)
    : tensorTerms(run, op, target, edge, element, entries);
}

function elementwiseTerms(run: Run, target: number, edge: number, element: number, entries: number): Derivation {
  const { graph, schedule } = run.trace;
  const size = (graph.offsets[target + 1] as number) - (graph.offsets[target] as number);
  const index = schedule.broadcast.get(edge);
  const reading = index === undefined ? [Math.min(element, size - 1)] : placesOf(index, element);
  const summands = reading.map((k): Summand => {
    const upstream = factor(run, { kind: 'gradient', node: target, element: k, entries });
    const local = localFactor(run, target, edge, k);
    return isClosed(run, target, local, upstream) ? [local] : [upstream, local];
  });
  return { form: 'sum', summands, behind: [] };
}

function placesOf(index: Int32Array, element: number): readonly number[] {
  const places: number[] = [];
  for (let k = 0; k < index.length; k++) if (index[k] === element) places.push(k);
  return places;
}

function tensorTerms(
  run: Run,
  op: TensorOp,
  target: number,
  edge: number,
  element: number,
  entries: number,
): Derivation {
  const { trace, timeline } = run;
  const { graph } = trace;
  const rule = op.terms.vjp[edge - (graph.inputStart[target] as number)];
  if (rule == null) return { form: 'given' };
  const from = graph.offsets[target] as number;
  let gradients = trace.grads;
  // Where a gradient is added to after it was sent, or changed behind the ledger's back, its end is not what was sent.
  if (!trace.schedule.ordinary || run.right !== undefined) {
    gradients = new Float64Array(trace.grads.length);
    gradients.set(gradientAfter(trace, timeline, target, entries) ?? [], from);
  }
  const traced = traceTerms((context, g) => rule(context, g, element), contextOf(trace, target), gradients);
  const gradientAt = (at: number): Quantity => ({ kind: 'gradient', node: target, element: at - from, entries });
  // NaN is like any other NaN: a factor that was worked out may look like a gradient that is none of this node's.
  const isOwn = (at: number) => at >= from && at < (graph.offsets[target + 1] as number);
  const place = (at: number, isGradient: boolean) => {
    if (at < 0) return null;
    if (!isGradient) return valueAt(graph, target, at);
    return isOwn(at) ? gradientAt(at) : null;
  };
  return {
    form: 'sum',
    summands: traced.terms.map(({ a, b, aAt, bAt, aIsGradient, bIsGradient }) => [
      { number: a, of: place(aAt, aIsGradient) },
      { number: b, of: place(bAt, bIsGradient) },
    ]),
    behind: [...traced.gradients.map(gradientAt), ...valuesAt(graph, target, traced.values)],
  };
}
