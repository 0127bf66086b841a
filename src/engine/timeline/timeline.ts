import { FIRST_OP } from '../graph/graph.ts';
import { ACT, carriesGradient, type Schedule } from '../trace/schedule.ts';
import type { Trace } from '../trace/trace.ts';
import type { LedgerEntry } from './ledger.ts';

export type StepKind = 'start' | 'forward' | 'seed' | 'zeroGrad' | 'backward' | 'update' | 'tangentSeed' | 'tangent';
export type PhaseName = 'forward' | 'loss' | 'zeroGrad' | 'backward' | 'update' | 'tangent';

/** A run of steps `first … last` (1-based, inclusive). Two backward passes are two phases. */
export interface Phase {
  readonly name: PhaseName;
  readonly first: number;
  readonly last: number;
  /** Of a tangent phase: the input that it is about, and what it is called. */
  readonly of?: string;
  readonly title?: Readonly<Record<'en' | 'ko', string>>;
}

/** A run of a sum that is written out: a number, in full for hover, or a sign. */
export interface WrittenPart {
  readonly text: string;
  readonly tone: 'gradient' | 'plain';
  readonly chip: boolean;
  readonly full: string;
}

/**
 * What a timeline of forward mode has instead of backward passes (engine/forwardMode makes it): acts in which an input gets
 * its tangent 1, or a node takes in what its inputs' tangents become along its edges.
 */
export interface Tangents {
  step(act: number): Step;
  /** Entries of a node's tangent in the pass of an act; of all passes without one. */
  ledger(node: number, act?: number): readonly LedgerEntry[];
  /** Whether a tangent travels along an edge in the pass of an act (of the first pass before it). */
  carries(edge: number, act: number): boolean;
  /** The tangent of an edge's source in the pass of an act: what the local derivative is multiplied with. */
  factor(trace: Trace, edge: number, act: number): Float64Array;
  /**
   * What arrives at a node that is a number, along several edges, added up in writing, in the pass of an act; without one, in
   * every pass, also where it is one number alone.
   */
  written(node: number, act?: number): readonly (readonly WrittenPart[])[];
  /** The letter of a node's tangent: the first one of its name, with Newton's dot. */
  letter(node: number): string;
}

/**
 * The list of steps of a program, or of one iteration of its training: every op computes (forward), then the acts of the
 * schedule, then each parameter moves (update). Steps are counted from 1; step 0 is the moment before the first one, when
 * only the leaves have values.
 */
export interface Timeline {
  readonly schedule: Schedule;
  /** Op nodes in tape order: step s ≤ forward.length computes forward[s − 1]. */
  readonly forward: Int32Array;
  /** Per node: the step at which it computes; 0 for a leaf. */
  readonly forwardStep: Int32Array;
  readonly length: number;
  readonly phases: readonly Phase[];
  /** Parameters in the order in which they are updated; empty where nothing is trained. */
  readonly updates: readonly number[];
  /** True when the leaves begin with the gradients that an iteration before has left. */
  readonly carries: boolean;
  /** Present in forward mode: the acts of the schedule are then those of tangents. */
  readonly tangents?: Tangents;
}

/** What makes a program's timeline that of an iteration. */
export interface Learning {
  /** Parameters in the order of the program. */
  readonly parameters: readonly number[];
  /** Whether an iteration before has left gradients. */
  readonly carries: boolean;
}

/** A place in the timeline: after step `step`, or, with `edge`, after the first `edge` of the contributions it sends. */
export interface Cursor {
  readonly step: number;
  /** 1-based; `null` when the whole step is done. */
  readonly edge: number | null;
}

export const START: Cursor = { step: 0, edge: null };

/**
 * The timeline of a schedule. With `learning` it is an iteration: the step of the output is a phase of its own, the loss,
 * and the parameters are updated at the end.
 */
