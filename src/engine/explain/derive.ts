import { isOp, opOf, targetOf } from '../graph/graph.ts';
import { ledgerOf } from '../timeline/ledger.ts';
import { contextOf } from '../trace/tensor.ts';
import type { Derivation, Summand } from './derivation.ts';
import { entryDependencies } from './entry.ts';
import { evaluated } from './evaluate.ts';
import { factor, ruleDerivation, valueAt, valuesAt } from './factors.ts';
import type { Quantity, Run } from './quantity.ts';
import { ruledSummands } from './ruled.ts';
import { sentAlong } from './sent.ts';
import { broughtDerivation, tangentDerivation } from './tangent.ts';
import { traceTerms } from './terms.ts';
import { entriesBefore } from './totals.ts';

/**
 * Where a number comes from, one level deep. It costs what the op's own rule about that entry costs. In a run with a wrong
 * rule it is what the number should come from: the right rule with the numbers of this run (see evaluate.ts).
 */
export function derive(run: Run, quantity: Quantity): Derivation {
  switch (quantity.kind) {
    case 'value':
      return valueDerivation(run, quantity.node, quantity.element);
    case 'updated':
      return updateDerivation(run, quantity.node, quantity.element);
    case 'seed':
    case 'carried':
      return { form: 'given' };
    case 'gradient':
      return gradientDerivation(run, quantity.node, quantity.element, quantity.entries);
    case 'contribution':
      return contributionDerivation(run, quantity.node, quantity.entry, quantity.element);
    case 'local':
      return localDerivation(run, quantity.edge, quantity.element);
    case 'tangent':
      return tangentDerivation(run, quantity);
    case 'brought':
      return broughtDerivation(run, quantity);
    case 'missing':
      return missingDerivation(run, quantity.edge, quantity.element);
  }
}

function valueDerivation(run: Run, node: number, element: number): Derivation {
  const { graph } = run.trace;
  const entry = opOf(graph, node);
  if (entry === null) return { form: 'given' };
  if (entry.op.kind === 'elementwise') return ruleDerivation(run, node, element, -1);
  const { forward } = entry.op.terms;
  if (forward === null)
    return { form: 'entry', node, behind: valuesAt(graph, node, entryDependencies(run, node, element)) };
  const traced = traceTerms((context) => forward(context, element), contextOf(run.trace, node), run.trace.values);
  return {
    form: 'sum',
    summands: traced.terms.map(({ a, b, aAt, bAt }) => [
      { number: a, of: valueAt(graph, node, aAt) },
      { number: b, of: valueAt(graph, node, bAt) },
    ]),
    behind: valuesAt(graph, node, traced.values),
  };
}

function localDerivation(run: Run, edge: number, element: number): Derivation {
  const { graph } = run.trace;
  const node = targetOf(graph, edge);
  return ruleDerivation(run, node, element, edge - (graph.inputStart[node] as number));
}

function gradientDerivation(run: Run, node: number, element: number, entries: number): Derivation {
  const { summands, missing, extra } = ruledSummands(run, node, entries);
  const [first] = summands;
  if (summands.length === 1 && missing.length + extra.length === 0) {
    // One contribution to nothing: upstream · local at once.
    if (first?.entry.kind === 'contribution') return contributionDerivation(run, node, first.place, element);
    // Nothing but the seed, or what the iteration before has left.
    return { form: 'given' };
  }
  const quantityOf = ({ entry, place }: (typeof summands)[number]): Quantity =>
    entry.kind === 'contribution'
      ? { kind: 'contribution', node, entry: place, element }
      : { kind: entry.kind === 'carried' ? 'carried' : 'seed', node, element };
  return {
    form: 'sum',
    behind: [],
    summands: [
      ...summands.map((one): Summand => [factor(run, quantityOf(one))]),
      ...missing.map((edge): Summand => {
        const number = missingNumber(run, edge, element);
        return [{ number, of: { kind: 'missing', node, edge, element, number } }];
      }),
    ],
    ...(extra.length > 0 && { extra: extra.map(quantityOf) }),
  };
}

/** What one edge sent: upstream times local derivative, summed where an element took part in several. */
function contributionDerivation(run: Run, node: number, place: number, element: number): Derivation {
  const { timeline } = run;
  const entry = ledgerOf(timeline, node)[place];
  if (entry === undefined || entry.kind !== 'contribution') return { form: 'given' };
  const target = timeline.schedule.acts[entry.act] as number;
  return sentAlong(run, target, entry.edge, element, entriesBefore(timeline, target, entry.act));
}

/** What a wrong run should have sent along an edge: from the gradient that its node has in the end. */
function missingDerivation(run: Run, edge: number, element: number): Derivation {
  const target = targetOf(run.trace.graph, edge);
  return sentAlong(run, target, edge, element, ledgerOf(run.timeline, target).length);
}

function missingNumber(run: Run, edge: number, element: number): number {
  const quantity: Quantity = { kind: 'missing', node: -1, edge, element, number: Number.NaN };
  return evaluated(run, quantity, missingDerivation(run, edge, element)) ?? Number.NaN;
}

/** A parameter after its update. At level 3 the optimizer reads the gradient of the whole batch, which is no number of the graph. */
function updateDerivation(run: Run, node: number, element: number): Derivation {
  const { trace, timeline, right } = run;
  const at = trace.update?.offsets.get(node);
  // In a run with a wrong rule a parameter moves where it does in the right one.
  const untouched = (right?.trace.update ?? trace.update)?.untouched.has(node);
  if (trace.update === null || at === undefined || untouched === true || isOp(trace.graph, node))
    return { form: 'given' };
  const read = trace.update.gradient[at + element] ?? Number.NaN;
  const total = factor(run, { kind: 'gradient', node, element, entries: ledgerOf(timeline, node).length });
  return {
    form: 'update',
    node,
    before: factor(run, { kind: 'value', node, element }),
    gradient: Object.is(total.number, read) ? total : { number: read, of: null },
  };
}
