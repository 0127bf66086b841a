import { FIRST_OP, shapeOf } from '../graph/graph.ts';
import type { Shape } from '../shape.ts';
import { gradientAt, nodeFrame, shownValue } from '../timeline/frame.ts';
import { next } from '../timeline/move.ts';
import { type Cursor, eventOf, phaseAt, sentEdges, stepAt, type Timeline } from '../timeline/timeline.ts';
import type { Trace } from '../trace/trace.ts';
import { drawnElements } from './drawnElements.ts';

/** What a question is about; `loss` is the forward step of a training's output. */
export type AskedKind = 'forward' | 'loss' | 'seed' | 'zeroGrad' | 'backward' | 'update';

/** A question about the number that the next step, or the next part of one, brings. Nothing of it is known at the cursor. */
export interface Question {
  readonly kind: AskedKind;
  /** Where the answer stands: the cursor after that step. */
  readonly at: Cursor;
  /** Whose number is asked: its value (forward, loss, update), else the total of its gradient. */
  readonly node: number;
  /** Element of it, row-major; 0 of a plain number. */
  readonly element: number;
  /** Who sends (backward); `node` itself at every other step. */
  readonly sender: number;
  /** The act of the schedule; −1 at forward and update steps. */
  readonly act: number;
  /** Backward: the edges along which this step, or this part of it, sends to `node`, and their events in the trace. */
  readonly edges: readonly number[];
  readonly events: readonly number[];
  /** Gradients: the total before the step, and whether something had arrived in it (else it is 0). */
  readonly before: number;
  readonly had: boolean;
  /** The number asked for, from the trace. */
  readonly right: number;
}

/**
 * The question about the step after the cursor; `null` when it stands at the end. A pure function of its arguments: coming
 * back asks the same. One input of a backward step is asked about, one with something in its total first; one element of a
 * tensor, not 0 where there is another one, at another place at other steps.
 */
export function questionAt(timeline: Timeline, trace: Trace, cursor: Cursor, edgeByEdge: boolean): Question | null {
  const at = next(timeline, cursor, edgeByEdge);
  if (at.step === cursor.step && at.edge === cursor.edge) return null;
  const { kind, node, act } = stepAt(timeline, at.step);
  if (kind === 'start' || kind === 'tangent' || kind === 'tangentSeed') return null;
  if (kind === 'backward') return backward(timeline, trace, cursor, at, act);
  if (kind === 'forward' || kind === 'update') {
    const values = shownValue(timeline, trace, at, node);
    const element = elementOf(values, shapeOf(trace.graph, node), at.step);
    const loss = kind === 'forward' && phaseAt(timeline, at.step)?.name === 'loss';
    const place = { at, node, element, sender: node, act: -1, edges: [], events: [], before: 0, had: false };
    return { ...place, kind: loss ? 'loss' : kind, right: values[element] as number };
  }
  return gradient(timeline, trace, cursor, {
    kind,
    at,
    node: kind === 'zeroGrad' ? cleared(timeline, trace, cursor) : node,
    sender: node,
    act,
    edges: [],
    events: [],
  });
}

/** The question for a gradient: its element, the total before and after. */
function gradient(
  timeline: Timeline,
  trace: Trace,
  cursor: Cursor,
  place: Omit<Question, 'element' | 'before' | 'had' | 'right'>,
): Question {
  const { node, at, kind } = place;
  const frame = nodeFrame(timeline, cursor, node);
  const { offsets } = trace.graph;
  const size = (offsets[node + 1] as number) - (offsets[node] as number);
  const before = gradientAt(trace, frame, node) ?? new Float64Array(size);
  const after = gradientAt(trace, nodeFrame(timeline, at, node), node) ?? new Float64Array(size);
  // What is cleared is worth asking where there was something.
  const element = elementOf(kind === 'zeroGrad' ? before : after, shapeOf(trace.graph, node), at.step);
  const had = frame.last !== null && frame.last.kind !== 'reset';
  return {
    ...place,
    sender: kind === 'zeroGrad' ? node : place.sender,
    element,
    had,
    before: before[element] as number,
    right: after[element] as number,
  };
}

function backward(timeline: Timeline, trace: Trace, cursor: Cursor, at: Cursor, act: number): Question {
  const { graph, schedule } = trace;
  const sent = sentEdges(timeline, at.step);
  const done = cursor.step === at.step ? (cursor.edge ?? 0) : 0;
  const edges = sent.slice(done, at.edge ?? sent.length);
  const targets = [...new Set(edges.map((edge) => graph.inputs[edge] as number))];
  const weights = targets.map((target) => {
    const { last } = nodeFrame(timeline, cursor, target);
    if (last !== null && last.kind !== 'reset') return 2;
    return edges.filter((edge) => graph.inputs[edge] === target).length > 1 ? 1 : 0;
  });
  const most = Math.max(...weights);
  const best = targets.filter((_, k) => weights[k] === most);
  const node = best[at.step % best.length] as number;
  const own = edges.filter((edge) => graph.inputs[edge] === node);
  return gradient(timeline, trace, cursor, {
    kind: 'backward',
    at,
    node,
    sender: stepAt(timeline, at.step).node,
    act,
    edges: own,
    events: own.map((edge) => eventOf(schedule, act, edge)),
  });
}

/** The leaf whose cleared gradient is asked for: one with something to clear, else one that a gradient reaches. */
function cleared(timeline: Timeline, trace: Trace, cursor: Cursor): number {
  const { graph, schedule } = trace;
  let reached = graph.output;
  for (let node = 0; node < graph.count; node++) {
    if (schedule.reached[node] !== 1 || (graph.codes[node] as number) >= FIRST_OP) continue;
    reached = reached === graph.output ? node : reached;
    const frame = nodeFrame(timeline, cursor, node);
    if (gradientAt(trace, frame, node)?.some((one) => one !== 0) === true) return node;
  }
  return reached;
}

/** An element to ask for: one that stands on the graph, finite and not 0 if there is one, another place at another step. */
function elementOf(values: Float64Array, shape: Shape, step: number): number {
  if (values.length <= 1) return 0;
  const drawn = drawnElements(shape);
  const good = drawn.filter((k) => values[k] !== 0 && Number.isFinite(values[k]));
  const from = good.length === 0 ? drawn : good;
  return from[(step * 5 + 2) % from.length] as number;
}
