import { FIRST_OP, type Graph, inputsOf, type Kernel, opOf } from '../graph/graph.ts';
import { ACT, carriesGradient } from '../trace/schedule.ts';
import { contextOf } from '../trace/tensor.ts';
import { localOf, nodeValue, type Trace } from '../trace/trace.ts';
import { Arrays } from './arrays.ts';
import type { Rules, Sent } from './rules.ts';

/** Where one contribution broke the rule; copies of what would have been right. */
export interface Break {
  /** What the op should have sent for the upstream gradient that it had. */
  readonly should?: Float64Array;
  /** What stood there and was replaced instead of added to. */
  readonly replaced?: Float64Array;
  /** What stood there in place of the total of the ledger: it was overwritten in between. */
  readonly overwritten?: Float64Array;
}

/** An array that was changed in place, under the eyes of everybody who shares it. */
export interface Overwriting {
  readonly act: number;
  /** Who changed it. */
  readonly by: number;
  /** Nodes whose gradient changed with it. */
  readonly nodes: readonly number[];
}

/** What a wrong backward pass did that was against the rules. */
export interface Breaks {
  /** By event. */
  readonly events: ReadonlyMap<number, Break>;
  readonly overwritings: readonly Overwriting[];
}

/**
 * The backward pass of a trace once more, by wrong rules: `locals` and `values` are as the forward pass left them;
 * `contributions`, `totals` and `grads` are written. Without rules every number is that of the right engine, bit by bit.
 * `right` is the right run of the same forward pass: what its local derivatives would have sent is noted where that differs.
 */
export function sweep(trace: Trace, rules: Rules, right: Trace = trace): Breaks {
  const { graph, schedule, grads, contributions, totals, carried } = trace;
  const { acts, base, reached, eventOffsets } = schedule;
  const { offsets, inputs, inputStart } = graph;
  const events = new Map<number, Break>();
  const overwritings: Overwriting[] = [];
  const arrays = rules.clearsUpstream === undefined ? null : new Arrays(graph);
  /** The total as the ledger has it, where an array was changed behind its back. */
  const believed = new Map<number, Float64Array>();
  contributions.fill(0);
  totals.fill(0);
  if (carried === null) grads.fill(0);
  else grads.set(carried);
  rules.prepare?.(trace);
  const other = right === trace ? null : otherLocals(trace, right);
  for (let act = 0; act < acts.length; act++) {
    const node = acts[act] as number;
    if (node < 0) {
      restart(trace, node);
      arrays?.restart();
      continue;
    }
    const cleared = rules.clearsUpstream?.(trace, node) ?? null;
    if (cleared !== null && arrays !== null) {
      const changed = clear(trace, node, cleared, arrays, believed);
      if (changed.length > 0) overwritings.push({ act, by: node, nodes: changed });
    }
    const from = inputStart[node] as number;
    for (let edge = from; edge < (inputStart[node + 1] as number); edge++) {
      if (!carriesGradient(graph, reached, node, edge)) continue;
      const source = inputs[edge] as number;
      const event = (base[act] as number) + edge - from;
      const at = eventOffsets === null ? event : (eventOffsets[event] as number);
      const target = offsets[source] as number;
      const size = (offsets[source + 1] as number) - target;
      const sent: Sent = { node, slot: edge - from, edge, source, at, size };
      contribute(trace, sent);
      const broken: { -readonly [Key in keyof Break]: Break[Key] } = {};
      if (other?.has(edge) === true) {
        const wrong = contributions.slice(at, at + size);
        contributions.fill(0, at, at + size);
        contribute(trace, sent, right.locals);
        broken.should = contributions.slice(at, at + size);
        contributions.set(wrong, at);
        if (sameNumbers(wrong, broken.should)) delete broken.should;
      }
      if (rules.send !== undefined) {
        const right = contributions.slice(at, at + size);
        if (rules.send(trace, sent) && !sameNumbers(right, contributions.subarray(at, at + size)))
          broken.should = right;
      }
      const before = believed.get(source);
      if (before !== undefined && !sameNumbers(before, grads.subarray(target, target + size)))
        broken.overwritten = grads.slice(target, target + size);
      believed.delete(source);
      if (rules.assigns === true && grads.subarray(target, target + size).some((number) => number !== 0))
        broken.replaced = grads.slice(target, target + size);
      for (let k = 0; k < size; k++) {
        const contribution = contributions[at + k] as number;
        const total = rules.assigns === true ? contribution : (grads[target + k] as number) + contribution;
        totals[at + k] = total;
        grads[target + k] = total;
      }
      arrays?.arrive(sent);
      if (Object.keys(broken).length > 0) events.set(event, broken);
    }
  }
  return { events, overwritings };
}

