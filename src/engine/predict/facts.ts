import { elementsOf, type Graph, opOf } from '../graph/graph.ts';
import type { Op, Term } from '../ops/define.ts';
import { upstreamOf } from '../timeline/frame.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { contextOf } from '../trace/tensor.ts';
import { contributionOf, localOf, type Trace } from '../trace/trace.ts';
import type { Question } from './question.ts';

/** The numbers of one edge of a backward question. */
export interface Sent {
  readonly edge: number;
  readonly event: number;
  readonly slot: number;
  /** What it brings to the element asked for. */
  readonly contribution: number;
  /** The products upstream · local that this is the sum of; empty where nothing is known of them. */
  readonly terms: readonly Term[];
  /** The sum of the upstream gradients, and of the local derivatives, in those products. */
  readonly upstream: number;
  readonly local: number;
}

/** Sums of more products than this are not taken apart: none of them is a mistake that somebody makes. */
const MOST_TERMS = 256;

/** Everything that a backward question's edges send to the element asked for. */
export function sentOf(timeline: Timeline, trace: Trace, question: Question): readonly Sent[] {
  const { act, edges, events, element, sender } = question;
  if (edges.length === 0) return [];
  const upstream = upstreamOf(trace, timeline, act);
  const first = trace.graph.inputStart[sender] as number;
  return edges.map((edge, k) => {
    const event = events[k] as number;
    const terms = termsAlong(trace, sender, edge, element, upstream);
    return {
      edge,
      event,
      slot: edge - first,
      contribution: contributionOf(trace, event)[element] as number,
      terms,
      upstream: terms.reduce((sum, { a }) => sum + a, 0),
      local: terms.reduce((sum, { b }) => sum + b, 0),
    };
  });
}

function termsAlong(
  trace: Trace,
  node: number,
  edge: number,
  element: number,
  upstream: Float64Array,
): readonly Term[] {
  const { graph } = trace;
  const op = opOf(graph, node)?.op as Op;
  if (op.kind === 'elementwise') return elementTerms(trace, edge, element, upstream);
  const work = Math.max(elementsOf(graph, node), elementsOf(graph, graph.inputs[edge] as number));
  if (work > MOST_TERMS * 16) return [];
  // The rules read the upstream gradient at the node's place among all gradients.
  const gradients = new Float64Array(trace.grads.length);
  gradients.set(upstream, graph.offsets[node] as number);
  const terms = op.terms.vjp[edge - (graph.inputStart[node] as number)]?.(contextOf(trace, node), gradients, element);
  return terms === undefined || terms.length > MOST_TERMS ? [] : terms;
}

/** For each element of the output that read this element of the input: upstream and local derivative there. */
function elementTerms(trace: Trace, edge: number, element: number, upstream: Float64Array): Term[] {
  const local = localOf(trace, edge);
  const index = trace.schedule.broadcast.get(edge);
  if (index === undefined) {
    const k = local.length === 1 ? 0 : element;
    return [{ a: upstream[k] as number, b: local[k] as number }];
  }
  const terms: Term[] = [];
  for (let k = 0; k < index.length && terms.length <= MOST_TERMS; k++)
    if (index[k] === element) terms.push({ a: upstream[k] as number, b: local[k] as number });
  return terms.length > MOST_TERMS ? [] : terms;
}

/** The element of an op's input that stands at element k of its output: itself, or what broadcasting reads there. */
export function readAt(trace: Trace, edge: number, k: number): number {
  const index = trace.schedule.broadcast.get(edge);
  if (index !== undefined) return index[k] ?? 0;
  return elementsOf(trace.graph, trace.graph.inputs[edge] as number) === 1 ? 0 : k;
}

const MEANS: ReadonlySet<string> = new Set(['mean', 'mse', 'bce', 'softmax_cross_entropy']);

/** Whether an op takes a mean: it alone, or the losses over their batch. */
export function takesMean(graph: Graph, node: number): boolean {
  return MEANS.has(opOf(graph, node)?.op.name ?? '');
}
