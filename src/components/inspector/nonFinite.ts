import { inputsOf, opOf } from '../../engine/graph/graph.ts';
import { upstreamOf } from '../../engine/timeline/frame.ts';
import { ledgerOf } from '../../engine/timeline/ledger.ts';
import { type Cursor, eventOf, sentEdges, stepAt, type Timeline } from '../../engine/timeline/timeline.ts';
import { contributionOf, localOf, nodeValue, type Trace, totalAfter, updatedValue } from '../../engine/trace/trace.ts';

/** Why a number stopped being one. */
export type Reason =
  | 'given'
  | 'overflow'
  | 'divisionByZero'
  | 'logOfZero'
  | 'domain'
  | 'indeterminate'
  | 'localInfinite'
  /** A parameter that came from the iteration before as it is. */
  | 'left'
  /** An update from a gradient that is none. */
  | 'badGradient'
  | 'unknown';

/** A number with what it belongs to. */
export interface Operand {
  readonly node: number;
  readonly value: number;
}

/** Where an ∞ or NaN arose: out of operands that were finite, or (NaN) out of infinities that do not decide it. */
export interface Origin {
  /**
   * `value`: in the forward pass; `product`: upstream · local; `sum`: two contributions that cancel as ∞ − ∞; `update`: a
   * parameter's new value.
   */
  readonly kind: 'value' | 'product' | 'sum' | 'update';
  /** The node whose op did it. */
  readonly node: number;
  readonly reason: Reason;
  /** Inputs for a value; value before and gradient for an update; upstream and local derivative for a product; total and contribution for a sum. */
  readonly operands: readonly Operand[];
  readonly result: number;
  /** Where the infinity among the operands arose in turn; `null` when all were finite. */
  readonly cause: Origin | null;
}

const bad = (numbers: ArrayLike<number>): number | null => {
  let found: number | null = null;
  for (let k = 0; k < numbers.length; k++) {
    const number = numbers[k] as number;
    if (Number.isNaN(number)) return number;
    if (found === null && !Number.isFinite(number)) found = number;
  }
  return found;
};

/** Where the non-finite number of a value arose: backwards along inputs of the same kind to where there is none. */
export function originOfValue(trace: Trace, node: number): Origin | null {
  const { graph } = trace;
  let at = node;
  let result = bad(nodeValue(trace, at));
  if (result === null) return null;
  for (;;) {
    const inputs = [...inputsOf(graph, at)];
    // An input of the same kind (NaN from NaN, ∞ from ∞) is where it came from; inputs come before, so this ends.
    const before = inputs.find((input) => {
      const number = bad(nodeValue(trace, input));
      return number !== null && Number.isNaN(number) === Number.isNaN(result);
    });
    if (before === undefined) break;
    at = before;
    result = bad(nodeValue(trace, at)) as number;
  }
  const operands = [...inputsOf(graph, at)].map((input) => ({ node: input, value: shownOf(nodeValue(trace, input)) }));
  const infinite = operands.find((operand) => !Number.isFinite(operand.value));
  return {
    kind: 'value',
    node: at,
    reason: reasonOfValue(opOf(graph, at)?.op.name ?? null, operands, result),
    operands,
    result,
    cause: infinite === undefined ? null : originOfValue(trace, infinite.node),
  };
}

/** Of several elements, the one to show: a non-finite one, else 0 where there is one, else the first. */
function shownOf(numbers: Float64Array): number {
  return bad(numbers) ?? (numbers.includes(0) ? 0 : (numbers[0] ?? 0));
}

const DIVIDES = ['div', 'reciprocal'];
const LOGS = ['log', 'bce', 'logsumexp', 'softmax_cross_entropy'];

function reasonOfValue(op: string | null, operands: readonly Operand[], result: number): Reason {
  if (op === null) return 'given';
  if (operands.some(({ value }) => !Number.isFinite(value))) return Number.isNaN(result) ? 'indeterminate' : 'unknown';
  const zero = operands.some(({ value }) => value === 0);
  if (DIVIDES.includes(op) && operands.at(-1)?.value === 0)
    return operands.length > 1 && operands[0]?.value === 0 ? 'indeterminate' : 'divisionByZero';
  if (LOGS.includes(op) && zero && !Number.isNaN(result)) return 'logOfZero';
  if (Number.isNaN(result)) return 'domain';
  return (op === 'power' || op === 'pow') && zero ? 'divisionByZero' : 'overflow';
}

