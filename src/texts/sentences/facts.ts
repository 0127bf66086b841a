import { displayNames } from '../../engine/graph/displayNames.ts';
import { consumersOf, type Graph, inputsOf, opOf, type PaletteOp, shapeOf } from '../../engine/graph/graph.ts';
import type { Attributes } from '../../engine/ops/define.ts';
import { broadcastShapes, printShape, type Shape, sizeOf } from '../../engine/shape.ts';
import { totalBefore, upstreamOf } from '../../engine/timeline/frame.ts';
import { type LedgerEntry, ledgerOf } from '../../engine/timeline/ledger.ts';
import { type Cursor, eventOf, sentEdges, stepAt, type Timeline } from '../../engine/timeline/timeline.ts';
import { ACT } from '../../engine/trace/schedule.ts';
import { contributionOf, localOf, nodeValue, type Trace, totalAfter } from '../../engine/trace/trace.ts';
import { formatNumber } from '../../format/number.ts';
import type { NodeName } from '../sentence.ts';
import { type Stretch, stretchOf } from './stretch.ts';

/** An operand or result as a sentence shows it. */
export interface Quantity extends NodeName {
  /** The value as on the graph; the shape, `(2, 3)`, when it is no scalar. */
  readonly value: string;
  readonly number: number;
  /** A constant's name is its number. */
  readonly constant: boolean;
}

/** A contribution that a step sends. */
export interface Sent extends NodeName {
  readonly slot: number;
  /** What arrives there, as on the graph. */
  readonly contribution: string;
  readonly local: number;
  /** Contributions of this backward pass in that node's total now, and when the pass is over. */
  readonly added: number;
  readonly expected: number;
  /** Along how many edges gradients come to it; fewer than `expected` where a recursion visits a node again. */
  readonly uses: number;
  /** Wires that leave it, with those along which no gradient comes back (into a detach). */
  readonly wires: number;
  /** Its total before this step, where earlier passes left one that nobody cleared; else `null`. */
  readonly old: string | null;
  readonly total: string;
  /** It is the first contribution since an iteration before has left a gradient that nobody cleared. */
  readonly overCarried: boolean;
  /** How broadcasting stretched it: the contribution is then a sum over the upstream gradient; `null` where it did not. */
  readonly stretch: Stretch | null;
}

/** What a sentence about a step of one op may use. Numbers are strings as on the graph. */
export interface StepFacts {
  readonly op: string;
  /** `×`, `sin`, `Affine`: how the node looks. */
  readonly symbol: string;
  readonly attributes: Attributes;
  readonly output: Quantity;
  readonly inputs: readonly Quantity[];
  /** Every operand and the result are plain numbers. */
  readonly scalar: boolean;
  /** The op does the same to every entry. */
  readonly elementwise: boolean;
  /** Backward only: the arriving gradient, and what is sent; one entry when one edge is shown, else all. */
  readonly upstream: string;
  readonly sent: readonly Sent[];
  /** How many times the node has sent in this pass, with this one: more than once only where a recursion visits it again. */
  readonly visit: number;
}

/** How an op is called where its node is meant, as on the graph: `×`, `sin`; a composite by its function, `sigmoid`, `affine`. */
export function symbolOf({ op, symbol }: PaletteOp): string {
  return op.opens === null ? symbol : (op.call?.names[0] ?? symbol);
}

/** The name of a node in a sentence; a constant goes by its number. */
export function nameOf(graph: Graph, trace: Trace, node: number): NodeName {
  const name = displayNames(graph)[node];
  return { node, text: name?.text ?? amount(nodeValue(trace, node), shapeOf(graph, node)) };
}

function amount(elements: Float64Array, shape: readonly number[]): string {
  return sizeOf(shape) === 1 ? formatNumber(elements[0] ?? 0) : printShape(shape);
}

function quantity(graph: Graph, trace: Trace, node: number): Quantity {
  const elements = nodeValue(trace, node);
  const constant = displayNames(graph)[node] === null;
  return {
    ...nameOf(graph, trace, node),
    value: amount(elements, shapeOf(graph, node)),
    number: elements[0] ?? 0,
    constant,
  };
}

/**
 * Which of a backward step's edges is shown, counted from 1; `null`: all of them. Walked edge by edge, the last edge and the
 * whole step are the same place: it is shown as that edge.
 */
