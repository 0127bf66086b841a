import { FIRST_OP, type Graph, shapeOf } from '../engine/graph/graph.ts';
import { eventOf, phaseAt, sentEdges, stepAt, type Timeline } from '../engine/timeline/timeline.ts';
import { contributionOf, localOf, nodeValue, type Trace, totalAfter } from '../engine/trace/trace.ts';
import { OPTIMIZERS } from '../engine/training/optimizers/table.ts';
import type { TraceCleared, TraceStep, TraceValue } from './traceDocument.ts';
import { traceValue } from './traceNumbers.ts';

/**
 * The steps of a timeline in order, up to a number of numbers. It walks the acts once with the running totals of all
 * nodes in hand, so that a step costs its own edges, whatever the order of the passes.
 */
export class StepWriter {
  readonly #timeline: Timeline;
  readonly #trace: Trace;
  readonly #graph: Graph;
  /** The running total of each node, by the step that was written last. */
  readonly #totals: (Float64Array | undefined)[] = [];
  /** Numbers written so far. */
  numbers = 0;

  constructor(timeline: Timeline, trace: Trace) {
    this.#timeline = timeline;
    this.#trace = trace;
    this.#graph = timeline.schedule.graph;
    if (trace.carried === null || !timeline.carries) return;
    const { offsets } = this.#graph;
    for (const node of timeline.updates) {
      if (timeline.schedule.reached[node] === 1)
        this.#totals[node] = trace.carried.subarray(offsets[node], offsets[node + 1]);
    }
  }

  /** Step `step`, from 1. Steps must be asked for in order, each once. */
  write(step: number): TraceStep {
    const { kind, node, act } = stepAt(this.#timeline, step);
    const common = { step, phase: phaseAt(this.#timeline, step)?.name ?? 'forward', node } as const;
    if (kind === 'seed') {
      const cleared = this.#clear(false);
      this.#totals[node] = this.#graph.seed;
      return { ...common, kind, gradient: this.#value(this.#graph.seed, node), cleared };
    }
    if (kind === 'zeroGrad') return { ...common, kind, cleared: this.#clear(true) };
    if (kind === 'backward') return { ...common, kind, ...this.#backward(step, node, act) };
    if (kind === 'update') return { ...common, kind, ...this.#update(node) };
    return { ...common, kind: 'forward', value: this.#value(nodeValue(this.#trace, node), node) };
  }

  #value(data: Float64Array, node: number): TraceValue {
    this.numbers += data.length;
    return traceValue(data, shapeOf(this.#graph, node));
  }

  #zeros(node: number): Float64Array {
    const { offsets } = this.#graph;
    return new Float64Array((offsets[node + 1] as number) - (offsets[node] as number));
  }

  /** zero_grad clears leaves; a new backward pass begins with no gradient at the ops. */
  #clear(leaves: boolean): TraceCleared[] {
    const cleared: TraceCleared[] = [];
    for (let node = 0; node < this.#graph.count; node++) {
      const before = this.#totals[node];
      if (before === undefined || (this.#graph.codes[node] as number) < FIRST_OP !== leaves) continue;
      cleared.push({ node, before: this.#value(before, node) });
      this.#totals[node] = this.#zeros(node);
    }
    return cleared;
  }

  #backward(step: number, node: number, act: number) {
    const upstream = this.#value(this.#totals[node] ?? this.#zeros(node), node);
    const edges = sentEdges(this.#timeline, step);
    const contributions = edges.map((edge, k) => {
      const to = this.#graph.inputs[edge] as number;
      const event = eventOf(this.#timeline.schedule, act, edge);
      const before = this.#totals[to] ?? this.#zeros(to);
      const after = totalAfter(this.#trace, event);
      const local = localOf(this.#trace, edge);
      this.#totals[to] = after;
      return {
        edge: k + 1,
        to,
        slot: edge - (this.#graph.inputStart[node] as number),
        local: local.length === 0 ? null : this.#value(local, node),
        contribution: this.#value(contributionOf(this.#trace, event), to),
        before: this.#value(before, to),
        after: this.#value(after, to),
      };
    });
    return { upstream, contributions };
  }

  #update(node: number) {
    const { update } = this.#trace;
    const at = update?.offsets.get(node);
    const size = (this.#graph.offsets[node + 1] as number) - (this.#graph.offsets[node] as number);
    const part = (vector: Float64Array | undefined) =>
      this.#value(
        at === undefined || vector === undefined ? nodeValue(this.#trace, node) : vector.subarray(at, at + size),
        node,
      );
    const names = update === null ? [] : OPTIMIZERS[update.optimizer].state(update.options);
    const state = names.map((name, k) => {
      return [name, { before: part(update?.stateBefore[k]), after: part(update?.stateAfter[k]) }] as const;
    });
    return {
      gradient: part(update?.gradient),
      before: part(update?.before),
      after: part(update?.after),
      state: Object.fromEntries(state),
      moves: update !== null && !update.untouched.has(node),
    };
  }
}
