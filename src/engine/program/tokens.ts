/**
 * Kinds of token. The order matters in one place: everything up to `end` closes a statement.
 * A newline inside brackets is no token; a comment is kept aside, for the editor only.
 */
export const TOKEN = {
  newline: 0,
  semicolon: 1,
  end: 2,
  number: 3,
  badNumber: 4,
  name: 5,
  /** π by itself: a name that multiplies what follows, as a number does (`2πr`). */
  pi: 6,
  /** A raised number: `²`, `⁻¹`. */
  superscript: 7,
  /** `.T` or `ᵀ`. */
  transpose: 8,
  openRound: 9,
  closeRound: 10,
  openSquare: 11,
  closeSquare: 12,
  comma: 13,
  /** `;` between the brackets of a matrix, as MATLAB writes rows: a mistake that is read as a comma. */
  rowSemicolon: 14,
  equals: 15,
  plusEquals: 16,
  minusEquals: 17,
  timesEquals: 18,
  divideEquals: 19,
  plus: 20,
  minus: 21,
  times: 22,
  divide: 23,
  at: 24,
  power: 25,
  /** `@word` at the start of a statement. */
  directive: 26,
  unknown: 27,
} as const;

/** Tokens as parallel arrays: token i is `kinds[i]`, characters `starts[i]` to `ends[i]`. The last one is `end`. */
export interface Tokens {
  readonly kinds: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Start and end of each comment, in turn. */
  readonly comments: readonly number[];
}