export function shownEdge(timeline: Timeline, cursor: Cursor, edgeByEdge: boolean): number | null {
  if (cursor.edge !== null || !edgeByEdge) return cursor.edge;
  const parts = sentEdges(timeline, cursor.step).length;
  return parts > 1 ? parts : null;
}

/** The facts of a forward or backward step; `null` at other steps. `edge`: the one that is shown, see `shownEdge`. */
export function factsAt(timeline: Timeline, trace: Trace, cursor: Cursor, edge: number | null): StepFacts | null {
  const { kind, node, act } = stepAt(timeline, cursor.step);
  if (kind !== 'forward' && kind !== 'backward') return null;
  const { graph } = trace;
  const entry = opOf(graph, node);
  if (entry === null) return null;
  const inputs = [...inputsOf(graph, node)].map((input) => quantity(graph, trace, input));
  const output = quantity(graph, trace, node);
  const edges = sentEdges(timeline, cursor.step);
  const shown = edge === null ? edges : edges.slice(edge - 1, edge);
  return {
    op: entry.op.name,
    symbol: symbolOf(entry),
    attributes: entry.attributes,
    inputs,
    output,
    elementwise: entry.op.kind === 'elementwise',
    scalar: [node, ...inputsOf(graph, node)].every((one) => shapeOf(graph, one).length === 0),
    upstream: kind === 'forward' ? '' : amount(upstreamOf(trace, timeline, act), shapeOf(graph, node)),
    visit: kind === 'forward' ? 0 : visitOf(timeline, act),
    sent: kind === 'forward' ? [] : shown.map((one) => sentAlong(timeline, trace, cursor, act, one)),
  };
}

/** Which visit of its node in this pass an act is, from 1. */
function visitOf({ schedule }: Timeline, act: number): number {
  let visit = 1;
  if (schedule.plan.order === 'topological') return visit;
  for (let a = act - 1; a >= 0 && schedule.acts[a] !== ACT.seed; a--)
    if (schedule.acts[a] === schedule.acts[act]) visit++;
  return visit;
}

function sentAlong(timeline: Timeline, trace: Trace, cursor: Cursor, act: number, edge: number): Sent {
  const { graph, schedule } = trace;
  const source = graph.inputs[edge] as number;
  const event = eventOf(schedule, act, edge);
  const ledger = ledgerOf(timeline, source);
  const own = ledger.find((entry) => entry.event === event && entry.kind === 'contribution');
  const inPass = ledger.filter((entry) => entry.kind === 'contribution' && entry.pass === own?.pass);
  const sub = cursor.edge ?? Number.POSITIVE_INFINITY;
  const before = ledger.slice(0, ledger.indexOf(inPass[0] ?? (own as LedgerEntry))).at(-1);
  const shape = shapeOf(graph, source);
  return {
    ...nameOf(graph, trace, source),
    slot: edge - (graph.inputStart[schedule.acts[act] as number] as number),
    contribution: amount(contributionOf(trace, event), shape),
    local: localOf(trace, edge)[0] ?? Number.NaN,
    added: inPass.filter((entry) => entry.act < act || (entry.act === act && entry.sub <= sub)).length,
    expected: inPass.length,
    wires: wiresOf(graph, source),
    uses: new Set(inPass.map((entry) => entry.edge)).size,
    old: before?.kind === 'contribution' ? amount(totalBefore(trace, timeline, source, event), shape) : null,
    total: amount(totalAfter(trace, event), shape),
    overCarried: before?.kind === 'carried' && own === inPass[0],
    stretch: stretchAlong(graph, schedule.acts[act] as number, edge),
  };
}

/** Of ops that meet their inputs entry by entry: how the input along `edge` was stretched to fit the others. */
function stretchAlong(graph: Graph, node: number, edge: number): Stretch | null {
  const op = opOf(graph, node)?.op;
  // The squared error pairs its entries as `y − t` does, and answers with one number.
  if (op?.kind !== 'elementwise' && op?.name !== 'mse') return null;
  const together = [...inputsOf(graph, node)].reduce<Shape | null>(
    (shape, input) => (shape === null ? null : broadcastShapes(shape, shapeOf(graph, input))),
    [],
  );
  return together === null ? null : stretchOf(shapeOf(graph, graph.inputs[edge] as number), together);
}

function wiresOf(graph: Graph, node: number): number {
  const { start } = consumersOf(graph);
  return (start[node + 1] as number) - (start[node] as number);
}
