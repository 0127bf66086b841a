import { elementsOf, opOf } from '../graph/graph.ts';
import { type LedgerEntry, ledgerOf } from '../timeline/ledger.ts';
import { contextOf } from '../trace/tensor.ts';
import { OPTIMIZERS } from '../training/optimizers/table.ts';
import type { Derivation } from './derivation.ts';
import { applied, kernelOf } from './factors.ts';
import { numberOf, type Quantity, type Run } from './quantity.ts';
import { ruledSummands } from './ruled.ts';
import { entriesBefore, gradientAfter } from './totals.ts';

/** What the arithmetic of a derivation gives, by the rules of the op table; `null` for a number that is given. */
export function evaluated(run: Run, quantity: Quantity, derivation: Derivation): number | null {
  switch (derivation.form) {
    case 'given':
      return null;
    case 'sum':
      return derivation.summands.reduce((sum, factors) => sum + product(factors), 0);
    case 'rule': {
      const { node, slot, operands, output } = derivation;
      const inputs = operands.map(({ number }) => number);
      return applied(kernelOf(run, node), slot, inputs, output.number);
    }
    case 'entry':
      return entryOf(run, derivation.node, quantity.element);
    case 'update':
      return updatedBy(run, derivation);
  }
}

const product = (factors: readonly { readonly number: number }[]) =>
  factors.reduce((all, { number }) => all * number, 1);

/** One element of a tensor op, computed once more from the values of the run. */
function entryOf({ trace }: Run, node: number, element: number): number | null {
  const op = opOf(trace.graph, node)?.op;
  if (op?.kind !== 'tensor') return null;
  const context = contextOf(trace, node);
  const v = trace.values.slice();
  op.forward({ ...context, v });
  return v[context.out.offset + element] ?? null;
}

function updatedBy({ trace: { update } }: Run, derivation: Extract<Derivation, { form: 'update' }>): number | null {
  const { node, before, gradient } = derivation;
  if (update === null || before.of === null) return null;
  const k = (update.offsets.get(node) ?? 0) + before.of.element;
  const state = update.stateBefore.map((vector) => vector[k] ?? 0);
  const element = { theta: before.number, gradient: gradient.number, state };
  return OPTIMIZERS[update.optimizer].steps(element, update.options, update.t).at(-1)?.value ?? null;
}

/** A number that is not what the right rule makes of the numbers that it comes from. */
export interface Broken {
  /** What the rule gives; `null`: by the rule there is no such number (a constant has no gradient). */
  readonly gives: number | null;
  /** What the run has. */
  readonly has: number;
}

/** Rounding in another order: as a part of the largest summand. */
const ROUNDING = 1e-10;

/**
 * Whether a number of a run with a wrong rule breaks the right one, from comparing numbers alone: its derivation (by the
 * right rule, from this run's numbers), evaluated, beside the number that stands there. `null`: it does not; so it is for every
 * number of a run by itself, without a right one beside it.
 */
export function brokenBy(run: Run, quantity: Quantity, derivation: Derivation): Broken | null {
  if (run.right === undefined || quantity.kind === 'missing') return null;
  const has = numberOf(run, quantity);
  if (quantity.kind === 'gradient' && run.right.timeline.schedule.reached[quantity.node] !== 1)
    return { gives: null, has };
  const gives = evaluated(run, quantity, derivation);
  if (gives === null || isSame(gives, has, derivation)) return null;
  // A rule over a whole value may round, overflow or meet 0 · ∞ elsewhere than its terms do: Σx/N and Σ(x/N).
  const whole = byWholeRule(run, quantity);
  if (whole !== null && isSame(whole, has, null)) return null;
  return { gives, has };
}

/** What a tensor op's own rule over the whole value gives for a number of a value, or for what was sent; else `null`. */
function byWholeRule(run: Run, quantity: Quantity): number | null {
  const { timeline } = run;
  if (quantity.kind === 'value') return entryOf(run, quantity.node, quantity.element);
  if (quantity.kind !== 'contribution' && quantity.kind !== 'gradient') return null;
  const entry =
    quantity.kind === 'contribution' ? ledgerOf(timeline, quantity.node)[quantity.entry] : onlyOne(run, quantity);
  if (entry?.kind !== 'contribution') return null;
  const target = timeline.schedule.acts[entry.act] as number;
  const { trace } = run;
  const op = opOf(trace.graph, target)?.op;
  if (op?.kind !== 'tensor') return null;
  const vjp = op.vjp[entry.edge - (trace.graph.inputStart[target] as number)];
  const upstream = gradientAfter(trace, timeline, target, entriesBefore(timeline, target, entry.act));
  if (vjp == null || upstream === undefined) return null;
  const context = contextOf(trace, target);
  const g = new Float64Array(trace.grads.length);
  g.set(upstream, context.out.offset);
  const sent = new Float64Array(elementsOf(trace.graph, quantity.node));
  vjp(sent, 0, g, context);
  return sent[quantity.element] ?? null;
}

/** The one entry that a total is by the right rule; of several their sum is told, not their rules. */
function onlyOne(run: Run, { node, entries }: Extract<Quantity, { kind: 'gradient' }>): LedgerEntry | undefined {
  const { summands, missing, extra } = ruledSummands(run, node, entries);
  return summands.length === 1 && missing.length + extra.length === 0 ? summands[0]?.entry : undefined;
}

function isSame(a: number, b: number, derivation: Derivation | null): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  const terms = derivation?.form === 'sum' ? derivation.summands.map((one) => Math.abs(product(one))) : [];
  const scale = Math.max(Math.abs(a), Math.abs(b), ...terms);
  return Number.isFinite(scale) && Math.abs(a - b) <= ROUNDING * scale;
}