/** A seed or a zero_grad, as in trace/scalar.ts; `keepsOps` leaves what ops have, but for the output, which is set. */
function restart({ grads, graph, schedule: { plan } }: Trace, act: number): void {
  const { codes, offsets, output, seed, count } = graph;
  const leaves = act === ACT.zeroGrad;
  for (let i = 0; i < count; i++) {
    const isLeaf = (codes[i] as number) < FIRST_OP;
    if (isLeaf !== leaves || (!leaves && plan.keepsOps === true && i !== output)) continue;
    grads.fill(0, offsets[i], offsets[i + 1]);
  }
  if (leaves || graph.needsGradient[output] === 0) return;
  const at = offsets[output] as number;
  for (let k = 0; k < seed.length; k++) grads[at + k] = (grads[at + k] as number) + (seed[k] as number);
}

/** The right contribution of one edge: upstream · local, summed over what was broadcast, or the op's vjp. */
function contribute(trace: Trace, { node, slot, edge, at }: Sent, locals: Float64Array = trace.locals): void {
  const { graph, schedule, grads, contributions } = trace;
  const op = opOf(graph, node)?.op;
  const { masks } = graph.kernels[graph.codes[node] as number] as Kernel;
  if (graph.scalar) {
    const contribution = (grads[node] as number) * (locals[edge] as number);
    contributions[at] = Number.isNaN(contribution) && masks && locals[edge] === 0 ? 0 : contribution;
    return;
  }
  if (op?.kind === 'tensor') {
    op.vjp[slot]?.(contributions, at, grads, contextOf(trace, node));
    return;
  }
  const out = graph.offsets[node] as number;
  const size = (graph.offsets[node + 1] as number) - out;
  const d = schedule.localOffsets?.[edge] as number;
  const index = schedule.broadcast.get(edge) ?? null;
  for (let k = 0; k < size; k++) {
    const local = locals[d + k] as number;
    const to = at + (index === null ? k : (index[k] as number));
    const sent = masks && local === 0 ? 0 : (grads[out + k] as number) * local;
    contributions[to] = (contributions[to] as number) + sent;
  }
}

/** Edges whose op multiplies by another local derivative than it should at the values that it has. */
function otherLocals(trace: Trace, right: Trace): ReadonlySet<number> {
  const { graph } = trace;
  const found = new Set<number>();
  for (let node = 0; node < graph.count; node++) {
    for (let edge = graph.inputStart[node] as number; edge < (graph.inputStart[node + 1] as number); edge++) {
      if (sameNumbers(localOf(trace, edge), localOf(right, edge))) continue;
      const ends = [node, ...inputsOf(graph, node)];
      if (ends.every((one) => sameNumbers(nodeValue(trace, one), nodeValue(right, one)))) found.add(edge);
    }
  }
  return found;
}

/** Sets elements to 0 in an array that several nodes may hold; which of them see other numbers than before. */
function clear(
  { graph, grads }: Trace,
  node: number,
  cleared: (element: number) => boolean,
  arrays: Arrays,
  believed: Map<number, Float64Array>,
): readonly number[] {
  const changed: number[] = [];
  for (const holder of arrays.holders(node)) {
    const from = graph.offsets[holder] as number;
    const to = graph.offsets[holder + 1] as number;
    const before = grads.slice(from, to);
    for (let k = from; k < to; k++) if (cleared(k - from)) grads[k] = 0;
    if (sameNumbers(before, grads.subarray(from, to))) continue;
    changed.push(holder);
    if (!believed.has(holder)) believed.set(holder, before);
  }
  return changed;
}

/** Equal one by one; NaN equals NaN, and 0 equals −0. */
export function sameNumbers(a: Float64Array, b: Float64Array): boolean {
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k] && !(Number.isNaN(a[k]) && Number.isNaN(b[k]))) return false;
  return true;
}

/** Nodes of one kind that a gradient reaches. */
export function nodesOf(graph: Graph, names: readonly string[], reached: Uint8Array | null = null): number[] {
  const found: number[] = [];
  for (let node = 0; node < graph.count; node++) {
    if (reached !== null && reached[node] === 0) continue;
    if (names.includes(opOf(graph, node)?.op.name ?? '')) found.push(node);
  }
  return found;
}