export function timelineOf(schedule: Schedule, learning: Learning | null = null): Timeline {
  const { graph, acts } = schedule;
  const forwardStep = new Int32Array(graph.count);
  let ops = 0;
  for (let i = 0; i < graph.count; i++) if ((graph.codes[i] as number) >= FIRST_OP) forwardStep[i] = ++ops;
  const forward = new Int32Array(ops);
  for (let i = 0; i < graph.count; i++) if (forwardStep[i] !== 0) forward[(forwardStep[i] as number) - 1] = i;
  const reaches = schedule.graph.count > 0 && schedule.reached[graph.output] === 1;
  const backward = reaches ? acts.length : 0;
  const phases: { name: PhaseName; first: number; last: number }[] = [];
  const loss = learning === null ? 0 : (forwardStep[graph.output] ?? 0);
  for (const [name, first, last] of [
    ['forward', 1, loss === 0 ? ops : loss - 1],
    ['loss', loss, loss],
    // What the output does not depend on may stand behind it.
    ['forward', loss + 1, loss === 0 ? 0 : ops],
  ] as const) {
    if (first > 0 && last >= first) phases.push({ name, first, last });
  }
  for (let a = 0; a < backward; a++) {
    const step = ops + a + 1;
    const act = acts[a] as number;
    if (act === ACT.seed) phases.push({ name: 'backward', first: step, last: step });
    else if (act === ACT.zeroGrad) phases.push({ name: 'zeroGrad', first: step, last: step });
    else (phases[phases.length - 1] as { last: number }).last = step;
  }
  const updates = learning?.parameters ?? [];
  const length = ops + backward + updates.length;
  if (updates.length > 0) phases.push({ name: 'update', first: ops + backward + 1, last: length });
  return { schedule, forward, forwardStep, length, phases, updates, carries: learning?.carries === true };
}

/** What one step is: its kind, the node it is about (the output for seed and zero grad), and its act (−1 when it is none). */
export interface Step {
  readonly kind: StepKind;
  readonly node: number;
  readonly act: number;
}

/** Step number `step` of a timeline, 0 ≤ step ≤ length. */
export function stepAt(timeline: Timeline, step: number): Step {
  const { forward, schedule } = timeline;
  if (step <= 0) return { kind: 'start', node: schedule.graph.output, act: -1 };
  if (step <= forward.length) return { kind: 'forward', node: forward[step - 1] as number, act: -1 };
  const update = step - firstUpdate(timeline);
  if (update >= 0 && timeline.updates.length > 0) {
    return { kind: 'update', node: timeline.updates[Math.min(update, timeline.updates.length - 1)] as number, act: -1 };
  }
  const act = Math.min(step - forward.length, schedule.acts.length) - 1;
  if (timeline.tangents !== undefined) return timeline.tangents.step(act);
  const node = schedule.acts[act] as number;
  if (node === ACT.seed) return { kind: 'seed', node: schedule.graph.output, act };
  if (node === ACT.zeroGrad) return { kind: 'zeroGrad', node: schedule.graph.output, act };
  return { kind: 'backward', node, act };
}

/** The step of the first update; one after the last step where there is none. */
export function firstUpdate({ length, updates }: Timeline): number {
  return length - updates.length + 1;
}

/** The step at which a parameter is updated; 0 when none does. */
export function updateStep(timeline: Timeline, node: number): number {
  const at = timeline.updates.indexOf(node);
  return at < 0 ? 0 : firstUpdate(timeline) + at;
}

/** The phase a step lies in; `null` at step 0 or in an empty timeline. */
export function phaseAt(timeline: Timeline, step: number): Phase | null {
  for (const phase of timeline.phases) if (step >= phase.first && step <= phase.last) return phase;
  return null;
}

/**
 * The edges that a backward step sends along, or a tangent step receives along, in the order of its sub-steps; empty for
 * every other kind.
 */
export function sentEdges(timeline: Timeline, step: number): readonly number[] {
  const { kind, node, act } = stepAt(timeline, step);
  if (kind !== 'backward' && kind !== 'tangent') return [];
  const { graph } = timeline.schedule;
  const edges: number[] = [];
  for (let e = graph.inputStart[node] as number; e < (graph.inputStart[node + 1] as number); e++) {
    if (isOpen(timeline, act, node, e)) edges.push(e);
  }
  return edges;
}

/** Whether anything but a value travels along an edge into `node`: a gradient, or, in forward mode, a tangent in the pass of `act`. */
export function isOpen({ tangents, schedule }: Timeline, act: number, node: number, edge: number): boolean {
  return tangents?.carries(edge, act) ?? carriesGradient(schedule.graph, schedule.reached, node, edge);
}

/** The event (index of contributions and totals) of an edge in an act. */
export function eventOf(schedule: Schedule, act: number, edge: number): number {
  const node = schedule.acts[act] as number;
  return (schedule.base[act] as number) + edge - (schedule.graph.inputStart[node] as number);
}
