import type { TensorContext, Term } from '../ops/define.ts';
import { indexOfMarker, markerOf, mattering, watched } from './reads.ts';

/** A term of a tensor op with the flat indices that its factors are, −1 where a factor is worked out. */
export interface TracedTerm extends Term {
  readonly aAt: number;
  readonly bAt: number;
  /** Whether the index is one of the gradients, not of the values. */
  readonly aIsGradient: boolean;
  readonly bIsGradient: boolean;
}

/** One entry of a tensor op as its table entry tells it, and what it was read from. */
export interface TracedTerms {
  readonly terms: readonly TracedTerm[];
  /** Flat indices of values, and of gradients, that went into factors which are no plain number of the graph. */
  readonly values: readonly number[];
  readonly gradients: readonly number[];
}

/** The rule of a tensor op about one entry: its products, from the values and (backward) the upstream gradients. */
export type TermRule = (context: TensorContext, g: Float64Array) => readonly Term[];

/**
 * Finds out which numbers of the graph an entry is made of, by running the op's own rule: once as it is, once with a marker in every
 * number's place, and, where factors are worked out (y − t), with NaN in some places.
 */
export function traceTerms(rule: TermRule, context: TensorContext, g: Float64Array): TracedTerms {
  const terms = rule(context, g);
  const v = watched(context.v, markerOf);
  // Gradients are told from values by their sign.
  const up = watched(g, (index) => -markerOf(index));
  const marked = rule({ ...context, v: v.array }, up.array);
  const isSame = marked.length === terms.length;
  const placed = terms.map(({ a, b }, k): TracedTerm => {
    const other = isSame ? (marked[k] as Term) : { a: Number.NaN, b: Number.NaN };
    return {
      a,
      b,
      aAt: placeOf(other.a, a, g, context.v),
      bAt: placeOf(other.b, b, g, context.v),
      aIsGradient: other.a < 0,
      bIsGradient: other.b < 0,
    };
  });
  const known = { v: new Set<number>(), g: new Set<number>() };
  for (const { aAt, bAt, aIsGradient, bIsGradient } of placed) {
    if (aAt >= 0) (aIsGradient ? known.g : known.v).add(aAt);
    if (bAt >= 0) (bIsGradient ? known.g : known.v).add(bAt);
  }
  if (placed.every(({ aAt, bAt, b }) => aAt >= 0 && (bAt >= 0 || b === 1)))
    return { terms: placed, values: [], gradients: [] };
  return { terms: placed, ...behind(rule, context, g, known) };
}

function placeOf(marked: number, number: number, g: Float64Array, v: Float64Array): number {
  const index = indexOfMarker(Math.abs(marked));
  const original = index < 0 ? Number.NaN : (marked < 0 ? g : v)[index];
  return Object.is(original, number) ? index : -1;
}

/** What else than the known numbers decides the entry. */
function behind(
  rule: TermRule,
  context: TensorContext,
  g: Float64Array,
  known: { readonly v: ReadonlySet<number>; readonly g: ReadonlySet<number> },
): { values: readonly number[]; gradients: readonly number[] } {
  const v = watched(context.v, (index) => context.v[index] as number);
  const up = watched(g, (index) => g[index] as number);
  rule({ ...context, v: v.array }, up.array);
  const spoil = (array: Float64Array, spoilt: ReadonlySet<number>) =>
    watched(array, (index) => (spoilt.has(index) ? Number.NaN : (array[index] as number))).array;
  const isNaNIn = (terms: readonly Term[]) => terms.some(({ a, b }) => Number.isNaN(a * b));
  // Where NaN stands already nothing can be told: everything that was read counts.
  const blind = isNaNIn(rule(context, g));
  const fresh = (reads: ReadonlySet<number>, all: ReadonlySet<number>) => [...reads].filter((index) => !all.has(index));
  const values = fresh(v.reads, known.v);
  const gradients = fresh(up.reads, known.g);
  if (blind) return { values, gradients };
  return {
    values: mattering(values, (spoilt) => isNaNIn(rule({ ...context, v: spoil(context.v, spoilt) }, g))),
    gradients: mattering(gradients, (spoilt) => isNaNIn(rule(context, spoil(g, spoilt)))),
  };
}
