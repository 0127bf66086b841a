import { FIRST_OP, type Graph, type Kernel, shapeOf } from '../graph/graph.ts';
import type { ElementwiseOp, Slice, TensorContext, TensorOp } from '../ops/define.ts';
import { restart } from './scalar.ts';
import { carriesGradient } from './schedule.ts';
import type { Trace } from './trace.ts';

/** Forward pass of a graph with tensors: the same kernels, once an element. */
export function runTensorForward(trace: Trace, leaves: Float64Array): void {
  const { values, graph } = trace;
  const { count, codes, offsets, palette } = graph;
  for (let i = 0; i < count; i++) {
    const code = codes[i] as number;
    const start = offsets[i] as number;
    const end = offsets[i + 1] as number;
    if (code < FIRST_OP) {
      for (let k = start; k < end; k++) values[k] = leaves[k] as number;
      continue;
    }
    const entry = palette[code];
    if (entry?.op.kind === 'tensor') entry.op.forward(contextOf(trace, i));
    else elementwiseForward(trace, i);
  }
}

function elementwiseForward(trace: Trace, node: number): void {
  const { values, locals, graph, schedule } = trace;
  const { offsets, inputStart, inputs, kernels } = graph;
  const code = graph.codes[node] as number;
  const { forward, local0, local1, arity } = kernels[code] as Kernel;
  const binary = arity === 2;
  const e = inputStart[node] as number;
  const localOffsets = schedule.localOffsets as Int32Array;
  const out = offsets[node] as number;
  const size = (offsets[node + 1] as number) - out;
  const a = offsets[inputs[e] as number] as number;
  const b = binary ? (offsets[inputs[e + 1] as number] as number) : a;
  const indexA = schedule.broadcast.get(e);
  const indexB = binary ? schedule.broadcast.get(e + 1) : indexA;
  const d0 = localOffsets[e] as number;
  const d1 = localOffsets[e + 1] as number;
  for (let k = 0; k < size; k++) {
    const x = a + (indexA === undefined ? k : (indexA[k] as number));
    const y = b + (indexB === undefined ? k : (indexB[k] as number));
    forward(values, out + k, x, y);
    local0(locals, d0 + k, values, out + k, x, y);
    if (binary) local1(locals, d1 + k, values, out + k, x, y);
  }
}

/** Backward pass of a graph with tensors; elementwise ops multiply element by element and undo broadcasting by summing. */
export function runTensorBackward(trace: Trace): void {
  const { grads, contributions, totals, graph, schedule } = trace;
  const { acts, base, reached } = schedule;
  const { inputStart, inputs, offsets } = graph;
  const eventOffsets = schedule.eventOffsets as Int32Array;
  contributions.fill(0);
  for (let act = 0; act < acts.length; act++) {
    const node = acts[act] as number;
    if (node < 0) {
      restart(trace, node);
      continue;
    }
    const op = graph.palette[graph.codes[node] as number]?.op as ElementwiseOp | TensorOp;
    const context = op.kind === 'tensor' ? contextOf(trace, node) : null;
    const from = inputStart[node] as number;
    const to = inputStart[node + 1] as number;
    // All contributions are taken from the upstream gradient before any is added: a node never sends to itself.
    for (let e = from; e < to; e++) {
      if (!carriesGradient(graph, reached, node, e)) continue;
      const event = (base[act] as number) + e - from;
      const at = eventOffsets[event] as number;
      if (context === null) elementwiseContribution(trace, node, e, at);
      else (op as TensorOp).vjp[e - from]?.(contributions, at, grads, context);
      const target = offsets[inputs[e] as number] as number;
      const size = (eventOffsets[event + 1] as number) - at;
      for (let k = 0; k < size; k++) {
        const total = (grads[target + k] as number) + (contributions[at + k] as number);
        totals[at + k] = total;
        grads[target + k] = total;
      }
    }
  }
}

function elementwiseContribution(trace: Trace, node: number, edge: number, at: number): void {
  const { grads, locals, contributions, graph, schedule } = trace;
  const { offsets, kernels } = graph;
  const out = offsets[node] as number;
  const size = (offsets[node + 1] as number) - out;
  const d = (schedule.localOffsets as Int32Array)[edge] as number;
  const index = schedule.broadcast.get(edge);
  const masked = (kernels[graph.codes[node] as number] as Kernel).masks;
  for (let k = 0; k < size; k++) {
    const local = locals[d + k] as number;
    let contribution = (grads[out + k] as number) * local;
    if (masked && local === 0) contribution = 0;
    const to = at + (index === undefined ? k : (index[k] as number));
    contributions[to] = (contributions[to] as number) + contribution;
  }
}

/** What the rules of a tensor op get: the flat values, and where its output and inputs stand in them. */
export function contextOf(trace: Trace, node: number): TensorContext {
  const { graph } = trace;
  const inputs: Slice[] = [];
  for (let e = graph.inputStart[node] as number; e < (graph.inputStart[node + 1] as number); e++) {
    inputs.push(sliceOf(graph, graph.inputs[e] as number));
  }
  const attributes = graph.palette[graph.codes[node] as number]?.attributes ?? {};
  return { v: trace.values, out: sliceOf(graph, node), inputs, attributes };
}

function sliceOf(graph: Graph, node: number): Slice {
  return { offset: graph.offsets[node] as number, shape: shapeOf(graph, node) };
}
