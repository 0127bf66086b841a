import { elementsOf, inputsOf, isOp, opOf } from '../graph/graph.ts';
import { compile, type Value } from '../program/compile.ts';
import { run } from '../trace/run.ts';
import { schedule } from '../trace/schedule.ts';
import { gradOf, nodeValue, type Trace } from '../trace/trace.ts';
import { compositesInside } from './composites.ts';

/** What one form of a composite costs, and what a backward pass keeps for it. */
export interface Cost {
  /** Nodes, with the constants that its formula has in it. */
  readonly nodes: number;
  /** Of them, those that compute: steps of the forward pass. */
  readonly forwardSteps: number;
  /** Steps of a backward pass. */
  readonly backwardSteps: number;
  /** Numbers kept from the forward pass for the backward pass: of each tensor once, however many ops ask for it. */
  readonly saved: number;
  /** Their memory: 8 bytes a double, 1 byte an element of a mask. */
  readonly bytes: number;
}

/** A composite measured twice: as one node, and opened down to ops that cannot be opened any further. */
export interface Measured {
  readonly closed: Cost;
  readonly opened: Cost;
  /** The largest |closed − opened| of an element of its value, and of the gradients of its inputs (0 where none arrives). */
  readonly valueDifference: number;
  readonly gradientDifference: number;
}

/** What is measured: a program with the values of its free names. */
export interface MeasuredProgram {
  readonly source: string;
  readonly values: Readonly<Record<string, Value>>;
  /** Values of leaves, by the leaf's key, where they are others than written: those of an iteration. */
  readonly leaves: ReadonlyMap<string, Float64Array>;
}

/** Measures the composite with a key; `null` where the program has none, or is too long to be opened. */
export function measure(program: MeasuredProgram, key: string): Measured | null {
  const closed = ran(program, new Set());
  if (closed === null) return null;
  const node = closed.graph.keys.indexOf(key);
  if (node < 0 || opOf(closed.graph, node)?.op.opens == null) return null;
  const opened = ranOpened(program, key);
  const group = opened?.graph.groups.find((one) => one.key === key);
  if (opened === null || group === undefined) return null;
  const inputs = [...new Set(inputsOf(closed.graph, node))];
  const gradients = inputs.map((input) => {
    const same = opened.graph.keys.indexOf(closed.graph.keys[input] as string);
    return same < 0 ? 0 : difference(gradOf(closed, input), gradOf(opened, same));
  });
  return {
    closed: costOf(closed, node, node),
    opened: costOf(opened, group.first, group.last),
    valueDifference: difference(nodeValue(closed, node), nodeValue(opened, group.output)),
    gradientDifference: gradients.reduce(larger, 0),
  };
}

/** Rooms are as deep as the op table nests them: each turn opens what the one before has brought. */
function ranOpened(program: MeasuredProgram, key: string): Trace | null {
  const open = new Set([key]);
  for (;;) {
    const trace = ran(program, open);
    const more = trace === null ? [] : compositesInside(trace.graph, key).filter((one) => !open.has(one));
    if (more.length === 0) return trace;
    for (const one of more) open.add(one);
  }
}

function ran({ source, values, leaves }: MeasuredProgram, open: ReadonlySet<string>): Trace | null {
  const compiled = compile(source, { inputs: values, textWins: true, open });
  if (!compiled.ok) return null;
  const { graph, plan: order } = compiled.program;
  const plan = schedule(graph, order);
  if (plan === null) return null;
  const initial = Float64Array.from(graph.initial);
  for (let node = 0; node < graph.count; node++) {
    const value = isOp(graph, node) ? undefined : leaves.get(graph.keys[node] as string);
    if (value?.length === elementsOf(graph, node)) initial.set(value, graph.offsets[node] as number);
  }
  return run(plan, initial);
}

function costOf({ graph, schedule: { reached, acts } }: Trace, first: number, last: number): Cost {
  let forwardSteps = 0;
  let backwardSteps = 0;
  // A mask is not the tensor that it was made from.
  const numbers = new Set<number>();
  const masks = new Set<number>();
  for (let node = first; node <= last; node++) {
    const entry = opOf(graph, node);
    if (entry === null) continue;
    forwardSteps++;
    // What no gradient reaches keeps nothing.
    if (reached[node] === 0) continue;
    if (acts.includes(node)) backwardSteps++;
    for (const kept of entry.op.saves) {
      if (typeof kept === 'number') numbers.add(inputsOf(graph, node)[kept] as number);
      else if (kept === 'output') numbers.add(node);
      else if (kept === 'mask') masks.add(node);
      // A softmax has the shape of the input that it is of, and nobody else's memory.
      else numbers.add(-1 - (inputsOf(graph, node)[0] as number));
    }
  }
  const saved = sum([...numbers].map((node) => elementsOf(graph, node < 0 ? -1 - node : node)));
  const masked = sum([...masks].map((node) => elementsOf(graph, node)));
  return {
    nodes: last - first + 1,
    forwardSteps,
    backwardSteps,
    saved: saved + masked,
    bytes: 8 * saved + masked,
  };
}

function difference(a: Float64Array | null, b: Float64Array | null): number {
  if (a === null || b === null) return a === b ? 0 : Number.NaN;
  return a.reduce((most, number, k) => {
    const other = b[k] as number;
    return larger(most, Object.is(number, other) || number === other ? 0 : Math.abs(number - other));
  }, 0);
}

/** NaN is larger than any number: it must not get lost. */
function larger(a: number, b: number): number {
  return Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : Math.max(a, b);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
