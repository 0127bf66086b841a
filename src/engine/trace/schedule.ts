import { FIRST_OP, type Graph, type Kernel } from '../graph/graph.ts';
import { LIMITS } from '../limits.ts';
import { broadcastIndex, type Shape, sameShape, sizeOf } from '../shape.ts';

/** An act of the backward pass: a node number (it sends its contributions), or one of these. */
export const ACT = { seed: -1, zeroGrad: -2 } as const;

/** How the author asked for the backward pass. */
export interface BackwardPlan {
  /** Backward passes and zero_grad calls in order: `['backward']` is the ordinary one. */
  readonly calls: readonly ('backward' | 'zeroGrad')[];
  /**
   * `topological`: each node sends once, when its gradient is complete. `recursive`: the wrong way of naive code, where a
   * node sends to its inputs and visits each of them at once, so that a shared node is visited once a path.
   */
  readonly order: 'topological' | 'recursive';
  /** True in an engine that forgets to clear the gradients of ops when another backward pass begins (src/engine/faults). */
  readonly keepsOps?: boolean;
}

export const ORDINARY: BackwardPlan = { calls: ['backward'], order: 'topological' };

/**
 * Who sends a gradient when, and where in a trace's flat arrays each contribution stands. It depends on the graph alone,
 * so that new input values need no new schedule. A contribution is an event; the events of an act are numbered
 * `base[act] + slot`. In an ordinary schedule the event of an edge has the edge's number.
 */
export interface Schedule {
  readonly graph: Graph;
  readonly plan: BackwardPlan;
  readonly acts: Int32Array;
  readonly base: Int32Array;
  readonly eventCount: number;
  /** 1 where the output's gradient arrives. */
  readonly reached: Uint8Array;
  /** Where event k's contribution starts; `null` when the graph is scalar (then it is k). One longer than the events. */
  readonly eventOffsets: Int32Array | null;
  /** Where edge e's local derivative starts; `null` when scalar. Tensor ops keep none: their rule is the vjp. */
  readonly localOffsets: Int32Array | null;
  /** Edges along which broadcasting must be undone: for each element of the output the element of the input. */
  readonly broadcast: ReadonlyMap<number, Int32Array>;
  /** True when the plan is ORDINARY: the inner loop then needs no resets. */
  readonly ordinary: boolean;
}

/** The schedule of a graph; `null` when a recursive order has more than LIMITS.backwardSteps acts. */
export function schedule(graph: Graph, plan: BackwardPlan = ORDINARY): Schedule | null {
  const tape = tapeBackwards(graph);
  const { reached } = tape;
  if (plan.order === 'topological' && plan.calls.length === 1 && plan.calls[0] === 'backward') {
    const { acts, base } = tape;
    const eventCount = graph.edgeCount;
    return {
      graph,
      plan,
      acts,
      base,
      eventCount,
      reached,
      ordinary: true,
      ...tensorTables(graph, acts, base, eventCount),
    };
  }
  const once = plan.order === 'topological' ? tape.acts : recursion(graph, reached);
  if (once === null) return null;
  const all: number[] = [];
  for (const call of plan.calls) {
    if (call === 'zeroGrad') all.push(ACT.zeroGrad);
    else for (const act of once) all.push(act);
    if (all.length > LIMITS.backwardSteps) return null;
  }
  const acts = Int32Array.from(all);
  const base = new Int32Array(acts.length);
  let eventCount = 0;
  for (let a = 0; a < acts.length; a++) {
    base[a] = eventCount;
    const node = acts[a] as number;
    if (node >= 0) eventCount += (graph.inputStart[node + 1] as number) - (graph.inputStart[node] as number);
  }
  return {
    graph,
    plan,
    acts,
    base,
    eventCount,
    reached,
    ordinary: false,
    ...tensorTables(graph, acts, base, eventCount),
  };
}

