import { type Graph, inputsOf, opOf, type PaletteOp } from '../graph/graph.ts';
import { runForward } from '../trace/run.ts';
import { contextOf } from '../trace/tensor.ts';
import { emptyTrace, nodeValue, type Trace } from '../trace/trace.ts';
import type { Unsettled } from './convergence.ts';
import { centralDifference, seeded } from './difference.ts';

/** An op that has no derivative here, or has another one within ±h. */
export interface Kink {
  readonly node: number;
  /** Element of the op's output. */
  readonly element: number;
  /** It stands on the kink at x itself; else x − h and x + h lie on different sides of it. */
  readonly on: boolean;
  /** What the op read at that element, at x; empty for a tensor op (a maximum over many). */
  readonly inputs: readonly number[];
  /** The one-sided differences (F(x) − F(x − h)) / h and (F(x + h) − F(x)) / h: where they differ, it is a kink. */
  readonly left: number;
  readonly right: number;
}

/**
 * Why a central difference says nothing about a gradient. `step`: x ± h is x in binary; `detach`: a way to the output that
 * the backward pass does not take by definition; `notFinite`: F is ∞ or NaN at x or at x ± h; `gradient`: the gradient
 * is NaN or ∞, though F is finite; `roundOff` and `truncation`: see convergence.ts.
 */
export type Silence =
  | { readonly why: 'step' | 'detach' | 'notFinite' | 'gradient' }
  | { readonly why: 'kink'; readonly kink: Kink }
  | Unsettled;

/** What is seen of F about x: the central difference, and why it says nothing whatever number it is (else `null`). */
export interface Seen {
  readonly difference: number;
  readonly silence: Silence | null;
}

/**
 * Takes the central difference in one element, and says why it cannot be trusted, `null` where it can: x ± h differ from x,
 * nothing behind a detach depends on it, at x − h, at x and at x + h the output is finite, every op is on the same side of
 * its kinks and on none of them, and the gradient is a finite number.
 */
export function silenceWatch(trace: Trace): (node: number, element: number, h: number, gradient: number) => Seen {
  const { graph, values } = trace;
  const suspects = suspectsOf(graph);
  const detached = seenThroughDetach(trace);
  const scratch = emptyTrace(trace.schedule);
  return (node, element, h, gradient) => {
    const plain = (silence: Silence): Seen => ({
      difference: centralDifference(trace, node, element, h, scratch),
      silence,
    });
    if (detached[node] === 1) return plain({ why: 'detach' });
    const at = (graph.offsets[node] as number) + element;
    const leaves = values.slice();
    const x = leaves[at] as number;
    if (x - h === x || x + h === x) return plain({ why: 'step' });
    const here = seeded(trace);
    if (!Number.isFinite(here)) return plain({ why: 'notFinite' });
    const beside: number[] = [];
    let found: Omit<Kink, 'left' | 'right'> | null = null;
    for (const shifted of [x - h, x + h]) {
      leaves[at] = shifted;
      runForward(trace.schedule, leaves, scratch);
      beside.push(seeded(scratch));
      for (const suspect of suspects) found ??= kinkBetween(trace, scratch, suspect);
    }
    const [below = 0, above = 0] = beside;
    const difference = (above - below) / (x + h - (x - h));
    if (!Number.isFinite(difference)) return { difference, silence: { why: 'notFinite' } };
    if (!Number.isFinite(gradient)) return { difference, silence: { why: 'gradient' } };
    if (found === null) return { difference, silence: null };
    // + 0: a slope of −0 is shown as 0.
    const [left, right] = [(below - here) / (x - h - x) + 0, (above - here) / (x + h - x) + 0];
    return { difference, silence: { why: 'kink', kink: { ...found, left, right } } };
  };
}

/** Nodes whose op has kinks. */
function suspectsOf(graph: Graph): readonly number[] {
  const suspects: number[] = [];
  for (let node = 0; node < graph.count; node++) {
    const op = opOf(graph, node)?.op;
    if (op !== undefined && (op.kind === 'tensor' ? op.pieces : op.kink) !== undefined) suspects.push(node);
  }
  return suspects;
}