/** Where the non-finite gradient that an event sends arose: backwards through the acts before it. */
export function originOfEvent(timeline: Timeline, trace: Trace, act: number, edge: number): Origin | null {
  const { graph, schedule } = trace;
  let at = act;
  let along = edge;
  for (;;) {
    const node = schedule.acts[at] as number;
    const sent = bad(contributionOf(trace, eventOf(schedule, at, along)));
    if (sent === null) return null;
    const upstream = upstreamOf(trace, timeline, at);
    const arrived = bad(upstream);
    const same = arrived !== null && Number.isNaN(arrived) === Number.isNaN(sent);
    if (same) {
      const step = spoiler(timeline, trace, node, at, sent);
      if (step === null) return { kind: 'product', node, reason: 'given', operands: [], result: sent, cause: null };
      if (step.kind === 'sum') return { ...step, result: sent };
      at = step.act;
      along = step.edge;
      continue;
    }
    const local = localOf(trace, along);
    const source = graph.inputs[along] as number;
    const localShown = local.length > 0 ? shownOf(local) : shownOf(nodeValue(trace, source));
    const operands = [
      { node, value: shownOf(upstream) },
      { node: source, value: localShown },
    ];
    const cause = causeOfLocal(trace, node);
    const reason: Reason = Number.isNaN(sent)
      ? cause === null && Number.isNaN(localShown)
        ? 'domain'
        : 'indeterminate'
      : 'localInfinite';
    return { kind: 'product', node, reason, operands, result: sent, cause };
  }
}

/** The infinity among the values that a local derivative is made from. */
function causeOfLocal(trace: Trace, node: number): Origin | null {
  for (const value of [node, ...inputsOf(trace.graph, node)]) {
    const origin = originOfValue(trace, value);
    if (origin !== null) return origin;
  }
  return null;
}

type Spoiler =
  | { readonly kind: 'event'; readonly act: number; readonly edge: number }
  | (Omit<Origin, 'result'> & { readonly kind: 'sum' });

/** The entry that first brought this kind of number into a node's total before an act. */
function spoiler(timeline: Timeline, trace: Trace, node: number, act: number, result: number): Spoiler | null {
  let before = 0;
  for (const entry of ledgerOf(timeline, node)) {
    if (entry.act >= act || entry.kind !== 'contribution') continue;
    const sent = bad(contributionOf(trace, entry.event));
    if (sent !== null && Number.isNaN(sent) === Number.isNaN(result))
      return { kind: 'event', act: entry.act, edge: entry.edge };
    const total = bad(totalAfter(trace, entry.event));
    if (total !== null && Number.isNaN(total) && Number.isNaN(result)) {
      const operands = [
        { node, value: before },
        { node, value: sent ?? 0 },
      ];
      return { kind: 'sum', node, reason: 'indeterminate', operands, cause: null };
    }
    before = total ?? before;
  }
  return null;
}

/** Where the non-finite number of an updated parameter arose. */
export function originOfUpdate(timeline: Timeline, trace: Trace, node: number): Origin | null {
  const { update } = trace;
  const result = bad(updatedValue(trace, node));
  if (update === null || result === null) return null;
  const before = nodeValue(trace, node);
  if (bad(before) !== null) return originOfValue(trace, node);
  const at = update.offsets.get(node) ?? 0;
  const gradient = update.gradient.subarray(at, at + before.length);
  const given = bad(gradient);
  const element = updatedValue(trace, node).findIndex((number) => !Number.isFinite(number));
  const operands = [
    { node, value: before[element] as number },
    { node, value: given ?? (gradient[element] as number) },
  ];
  const reason: Reason = given !== null ? 'badGradient' : Number.isNaN(result) ? 'indeterminate' : 'overflow';
  const cause = given === null ? null : originOfTotal(timeline, trace, node);
  return { kind: 'update', node, reason, operands, result, cause };
}

/** Where the first contribution to a node that is no number arose. */
function originOfTotal(timeline: Timeline, trace: Trace, node: number): Origin | null {
  for (const entry of ledgerOf(timeline, node)) {
    if (entry.kind !== 'contribution') continue;
    const origin = originOfEvent(timeline, trace, entry.act, entry.edge);
    if (origin !== null) return origin;
  }
  return null;
}

/** The origin to tell about at a cursor: of the value computed, of the parameter updated, or of the first gradient sent that is no number. */
export function originAt(
  timeline: Timeline,
  trace: Trace,
  cursor: Cursor,
  edge: number | null = cursor.edge,
): Origin | null {
  const { kind, node, act } = stepAt(timeline, cursor.step);
  if (kind === 'forward') return originOfValue(trace, node);
  if (kind === 'update') return originOfUpdate(timeline, trace, node);
  if (kind !== 'backward') return null;
  const edges = sentEdges(timeline, cursor.step);
  const shown = edge === null ? edges : edges.slice(edge - 1, edge);
  for (const one of shown) {
    const origin = originOfEvent(timeline, trace, act, one);
    if (origin !== null) return origin;
  }
  return null;
}
