import { FIRST_OP, FORWARD, type Kernel, LOCAL } from '../graph/graph.ts';
import { ACT } from './schedule.ts';
import type { Trace } from './trace.ts';

/** Forward pass of a graph of scalars: node i's value is `values[i]`; local derivatives are taken in the same sweep. */
export function runScalarForward(trace: Trace, leaves: Float64Array): void {
  const { values, locals, graph } = trace;
  const { count, codes, inputStart, inputs } = graph;
  const { kernels } = graph;
  for (let i = 0; i < count; i++) {
    const kernel = kernels[codes[i] as number] as Kernel;
    if (kernel.arity === 0) {
      values[i] = leaves[i] as number;
      continue;
    }
    const e = inputStart[i] as number;
    const a = inputs[e] as number;
    const binary = kernel.arity === 2;
    const b = binary ? (inputs[e + 1] as number) : a;
    const { how, how0 } = kernel;
    // The three plain operations with their own derivatives: ∂(ab) = (b, a), ∂(a ± b) = (1, ±1).
    if (how === FORWARD['a * b']) {
      const x = values[a] as number;
      const y = values[b] as number;
      values[i] = x * y;
      locals[e] = y;
      locals[e + 1] = x;
      continue;
    }
    if (how === FORWARD['a + b']) {
      values[i] = (values[a] as number) + (values[b] as number);
      locals[e] = 1;
      locals[e + 1] = 1;
      continue;
    }
    if (how === FORWARD['a - b']) {
      values[i] = (values[a] as number) - (values[b] as number);
      locals[e] = 1;
      locals[e + 1] = -1;
      continue;
    }
    const { forward } = kernel;
    forward(values, i, a, b);
    if (how0 === LOCAL.rule) {
      const { local0 } = kernel;
      local0(locals, e, values, i, a, b);
    } else if (how0 === LOCAL.number) locals[e] = kernel.number0;
    else locals[e] = values[how0 === LOCAL.right ? b : how0 === LOCAL.left ? a : i] as number;
    if (!binary) continue;
    const { how1 } = kernel;
    if (how1 === LOCAL.rule) {
      const { local1 } = kernel;
      local1(locals, e + 1, values, i, a, b);
    } else if (how1 === LOCAL.number) locals[e + 1] = kernel.number1;
    else locals[e + 1] = values[how1 === LOCAL.left ? a : how1 === LOCAL.right ? b : i] as number;
  }
}

/**
 * Backward pass of a graph of scalars. For every act in order, for every input x of the node that acts:
 * contribution = upstream · ∂node/∂x, and grad(x) += contribution, the running total kept as it is after the addition.
 * `grads` holds what the gradients start from.
 */
export function runScalarBackward(trace: Trace): void {
  const { grads, locals, contributions, totals, graph, schedule } = trace;
  const { acts, base } = schedule;
  const { codes, inputStart, inputs, needsGradient } = graph;
  const { kernels } = graph;
  for (let act = 0; act < acts.length; act++) {
    const node = acts[act] as number;
    if (node < 0) {
      restart(trace, node);
      continue;
    }
    const upstream = grads[node] as number;
    const from = inputStart[node] as number;
    const to = inputStart[node + 1] as number;
    const shift = (base[act] as number) - from;
    for (let e = from; e < to; e++) {
      const source = inputs[e] as number;
      if (needsGradient[source] === 0) continue;
      let contribution = upstream * (locals[e] as number);
      // 0 · ∞: a closed switch lets nothing through, however large (PyTorch masks instead of multiplying).
      if (Number.isNaN(contribution) && (kernels[codes[node] as number] as Kernel).masks && locals[e] === 0)
        contribution = 0;
      const total = (grads[source] as number) + contribution;
      contributions[e + shift] = contribution;
      totals[e + shift] = total;
      grads[source] = total;
    }
  }
}

/** The seed begins a pass: gradients of ops start anew, those of leaves accumulate, as in PyTorch. zero_grad clears the leaves. */
export function restart(trace: Trace, act: number): void {
  const { grads, graph, schedule } = trace;
  const { codes, offsets, output, seed } = graph;
  if (!schedule.ordinary) {
    const leaves = act === ACT.zeroGrad;
    for (let i = 0; i < graph.count; i++) {
      if ((codes[i] as number) < FIRST_OP === leaves) grads.fill(0, offsets[i], offsets[i + 1]);
    }
  }
  if (act === ACT.zeroGrad) return;
  if (graph.needsGradient[output] === 0) return;
  const at = offsets[output] as number;
  for (let k = 0; k < seed.length; k++) grads[at + k] = (grads[at + k] as number) + (seed[k] as number);
}
