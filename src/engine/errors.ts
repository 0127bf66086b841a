import type { LimitName } from './limits.ts';
import type { Shape } from './shape.ts';

/** Characters `start` (included) to `end` (excluded) of the program, in UTF-16 code units, as editors count. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** What a mistake carries so that any language can word it: one entry a code. */
export interface ErrorData {
  /** A program beyond a limit of limits.ts. */
  limit: { limit: LimitName; allowed: number; found: number };
  /** Nothing to compute: no statement at all. */
  empty: Record<string, never>;
  /** A character the language does not know. */
  unexpectedCharacter: { character: string };
  /** `1..2`, `1e+`. */
  badNumber: { text: string };
  /** A token that cannot stand here. `expected` is a list of what could. */
  unexpectedToken: { found: string; expected: readonly ExpectedToken[] };
  /** The text ends, or a line ends, in the middle of an expression. */
  unexpectedEnd: { expected: readonly ExpectedToken[] };
  /** An operator without its operand: `x +`, `x^`, `*x`. */
  missingOperand: { operator: string; side: 'left' | 'right' };
  /** Two operands side by side: `2 3`, `x y`. `left` and `right` are their texts. */
  missingOperator: { left: string; right: string };
  /** A bracket without its partner. The range is that bracket. */
  unbalanced: { bracket: string };
  /** `()` where an expression must be. */
  emptyBrackets: Record<string, never>;
  /** `foo(x)`. `suggestion` is a near name (`sqrt` for `sqr`) or null. */
  unknownFunction: { name: string; suggestion: string | null };
  /** `x(y+1)` where `x` is a variable: write `x*(y+1)`. */
  notAFunction: { name: string; argument: string };
  /** A function named without a call: `sin`. */
  functionWithoutCall: { name: string };
  /** A function with a wrong number of arguments. `max` is null when there is no upper bound. */
  argumentCount: { name: string; found: number; min: number; max: number | null };
  /** An option (`axis=1`) that the function does not have. */
  unknownOption: { name: string; option: string; options: readonly string[] };
  /** An option or attribute whose value is not what it must be (a plain integer, a list of integers …). */
  badOption: { name: string; option: string; wants: 'integer' | 'flag' | 'number' | 'shape' | 'index' };
  /** `axis=2` of a matrix. */
  axisOutOfRange: { name: string; axis: number; shape: Shape };
  /** `A[5]` of 2 rows. */
  indexOutOfRange: { index: number; extent: number; shape: Shape };
  /** More indices than the value has axes. */
  tooManyIndices: { found: number; shape: Shape };
  /** Shapes that do not fit; `operands` are the ranges of the two operands, both to be underlined. */
  shapeMismatch: { operation: string; left: Shape; right: Shape; operands: readonly [SourceRange, SourceRange] };
  /** An operation that needs another rank: `@` of a scalar, affine of a 3-D value. */
  badRank: { operation: string; shape: Shape; wants: string };
  /** `reshape(A, 4, 2)` of 6 elements. */
  badReshape: { from: Shape; to: Shape };
  /** A matrix literal whose rows differ in length. */
  raggedMatrix: { expected: number; found: number };
  /** A matrix literal holds something that is not a plain number. */
  matrixEntry: { text: string };
  /** A matrix of three or more levels of brackets, or an empty one. */
  badMatrix: Record<string, never>;
  /** Something other than a name on the left of `=`. */
  badAssignment: { text: string };
  /** A name that can't be set: a function's. */
  reservedName: { name: string };
  /** `c += 1` where `c` has no value yet. */
  notSetYet: { name: string };
  /** `@foo`. */
  unknownDirective: { name: string; suggestion: string | null };
  /** `@output z` where nothing is called z. */
  unknownOutput: { name: string; suggestion: string | null };
  /** `@seed` of another shape than the output. */
  seedShape: { seed: Shape; output: Shape };
  /** A directive whose argument is missing or of the wrong kind. */
  badDirective: { name: string; wants: 'name' | 'matrix' | 'recursive' | 'nothing' };
  /** `param(...)` or `const(...)` of something that is not a plain number or matrix. */
  notPlain: { name: string };
  /** A value given for an input from outside that does not fit its shape. The range is empty. */
  inputShape: { name: string; given: Shape; wants: Shape };
}

/** What could have stood where something else was found; the catalogue words each of them. */
export type ExpectedToken = 'expression' | 'operator' | 'name' | 'number' | ')' | ']' | ',' | '=' | 'endOfLine';

export type ErrorCode = keyof ErrorData;

/** One mistake in a program: a code, the place, and data to word it with. Never a string, never thrown. */
export type ProgramError = {
  [Code in ErrorCode]: { readonly code: Code; readonly range: SourceRange; readonly data: Readonly<ErrorData[Code]> };
}[ErrorCode];

/** Makes one error; the type of `data` follows from `code`. */
export function programError<Code extends ErrorCode>(
  code: Code,
  range: SourceRange,
  data: ErrorData[Code],
): ProgramError {
  return { code, range, data } as unknown as ProgramError;
}
