import { elementsOf, type Graph, type Kernel, opOf, shapeOf } from '../graph/graph.ts';
import type { Slice, TensorContext, TensorOp } from '../ops/define.ts';
import { contextOf } from '../trace/tensor.ts';
import { localOf, nodeValue, type Trace } from '../trace/trace.ts';
import { entriesOf } from './counts.ts';
import { entryAlone, isLinear, isMoved } from './jacobianEntry.ts';

/**
 * What a tangent becomes along one edge: ẏ = J ẋ, where J[k, j] = ∂y[k]/∂x[j] is the op's Jacobian for that input.
 *
 * - An elementwise op multiplies by its local derivatives, element by element; broadcasting reads an element again.
 * - An op that is linear in that input (a matrix product, a sum, a transpose) is itself applied to the tangent.
 * - Of every other one the rows of J are asked for: row k is the vjp of the unit vector e_k, and ẏ[k] = (Jᵀ e_k) · ẋ. A
 *   tangent of 0 adds nothing there, but NaN where the entry is infinite or NaN, as torch.autograd.forward_ad has it.
 *
 * So each rule of the op table is used as it stands, and there is none to be kept in step with it.
 *
 * @param trace The values, and the local derivatives of elementwise ops, of one run.
 * @param edge An edge into `node`, of a slot that has a derivative.
 * @param tangent ẋ in the shape of the edge's source, row-major.
 * @returns The edge's contribution to ẏ, in the shape of `node`.
 */
export function jvp(trace: Trace, node: number, edge: number, tangent: Float64Array): Float64Array {
  const { graph } = trace;
  const out = new Float64Array(elementsOf(graph, node));
  const op = opOf(graph, node)?.op;
  if (op?.kind === 'tensor') {
    const slot = edge - (graph.inputStart[node] as number);
    if (isLinear(op)) linear(trace, node, op, slot, tangent, out);
    else byRows(trace, node, op, slot, tangent, out);
  } else elementwise(trace, node, edge, tangent, out);
  return out;
}

function elementwise(trace: Trace, node: number, edge: number, tangent: Float64Array, out: Float64Array): void {
  const { graph, schedule } = trace;
  const local = localOf(trace, edge);
  const index = schedule.broadcast.get(edge) ?? null;
  const { masks } = graph.kernels[graph.codes[node] as number] as Kernel;
  for (let k = 0; k < out.length; k++) {
    const factor = local[k] as number;
    // 0 · ∞: a closed switch lets nothing through, forwards as backwards.
    out[k] = masks && factor === 0 ? 0 : factor * (tangent[index === null ? k : (index[k] as number)] as number);
  }
}

/** f(…, ẋ, …): the other factors as they are, the other addends 0. */
function linear(trace: Trace, node: number, op: TensorOp, slot: number, tangent: Float64Array, out: Float64Array) {
  const { graph } = trace;
  const from = graph.inputStart[node] as number;
  const sources = Array.from({ length: op.arity }, (_, k) => graph.inputs[from + k] as number);
  let length = out.length;
  const inputs: Slice[] = sources.map((source) => {
    const offset = length;
    length += elementsOf(graph, source);
    return { offset, shape: shapeOf(graph, source) };
  });
  const v = new Float64Array(length);
  for (const [k, source] of sources.entries()) {
    // X·W + b: a tangent of X or W meets the other one and no b, a tangent of b meets neither.
    const factor = op.scalars === 'products' && slot < 2 && k < 2;
    if (k === slot) v.set(tangent, inputs[k]?.offset);
    else if (factor) v.set(nodeValue(trace, source), inputs[k]?.offset);
  }
  const { attributes } = contextOf(trace, node);
  op.forward({ v, out: { offset: 0, shape: shapeOf(graph, node) }, inputs, attributes });
  out.set(v.subarray(0, out.length));
}

function byRows(trace: Trace, node: number, op: TensorOp, slot: number, tangent: Float64Array, out: Float64Array) {
  const rule = op.vjp[slot];
  if (rule == null) return;
  const context: TensorContext = contextOf(trace, node);
  const g = new Float64Array(context.out.offset + out.length);
  const row = new Float64Array(tangent.length);
  for (let k = 0; k < out.length; k++) {
    g[context.out.offset + k] = 1;
    row.fill(0);
    rule(row, 0, g, context);
    let sum = 0;
    for (let j = 0; j < row.length; j++) {
      const [number, moves] = [row[j] as number, tangent[j] as number];
      const isPlain = Number.isFinite(number) && Number.isFinite(moves);
      const entry = isPlain ? number : entryAlone(op, slot, context, g, k, j, number);
      if (entry !== null && isMoved(entry, moves)) sum += entry * moves;
    }
    g[context.out.offset + k] = 0;
    out[k] = sum;
  }
}

/** How much work `jvp` does along an edge, in multiplications, about: for a limit that is told before the work. */
export function workOf(graph: Graph, node: number, edge: number): number {
  const op = opOf(graph, node)?.op;
  if (op?.kind !== 'tensor' || isLinear(op)) return entriesOf(graph, node, edge);
  return elementsOf(graph, node) * elementsOf(graph, graph.inputs[edge] as number);
}
