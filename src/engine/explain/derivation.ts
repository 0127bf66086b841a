import type { Quantity } from './quantity.ts';

/** One factor of a product, or operand of a rule; `of` is where it comes from, `null` for a plain number of the rule (2, 1/n). */
export interface Factor {
  readonly number: number;
  readonly of: Quantity | null;
}

/** One summand: a product of its factors. */
export type Summand = readonly Factor[];

/** Where a number comes from, one level deep. */
export type Derivation =
  /** From nowhere in the graph: an input, a parameter, a constant, a seed, what an iteration before has left. */
  | { readonly form: 'given' }
  /** The rule of an elementwise op, or (`slot` ≥ 0) its local derivative there, with these inputs in slot order. */
  | {
      readonly form: 'rule';
      readonly node: number;
      readonly slot: number;
      readonly operands: readonly Factor[];
      /** The op's own output, which a local derivative may be written with. */
      readonly output: Factor;
    }
  /**
   * A sum of products. `behind`: numbers of the graph that went into factors which are worked out from them (the squares
   * of a mean squared error).
   */
  | {
      readonly form: 'sum';
      readonly summands: readonly Summand[];
      readonly behind: readonly Quantity[];
      /** What a wrong run has added beside it: no part of the sum by the right rule. */
      readonly extra?: readonly Quantity[];
      /** How many products with a tangent of 0 were left out. */
      readonly still?: number;
    }
  /** An entry of an op that is no sum of products (a maximum, a softmax): what it depends on. */
  | { readonly form: 'entry'; readonly node: number; readonly behind: readonly Quantity[] }
  /** A parameter after its update: its value before, and the gradient that the optimizer read. */
  | { readonly form: 'update'; readonly node: number; readonly before: Factor; readonly gradient: Factor };

/** Every number that a derivation refers to, each once a place. */
export function operandsOf(derivation: Derivation): readonly Quantity[] {
  switch (derivation.form) {
    case 'given':
      return [];
    case 'rule':
      return present([...derivation.operands, derivation.output]);
    case 'sum':
      return [...present(derivation.summands.flat()), ...derivation.behind];
    case 'entry':
      return derivation.behind;
    case 'update':
      return present([derivation.before, derivation.gradient]);
  }
}

function present(factors: readonly Factor[]): readonly Quantity[] {
  return factors.flatMap(({ of }) => (of === null ? [] : [of]));
}
