import { elementsOf, FIRST_OP, type Graph, inputsOf, LEAF, opOf, type PaletteOp } from '../graph/graph.ts';
import { run, runForward } from '../trace/run.ts';
import { schedule } from '../trace/schedule.ts';
import { contextOf } from '../trace/tensor.ts';
import { emptyTrace, nodeValue, type Trace } from '../trace/trace.ts';

/** One element of one leaf: the engine's gradient beside the central difference. */
export interface CheckRow {
  readonly node: number;
  /** Element of the leaf's value, row-major. */
  readonly element: number;
  readonly gradient: number;
  readonly difference: number;
  readonly absolute: number;
  /** |difference − gradient| / max(|gradient|, |difference|), 0 where both are 0. */
  readonly relative: number;
  /** False where an op stands on a kink or leaves its domain within ±h: the central difference means nothing there. */
  readonly reliable: boolean;
}

/** Error of the central difference against the step h, for the plot of truncation and round-off. */
export interface ErrorAtStep {
  readonly h: number;
  readonly absolute: number;
  readonly relative: number;
}

/** The step of DeZero's `numerical_diff`. */
export const DEFAULT_H = 1e-4;

/**
 * Central difference of F = Σ seed · output in one element of a leaf: (F(x + h) − F(x − h)) / 2h.
 * The divisor is the distance of the two points as they are in binary, so that only F's own round-off remains.
 */
export function centralDifference(
  trace: Trace,
  node: number,
  element: number,
  h: number,
  scratch: Trace = emptyTrace(trace.schedule),
): number {
  const at = (trace.graph.offsets[node] as number) + element;
  const leaves = trace.values.slice();
  const x = leaves[at] as number;
  leaves[at] = x + h;
  const up = x + h;
  const above = seeded(runForward(trace.schedule, leaves, scratch));
  leaves[at] = x - h;
  const below = seeded(runForward(trace.schedule, leaves, scratch));
  return (above - below) / (up - (x - h));
}

/** Σ seed · output: the scalar whose gradient the backward pass computes. */
function seeded(trace: Trace): number {
  const { offsets, output, seed } = trace.graph;
  const at = offsets[output] as number;
  let sum = 0;
  for (let k = 0; k < seed.length; k++) sum += (seed[k] as number) * (trace.values[at + k] as number);
  return sum;
}

/**
 * Every element of every input and parameter that the output reaches, checked with one h, as they are asked for: each row
 * costs a few forward passes of the whole graph, and the reader stops when there are enough. Parameters come first: data
 * that they learn from may be long.
 */
export function* gradientCheckRows(given: Trace, h: number = DEFAULT_H): Generator<CheckRow, void> {
  const trace = ofOnePass(given);
  const { graph } = trace;
  const { reached } = trace.schedule;
  const scratch = emptyTrace(trace.schedule);
  const trusted = trustWatch(trace);
  for (const node of checkedNodes(graph, reached)) {
    const start = graph.offsets[node] as number;
    const size = (graph.offsets[node + 1] as number) - start;
    for (let element = 0; element < size; element++) {
      const gradient = trace.grads[start + element] as number;
      const difference = centralDifference(trace, node, element, h, scratch);
      const reliable =
        Number.isFinite(difference) && trusted(node, element, h, Math.max(Math.abs(gradient), Math.abs(difference)));
      yield { node, element, gradient, difference, ...errors(gradient, difference), reliable };
    }
  }
}

function checkedNodes(graph: Graph, reached: Uint8Array): readonly number[] {
  const leaves: number[] = [];
  for (let node = 0; node < graph.count; node++) if (isChecked(graph, reached, node)) leaves.push(node);
  const isParameter = (node: number) => graph.codes[node] === LEAF.parameter;
  return [...leaves.filter(isParameter), ...leaves.filter((node) => !isParameter(node))];
}

function isChecked(graph: Graph, reached: Uint8Array, node: number): boolean {
  const code = graph.codes[node] as number;
  return code < FIRST_OP && code !== LEAF.constant && reached[node] === 1;
}

