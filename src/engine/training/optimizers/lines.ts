import type { StateName } from './optimizer.ts';

/** Writes a number as LaTeX. */
export type WriteNumber = (value: number) => string;

/** A symbol with its number. */
export interface Term {
  /** LaTeX of the symbol. */
  readonly symbol: string;
  readonly value: number;
}

/** One line of an update rule at one element: `symbol = rule = substituted = value`. */
export interface RuleLine extends Term {
  /** The right side in symbols, LaTeX. */
  readonly rule: string;
  /** The same right side with the numbers in the symbols' places, LaTeX. */
  readonly substituted: (write: WriteNumber) => string;
  /** What the right side refers to: the symbols of the lines before, of the element and of the hyperparameters. */
  readonly terms: readonly Term[];
  /** The state vector whose new number this is; `null` for what is not kept. */
  readonly state: StateName | null;
}

/** Writes a term into a right side: its symbol, or its number in brackets where it is negative. */
export type Put = (term: Term) => string;

/** A line from its terms: `right` is written once and serves the symbols and the numbers. */
export function line(
  symbol: string,
  value: number,
  terms: readonly Term[],
  right: (put: Put) => string,
  state: StateName | null = null,
): RuleLine {
  return {
    symbol,
    value,
    terms,
    rule: right((term) => term.symbol),
    substituted: (write) => right((term) => bracketed(term.value, write)),
    state,
  };
}

function bracketed(value: number, write: WriteNumber): string {
  const text = write(value);
  return text.startsWith('-') || text.startsWith('−') ? `\\left(${text}\\right)` : text;
}

/** A power of a term; a number like 1 × 10⁻³ needs brackets there. */
export function power(base: string, exponent: string): string {
  return base.includes('^') ? `\\left(${base}\\right)^{${exponent}}` : `${base}^{${exponent}}`;
}
