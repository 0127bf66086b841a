import { type Timeline, timelineOf } from '../timeline/timeline.ts';
import { run } from '../trace/run.ts';
import { carriesGradient, ORDINARY, type Schedule, schedule } from '../trace/schedule.ts';
import type { Trace } from '../trace/trace.ts';
import type { Update } from '../trace/update.ts';
import { Mover } from '../training/mover.ts';
import { type Parameter, parameterTable } from '../training/parameters.ts';
import {
  type Change,
  type Fault,
  type Impossible,
  impossible,
  isImpossible,
  type Raised,
  type Subject,
} from './fault.ts';
import { type Breaks, sweep } from './sweep.ts';

/** A run with a wrong rule. */
export interface FaultRun {
  readonly possible: true;
  readonly timeline: Timeline;
  readonly trace: Trace;
  readonly breaks: Breaks;
  /** Edges that the wrong engine does not have. */
  readonly lost: readonly number[];
  /** The error that the code ends with: nothing is done from there on. */
  readonly raised: Raised | null;
  /** The right run, where it is another one than the subject's own: two passes with a zero_grad between. */
  readonly right: { readonly timeline: Timeline; readonly trace: Trace } | null;
}

/** Most elements of a graph whose faults are run; a pass of one costs about as much as an ordinary one. */
export const MOST_ELEMENTS = 20_000;

/** Runs one pass with a fault, or says why this program cannot show it. Equal runs are not told from wrong ones here. */
export function runFault(subject: Subject, fault: Fault): FaultRun | Impossible {
  const { trace: right } = subject;
  if (right.schedule.reached[right.graph.output] !== 1) return impossible('noGradient');
  const change = fault.change(subject);
  if (isImpossible(change)) return change;
  if (right.values.length > MOST_ELEMENTS) return impossible('tooLarge', { limit: MOST_ELEMENTS });
  const graph = change.graph ?? subject.graph;
  const plan = schedule(graph, change.plan ?? right.schedule.plan);
  if (plan === null) return impossible('tooLarge', { limit: MOST_ELEMENTS });
  const raised = firstError(plan, change);
  const cut = raised === null ? plan : upTo(plan, raised.act);
  const computed = run(plan, right.values, undefined, right.carried);
  const trace: Trace = { ...computed, schedule: cut, update: null };
  const breaks = sweep(trace, change.rules ?? {}, right);
  const moved = raised === null ? updated(subject, trace) : null;
  const learning = moved === null ? null : { parameters: subject.timeline.updates, carries: subject.timeline.carries };
  return {
    possible: true,
    timeline: timelineOf(cut, learning),
    trace: { ...trace, update: moved },
    breaks,
    lost: change.lost ?? [],
    raised,
    right: otherRight(subject, change),
  };
}

function otherRight({ graph, trace }: Subject, { rightPlan }: Change): FaultRun['right'] {
  if (rightPlan === undefined || rightPlan === trace.schedule.plan) return null;
  const plan = schedule(graph, rightPlan);
  return plan === null ? null : { timeline: timelineOf(plan), trace: run(plan, trace.values) };
}

function firstError(plan: Schedule, { raises }: Change): (Raised & { readonly act: number }) | null {
  if (raises === undefined) return null;
  for (let act = 0; act < plan.acts.length; act++) {
    const node = plan.acts[act] as number;
    const error = node < 0 ? null : raises(node);
    if (error !== null) return { ...error, node, act };
  }
  return null;
}

/** The schedule as far as the acts before one of them: what would have been reached later has no gradient. */
function upTo(plan: Schedule, act: number): Schedule {
  const { graph } = plan;
  const reached = new Uint8Array(graph.count);
  reached[graph.output] = plan.reached[graph.output] as number;
  for (let a = 0; a < act; a++) {
    const node = plan.acts[a] as number;
    if (node < 0) continue;
    for (let edge = graph.inputStart[node] as number; edge < (graph.inputStart[node + 1] as number); edge++)
      if (carriesGradient(graph, plan.reached, node, edge)) reached[graph.inputs[edge] as number] = 1;
  }
  return { ...plan, plan: plan.ordinary ? ORDINARY : plan.plan, acts: plan.acts.slice(0, act), reached };
}

/**
 * The update as the optimizer makes it of the wrong gradients, from the same parameters and state. `null` where nothing is
 * trained, and at level 3, where one sample is looked at and the update is that of the batch.
 */
function updated({ program, graph, settings, trace: right }: Subject, wrong: Trace): Update | null {
  if (settings === null || right.update === null || graph !== program.graph) return null;
  const { update } = right;
  const table = parameterTable(program);
  const n = table.total;
  const gradient = new Float64Array(n);
  for (const { node, start, size } of table.parameters) {
    const at = graph.offsets[node] as number;
    for (let k = 0; k < size; k++) gradient[start + k] = wrong.grads[at + k] as number;
  }
  const mover = new Mover(table, settings, wrong.schedule.reached);
  const row = new Float64Array(n * (2 + update.stateBefore.length));
  for (const [k, part] of [update.before, gradient, ...update.stateBefore].entries()) row.set(part, k * n);
  const next = row.slice();
  mover.move(row, 0, next, 0, update.t);
  const untouched = table.parameters.filter((_, k) => mover.moves[k] === false);
  return {
    ...update,
    gradient,
    after: next.subarray(0, n),
    stateAfter: update.stateBefore.map((_, k) => next.subarray((2 + k) * n, (3 + k) * n)),
    untouched: new Set(untouched.map(({ node }: Parameter) => node)),
  };
}