/** How many rows `gradientCheckRows` has. */
export function checkedElements({ graph, schedule: { reached } }: Trace): number {
  return checkedNodes(graph, reached).reduce((count, node) => count + elementsOf(graph, node), 0);
}

/** All rows at once; see `gradientCheckRows`. */
export function gradientCheck(trace: Trace, h: number = DEFAULT_H): CheckRow[] {
  return [...gradientCheckRows(trace, h)];
}

/**
 * What accumulated over several passes, or on top of what an iteration before has left, is no derivative: it is checked by
 * one pass of its own.
 */
function ofOnePass(trace: Trace): Trace {
  const { plan, graph, ordinary } = trace.schedule;
  if (plan.order !== 'topological') return trace.carried === null ? trace : run(trace.schedule, trace.values);
  if (ordinary && trace.carried === null) return trace;
  const once = schedule(graph);
  return once === null ? trace : run(once, trace.values);
}

/** The error of one element's central difference for h = 1e-1, 1e-1.5 … 1e-13. */
export function errorAgainstStep(given: Trace, node: number, element: number): ErrorAtStep[] {
  const trace = ofOnePass(given);
  const scratch = emptyTrace(trace.schedule);
  const gradient = trace.grads[(trace.graph.offsets[node] as number) + element] as number;
  const points: ErrorAtStep[] = [];
  for (let half = 2; half <= 26; half++) {
    const h = 10 ** (-half / 2);
    points.push({ h, ...errors(gradient, centralDifference(trace, node, element, h, scratch)) });
  }
  return points;
}

function errors(gradient: number, difference: number): { absolute: number; relative: number } {
  const absolute = Math.abs(difference - gradient);
  const size = Math.max(Math.abs(gradient), Math.abs(difference));
  return { absolute, relative: absolute === 0 ? 0 : absolute / size };
}

/** Round-off of F that may pass for a hundredth of the slope: beyond it the difference says nothing. */
const DROWNED = 0.01;

/**
 * Says whether the central difference in one element can be trusted: x ± h differ from x, nothing behind a detach depends
 * on it, at x − h, at x and at x + h the output is finite and every op is on the same side of its kinks and on none of
 * them, and F's last digit divided by h is small beside the slope.
 */
function trustWatch(trace: Trace): (node: number, element: number, h: number, slope: number) => boolean {
  const { graph, values } = trace;
  const suspects: number[] = [];
  for (let node = 0; node < graph.count; node++) {
    const op = opOf(graph, node)?.op;
    if (op !== undefined && (op.kind === 'tensor' ? op.pieces : op.kink) !== undefined) suspects.push(node);
  }
  const detached = seenThroughDetach(graph);
  const scratch = emptyTrace(trace.schedule);
  return (node, element, h, slope) => {
    if (detached[node] === 1 || !Number.isFinite(seeded(trace))) return false;
    const at = (graph.offsets[node] as number) + element;
    const leaves = values.slice();
    const x = leaves[at] as number;
    for (const shifted of [x - h, x + h]) {
      if (shifted === x) return false;
      leaves[at] = shifted;
      runForward(trace.schedule, leaves, scratch);
      const f = seeded(scratch);
      if (!Number.isFinite(f)) return false;
      const noise = (Math.abs(f) * Number.EPSILON) / h;
      if (noise > DROWNED * slope && noise > DROWNED * h) return false;
      for (const suspect of suspects) if (changesSide(trace, scratch, suspect)) return false;
    }
    return true;
  };
}

/** Nodes whose value reaches the output along a slot without a gradient: a difference sees that way, autograd must not. */
function seenThroughDetach(graph: Graph): Uint8Array {
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

/** Whether an op moved to another smooth piece between two traces, or moved while standing on a kink. */
function changesSide(here: Trace, there: Trace, node: number): boolean {
  const from = sidesOf(here, node);
  const to = sidesOf(there, node);
  return from.some(({ side, a, b }, k) => {
    const other = to[k] as Side;
    const moved = other.a !== a || other.b !== b;
    return moved && (other.side !== side || side === ON_KINK);
  });
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
