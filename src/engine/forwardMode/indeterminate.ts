import { type Graph, inputsOf, type Kernel, opOf, targetOf } from '../graph/graph.ts';
import type { TensorOp } from '../ops/define.ts';
import { contextOf } from '../trace/tensor.ts';
import { localOf, type Trace } from '../trace/trace.ts';
import { entryAlone } from './jacobianEntry.ts';
import type { TangentRun } from './tangents.ts';

/** Where one of the two ways multiplies 0 by an infinite slope, and the other does not. */
export interface Indeterminate {
  /** The way that ends with NaN. */
  readonly way: 'forward' | 'reverse';
  /** The op whose local derivative is infinite. */
  readonly node: number;
  /** The op that let exactly 0 through before (a closed relu), and that the other way meets after; `null`: there is none. */
  readonly closed: number | null;
}

/**
 * Why a pass of forward mode and the reverse pass answer otherwise, one of them NaN: y = √relu(x) at x = −1 has ẏ = ∞ · 0, which
 * is NaN, but x.grad = 0, as relu comes last there and sends 0 whatever arrives (torch.autograd.forward_ad and
 * torch.autograd.grad answer the same). `null` where they do not, or where it is not for 0 · ∞.
 * @param reverse what the reverse pass has, `forward` what the pass has, for the same element
 */
export function indeterminateOf(trace: Trace, run: TangentRun, forward: number, reverse: number): Indeterminate | null {
  if (Number.isNaN(forward) === Number.isNaN(reverse)) return null;
  const { graph } = trace;
  if (Number.isNaN(forward)) {
    const node = zeroTimesInfinity(trace, run);
    return node === null ? null : { way: 'forward', node, closed: closedBetween(trace, run.pass.leaf, node) };
  }
  for (let node = graph.output; node > run.pass.leaf; node--) {
    if (run.reach[node] !== 1 || !meetsInfinity(trace, run, node)) continue;
    return { way: 'reverse', node, closed: closedBetween(trace, node, graph.output) };
  }
  return null;
}

/** The first node of a pass to which a tangent of 0 comes along an infinite local derivative; `null`: there is none. */
export function zeroTimesInfinity(trace: Trace, { pass, seed, steps }: TangentRun): number | null {
  const tangents = new Map<number, Float64Array>([[pass.leaf, seed]]);
  for (const { node, terms } of steps) {
    for (const { edge, contribution } of terms) {
      const tangent = tangents.get(trace.graph.inputs[edge] as number);
      if (tangent !== undefined && isZeroTimesInfinity(trace, edge, contribution, tangent)) return node;
    }
    const last = terms.at(-1);
    if (last !== undefined) tangents.set(node, last.total);
  }
  return null;
}

/** Whether an entry of what an edge brings to a tangent is NaN because a tangent of 0 meets an infinite local derivative. */
export function isZeroTimesInfinity(
  trace: Trace,
  edge: number,
  contribution: Float64Array,
  tangent: Float64Array,
): boolean {
  if (!contribution.some(Number.isNaN)) return false;
  const target = targetOf(trace.graph, edge);
  const op = opOf(trace.graph, target)?.op;
  if (op?.kind === 'tensor') return isInRow(trace, edge, op, contribution, tangent);
  const local = localOf(trace, edge);
  const read = trace.schedule.broadcast.get(edge);
  return contribution.some(
    (one, k) => Number.isNaN(one) && Math.abs(local[k] ?? 0) === Infinity && tangent[read?.[k] ?? k] === 0,
  );
}

/** The same of a tensor op: in a row of its Jacobian where NaN is for 0 · ∞, and for no NaN that was there before. */
function isInRow(trace: Trace, edge: number, op: TensorOp, contribution: Float64Array, tangent: Float64Array): boolean {
  const target = targetOf(trace.graph, edge);
  const slot = edge - (trace.graph.inputStart[target] as number);
  const context = contextOf(trace, target);
  const unit = new Float64Array(context.out.offset + contribution.length);
  const row = new Float64Array(tangent.length);
  return contribution.some((one, k) => {
    if (!Number.isNaN(one)) return false;
    unit[context.out.offset + k] = 1;
    op.vjp[slot]?.(row.fill(0), 0, unit, context);
    let found = false;
    let old = false;
    for (const [j, number] of row.entries()) {
      const moves = tangent[j] as number;
      if (Number.isFinite(number) && Number.isFinite(moves)) continue;
      const entry = entryAlone(op, slot, context, unit, k, j, number);
      found ||= entry !== null && Math.abs(entry) === Infinity && moves === 0;
      old ||= entry !== null && (Number.isNaN(entry) || Number.isNaN(moves));
    }
    unit[context.out.offset + k] = 0;
    return found && !old;
  });
}

/** Whether a gradient of 0 arrives at a node that has an infinite local derivative on the way of the pass. */
function meetsInfinity(trace: Trace, { carries }: TangentRun, node: number): boolean {
  const { graph, grads } = trace;
  const start = graph.offsets[node] as number;
  for (let edge = graph.inputStart[node] as number; edge < (graph.inputStart[node + 1] as number); edge++) {
    if (!carries.has(edge)) continue;
    const local = localOf(trace, edge);
    if (local.some((one, k) => Math.abs(one) === Infinity && grads[start + k] === 0)) return true;
  }
  return false;
}

/** The last op with a local derivative of 0 that switches, between two nodes (the later one apart); `null`: there is none. */
export function closedBetween(trace: Trace, from: number, to: number): number | null {
  const { graph } = trace;
  const leads = new Uint8Array(to + 1);
  leads[to] = 1;
  for (let node = to; node > from; node--) {
    if (leads[node] !== 1) continue;
    if (opOf(graph, node)?.op.kind === 'elementwise' && isClosed(trace, graph, node)) return node;
    for (const input of inputsOf(graph, node)) if (input >= from) leads[input] = 1;
  }
  return null;
}

function isClosed(trace: Trace, graph: Graph, node: number): boolean {
  const { masks } = graph.kernels[graph.codes[node] as number] as Kernel;
  if (!masks) return false;
  for (let edge = graph.inputStart[node] as number; edge < (graph.inputStart[node + 1] as number); edge++)
    if (localOf(trace, edge).includes(0)) return true;
  return false;
}
