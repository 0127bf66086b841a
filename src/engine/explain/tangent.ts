import { entryAlone, isMoved } from '../forwardMode/jacobianEntry.ts';
import { elementsOf, opOf, type PaletteOp, targetOf } from '../graph/graph.ts';
import type { TensorOp } from '../ops/define.ts';
import { ledgerOf } from '../timeline/ledger.ts';
import { contextOf } from '../trace/tensor.ts';
import type { Derivation, Factor, Summand } from './derivation.ts';
import { factor, isClosed, localFactor, readAt, valueAt, valuesAt } from './factors.ts';
import type { Quantity, Run } from './quantity.ts';
import { traceTerms } from './terms.ts';
import { tangentAfter } from './totals.ts';

/** A node's tangent in a pass: ẏ = Σ (∂y/∂x) ẋ over the edges that it has come along; of an input 1 or 0, which is given. */
export function tangentDerivation(
  run: Run,
  { node, element, entries, act }: Extract<Quantity, { kind: 'tangent' }>,
): Derivation {
  const ledger = ledgerOf(run.timeline, node, act).slice(0, entries);
  const edges = ledger.filter(({ kind }) => kind === 'contribution').map(({ edge }) => edge);
  const [only] = edges;
  if (only === undefined) return { form: 'given' };
  if (edges.length === 1) return broughtDerivation(run, { kind: 'brought', edge: only, element, act });
  return {
    form: 'sum',
    behind: [],
    summands: edges.map((edge): Summand => [factor(run, { kind: 'brought', edge, element, act })]),
  };
}

/** What a tangent becomes along one edge, at one element of the node that it enters: row k of the local Jacobian times ẋ. */
export function broughtDerivation(
  run: Run,
  { edge, element, act }: Extract<Quantity, { kind: 'brought' }>,
): Derivation {
  const { graph } = run.trace;
  const target = targetOf(graph, edge);
  const { op } = opOf(graph, target) as PaletteOp;
  if (op.kind === 'tensor') return tensorRow(run, op, target, edge, element, act);
  const tangent = tangentFactor(run, edge, readAt(run, edge, element), act);
  const local = localFactor(run, target, edge, element);
  return { form: 'sum', summands: [isClosed(run, target, local, tangent) ? [local] : [local, tangent]], behind: [] };
}

/** The tangent of an edge's source at one element. */
function tangentFactor(run: Run, edge: number, element: number, act: number): Factor {
  const node = run.trace.graph.inputs[edge] as number;
  const entries = ledgerOf(run.timeline, node, act).length;
  return factor(run, { kind: 'tangent', node, element, entries, act });
}

/**
 * The row of a tensor op's Jacobian: the vjp of the unit vector e_k, entry by entry where that is not 0. A tangent of 0 adds
 * nothing and is left out, unless all of them are 0 or it meets ∞ or NaN; an entry of 0 is left out unless its tangent is one
 * (the same rule as that of the numbers, jvp.ts).
 */
function tensorRow(run: Run, op: TensorOp, target: number, edge: number, element: number, act: number): Derivation {
  const { trace } = run;
  const { graph } = trace;
  const slot = edge - (graph.inputStart[target] as number);
  const vjp = op.vjp[slot] ?? null;
  if (vjp === null) return { form: 'given' };
  const context = contextOf(trace, target);
  const g = new Float64Array(trace.values.length);
  g[context.out.offset + element] = 1;
  const row = new Float64Array(elementsOf(graph, graph.inputs[edge] as number));
  vjp(row, 0, g, context);
  const all = entriesMet(run, op, slot, edge, element, act, g, row);
  const moving = all.filter(({ entry, tangent }) => isMoved(entry, tangent.number));
  const behind = new Map<number, Quantity>();
  const told = moving.length === 0 ? all : moving;
  const summands = told.map(({ j, entry: number, tangent }): Summand => {
    const entry = jacobianEntry(run, op, target, slot, j, g, number);
    for (const at of entry.behind) for (const of of valuesAt(graph, target, [at])) behind.set(at, of);
    // An entry that is handed on (a sum, an element picked) is its tangent alone.
    return entry.factor.number === 1 && entry.factor.of === null ? [tangent] : [entry.factor, tangent];
  });
  return { form: 'sum', summands, behind: [...behind.values()], still: all.length - told.length };
}

/** The entries of a row that are not 0, or meet ∞ or NaN, with the tangents that they meet. */
function entriesMet(
  run: Run,
  op: TensorOp,
  slot: number,
  edge: number,
  element: number,
  act: number,
  unit: Float64Array,
  row: Float64Array,
): readonly { readonly j: number; readonly entry: number; readonly tangent: Factor }[] {
  const { trace, timeline } = run;
  const source = trace.graph.inputs[edge] as number;
  const context = contextOf(trace, targetOf(trace.graph, edge));
  const tangents = tangentAfter(trace, timeline, source, act, ledgerOf(timeline, source, act).length);
  return [...row].flatMap((number, j) => {
    const isPlain = Number.isFinite(number) && Number.isFinite(tangents?.[j] ?? 0);
    const entry = isPlain ? number || null : entryAlone(op, slot, context, unit, element, j, number);
    return entry === null ? [] : [{ j, entry, tangent: tangentFactor(run, edge, j, act) }];
  });
}

/** ∂y[k]/∂x[j], with the value that it is where it is one, else the values that it is worked out from. */
function jacobianEntry(
  run: Run,
  op: TensorOp,
  target: number,
  slot: number,
  j: number,
  unit: Float64Array,
  number: number,
): { readonly factor: Factor; readonly behind: readonly number[] } {
  const rule = op.terms.vjp[slot];
  if (rule == null) return { factor: { number, of: null }, behind: [] };
  const context = contextOf(run.trace, target);
  const traced = traceTerms((own, g) => rule(own, g, j), context, unit);
  const terms = traced.terms.filter(({ a }) => a !== 0);
  const [only] = terms;
  if (terms.length === 1 && only !== undefined && only.aIsGradient && only.bAt >= 0 && !only.bIsGradient)
    return { factor: { number, of: valueAt(run.trace.graph, target, only.bAt) }, behind: [] };
  return { factor: { number, of: null }, behind: traced.values };
}
