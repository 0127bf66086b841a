import type { ProgramError, SourceRange } from '../errors.ts';

/** Kinds of syntax node. */
export const NODE = {
  /** Something that could not be read; the mistake is already reported. */
  error: 0,
  number: 1,
  name: 2,
  list: 3,
  add: 4,
  sub: 5,
  mul: 6,
  div: 7,
  matmul: 8,
  pow: 9,
  neg: 10,
  transpose: 11,
  call: 12,
  index: 13,
  /** `axis=1` inside a call. */
  option: 14,
} as const;

/** `name = …`, `name += …` or a bare expression; its syntax nodes are `from` (included) to `to` (excluded). */
export interface Statement {
  readonly range: SourceRange;
  /** The name that is set, or null. */
  readonly name: string | null;
  readonly nameRange: SourceRange | null;
  /** True for `c += 1`: the first node is then the name itself. */
  readonly compound: boolean;
  readonly from: number;
  readonly to: number;
}

/** A line that begins with `@`. `from` to `to` are the syntax nodes of `@seed`'s matrix, `argument` any other's word. */
export interface Directive {
  readonly word: DirectiveName;
  readonly range: SourceRange;
  readonly argument: string | null;
  readonly argumentRange: SourceRange | null;
  readonly from: number;
  readonly to: number;
}

/** Every directive there is. */
export const DIRECTIVES = ['output', 'seed', 'backward', 'zero_grad'] as const;
export type DirectiveName = (typeof DIRECTIVES)[number];

/**
 * A program's syntax, flat: nodes in postorder in parallel arrays, so that no walk over it needs recursion. A node's
 * operands are the roots just before it: to evaluate is to run through the arrays with a stack.
 */
export interface Ast {
  readonly source: string;
  readonly kinds: readonly number[];
  /** Where each node is written, without brackets around it. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Number: index into `numbers`; name, call, option: into `names`; operator: where its sign stands. */
  readonly data: readonly number[];
  /** Operands; for a number 1 when it carries its own minus sign. */
  readonly counts: readonly number[];
  readonly numbers: readonly number[];
  readonly names: readonly string[];
  readonly statements: readonly Statement[];
  readonly directives: readonly Directive[];
  readonly errors: readonly ProgramError[];
}

/** Where a syntax node is written. */
export function rangeOfNode(ast: Ast, node: number): SourceRange {
  return { start: ast.starts[node] as number, end: ast.ends[node] as number };
}

/** The characters of a syntax node. */
export function textOfNode(ast: Ast, node: number): string {
  return ast.source.slice(ast.starts[node], ast.ends[node]);
}