/** The ordinary order, the tape backwards from the output: what a gradient reaches sends to its inputs, in one sweep. */
function tapeBackwards(graph: Graph): { reached: Uint8Array; acts: Int32Array; base: Int32Array } {
  const { count, codes, inputStart, inputs, needsGradient, output } = graph;
  const slots = Int32Array.from(graph.kernels, (kernel) => kernel.open);
  const reached = new Uint8Array(count);
  const acts = new Int32Array(count + 1);
  const base = new Int32Array(count + 1);
  acts[0] = ACT.seed;
  let n = 1;
  if (count > 0) reached[output] = needsGradient[output] as number;
  for (let i = output; i >= 0; i--) {
    const from = inputStart[i] as number;
    const last = (inputStart[i + 1] as number) - 1;
    if (last < from) continue;
    // Counted and masked instead of asked: which nodes are reached, and whether they have one input or two, is what
    // a processor cannot predict, and asking makes this sweep twice as slow.
    const live = reached[i] as number;
    acts[n] = i;
    base[n] = from;
    n += live;
    const open = slots[codes[i] as number] as number;
    const first = inputs[from] as number;
    reached[first] = (reached[first] as number) | (live & open & (needsGradient[first] as number));
    for (let e = from + 1; e < last; e++) {
      const source = inputs[e] as number;
      reached[source] = (reached[source] as number) | (live & (open >> (e - from)) & (needsGradient[source] as number));
    }
    const final = inputs[last] as number;
    reached[final] = (reached[final] as number) | (live & (open >> (last - from)) & (needsGradient[final] as number));
  }
  return { reached, acts: acts.subarray(0, n), base: base.subarray(0, n) };
}

function recursion(graph: Graph, reached: Uint8Array): Int32Array | null {
  const acts: number[] = [ACT.seed];
  const stack = [graph.output];
  while (stack.length > 0) {
    const node = stack.pop() as number;
    if (reached[node] === 0 || (graph.codes[node] as number) < FIRST_OP) continue;
    acts.push(node);
    if (acts.length > LIMITS.backwardSteps) return null;
    const from = graph.inputStart[node] as number;
    for (let e = (graph.inputStart[node + 1] as number) - 1; e >= from; e--) {
      if (carriesGradient(graph, reached, node, e)) stack.push(graph.inputs[e] as number);
    }
  }
  return Int32Array.from(acts);
}

/** Whether a contribution travels along an edge into `node`: its source wants a gradient and its slot has a derivative. */
export function carriesGradient(graph: Graph, reached: Uint8Array, node: number, edge: number): boolean {
  if (reached[node] === 0 || graph.needsGradient[graph.inputs[edge] as number] === 0) return false;
  const slot = edge - (graph.inputStart[node] as number);
  return (((graph.kernels[graph.codes[node] as number] as Kernel).open >> slot) & 1) === 1;
}

function tensorTables(graph: Graph, acts: Int32Array, base: Int32Array, eventCount: number) {
  const broadcast = new Map<number, Int32Array>();
  if (graph.scalar) return { eventOffsets: null, localOffsets: null, broadcast };
  const size = (node: number) => (graph.offsets[node + 1] as number) - (graph.offsets[node] as number);
  const shape = (node: number) => graph.shapes?.[node] as Shape;
  const localOffsets = new Int32Array(graph.edgeCount + 1);
  for (let i = 0; i < graph.count; i++) {
    const elementwise = graph.palette[graph.codes[i] as number]?.op.kind === 'elementwise';
    for (let e = graph.inputStart[i] as number; e < (graph.inputStart[i + 1] as number); e++) {
      localOffsets[e + 1] = (localOffsets[e] as number) + (elementwise ? size(i) : 0);
      if (!elementwise || graph.shapes === null) continue;
      const source = graph.inputs[e] as number;
      if (!sameShape(shape(source), shape(i)) && sizeOf(shape(i)) > 1) {
        broadcast.set(e, broadcastIndex(shape(source), shape(i)));
      }
    }
  }
  const sizes = new Int32Array(eventCount);
  for (let e = 0; e < graph.edgeCount && eventCount === graph.edgeCount; e++)
    sizes[e] = size(graph.inputs[e] as number);
  for (let a = 0; a < acts.length; a++) {
    const node = acts[a] as number;
    if (node < 0) continue;
    const from = graph.inputStart[node] as number;
    for (let e = from; e < (graph.inputStart[node + 1] as number); e++) {
      sizes[(base[a] as number) + e - from] = size(graph.inputs[e] as number);
    }
  }
  const eventOffsets = new Int32Array(eventCount + 1);
  for (let k = 0; k < eventCount; k++) eventOffsets[k + 1] = (eventOffsets[k] as number) + (sizes[k] as number);
  return { eventOffsets, localOffsets, broadcast };
}