/** Whether an op bends or jumps between x − h and x + h of one element of a leaf, or stands on its kink and moves. */
export function hasKinkWithin(trace: Trace, node: number, element: number, h: number): boolean {
  const suspects = suspectsOf(trace.graph);
  if (suspects.length === 0) return false;
  const at = (trace.graph.offsets[node] as number) + element;
  const leaves = trace.values.slice();
  const x = leaves[at] as number;
  const scratch = emptyTrace(trace.schedule);
  return [x - h, x + h].some((shifted) => {
    leaves[at] = shifted;
    const there = runForward(trace.schedule, leaves, scratch);
    return suspects.some((suspect) => kinkBetween(trace, there, suspect) !== null);
  });
}

/** The least number with all its digits: below it round-off is as large as it is here. */
const LEAST_NORMAL = 2 ** -1022;

/**
 * How far round-off may move F = Σ seed · output: every value is rounded to half its last digit or a little more, and reaches F
 * by its gradient, so 4 ε Σ |gradient · value| (the running error of Wilkinson, with room for functions and sums).
 */
export function roundOffOf({ graph, values, grads }: Trace): number {
  const start = graph.offsets[graph.output] as number;
  const end = graph.offsets[graph.output + 1] as number;
  let sum = 0;
  for (let k = 0; k < grads.length; k++) {
    const by = k >= start && k < end ? (graph.seed[k - start] as number) : (grads[k] as number);
    const size = Math.abs(by) * Math.max(Math.abs(values[k] as number), LEAST_NORMAL);
    if (Number.isFinite(size)) sum += size;
  }
  return 4 * Number.EPSILON * sum;
}

/** Nodes whose value reaches the output along a slot without a gradient: a difference sees that way, autograd must not. */
function seenThroughDetach({ graph }: Trace): Uint8Array {
  const matters = new Uint8Array(graph.count);
  const hidden = new Uint8Array(graph.count);
  matters[graph.output] = 1;
  for (let node = graph.count - 1; node >= 0; node--) {
    if (matters[node] === 0) continue;
    const op = opOf(graph, node)?.op;
    for (const [slot, input] of inputsOf(graph, node).entries()) {
      matters[input] = 1;
      if (hidden[node] === 1 || op?.localLatex[slot] === null) hidden[input] = 1;
    }
  }
  return hidden;
}

/** Where an op moved to another smooth piece between two traces, or moved while standing on a kink; `null`: nowhere. */
function kinkBetween(here: Trace, there: Trace, node: number): Omit<Kink, 'left' | 'right'> | null {
  const from = sidesOf(here, node);
  const to = sidesOf(there, node);
  const element = from.findIndex(({ side, a, b }, k) => {
    const other = to[k] as Side;
    const moved = other.a !== a || other.b !== b;
    return moved && (other.side !== side || side === ON_KINK);
  });
  if (element < 0) return null;
  const { side, a, b } = from[element] as Side;
  const { op } = opOf(here.graph, node) as PaletteOp;
  const inputs = op.kind === 'tensor' ? [] : op.arity === 2 ? [a, b] : [a];
  return { node, element, on: side === ON_KINK, inputs };
}

/** Where one element of an op stands: its side, and the inputs that decide it (for a tensor op its whole input moves). */
interface Side {
  readonly side: number;
  readonly a: number;
  readonly b: number;
}

const ON_KINK = 0;

function sidesOf(trace: Trace, node: number): readonly Side[] {
  const { graph, schedule, values } = trace;
  const entry = opOf(graph, node) as PaletteOp;
  if (entry.op.kind === 'tensor') {
    const sum = inputsOf(graph, node).reduce((total, input) => total + hashOf(nodeValue(trace, input)), 0);
    const pieces = entry.op.pieces?.(contextOf(trace, node)) ?? [];
    return pieces.map((piece) => ({ side: piece + 1, a: sum, b: 0 }));
  }
  const sides: Side[] = [];
  const edge = graph.inputStart[node] as number;
  const [a = 0, b = a] = [...inputsOf(graph, node)].map((input) => graph.offsets[input] as number);
  const size = (graph.offsets[node + 1] as number) - (graph.offsets[node] as number);
  const second = entry.op.arity === 2 ? edge + 1 : edge;
  for (let k = 0; k < size; k++) {
    const x = values[a + (schedule.broadcast.get(edge)?.[k] ?? k)] as number;
    const y = values[b + (schedule.broadcast.get(second)?.[k] ?? k)] as number;
    sides.push({ side: Math.sign(entry.op.kink?.(x, y, entry.attributes) ?? 1), a: x, b: y });
  }
  return sides;
}

/** Changes whenever an element does, for all that two nearby points are concerned. */
function hashOf(numbers: Float64Array): number {
  return numbers.reduce((total, value, k) => total + value * (k + 1), 0);
}
