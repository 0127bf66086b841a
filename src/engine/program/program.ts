import type { ProgramError, SourceRange } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import type { Shape } from '../shape.ts';
import type { BackwardPlan } from '../trace/schedule.ts';
import type { Value } from './values.ts';

/** A leaf that the program sets to a plain value, or that it names without setting. */
export interface ProgramInput {
  /** The name that the author gave; null for one inside an expression, or when a later line gives the name to another. */
  readonly name: string | null;
  readonly kind: 'input' | 'parameter' | 'constant';
  readonly node: number;
  /** Where its number or matrix is written; null for a name that the program does not set. */
  readonly range: SourceRange | null;
  readonly shape: Shape;
  readonly value: Value;
}

/** One line as compiled: the node that holds its value. */
export interface ProgramStatement {
  readonly range: SourceRange;
  readonly name: string | null;
  readonly node: number;
}

/** A program without mistakes. */
export interface Program {
  readonly source: string;
  readonly graph: Graph;
  /** Inputs and parameters in the order in which the program names them. */
  readonly inputs: readonly ProgramInput[];
  /** What `const(…)` gives a name: plain values without gradient. */
  readonly constants: readonly ProgramInput[];
  readonly statements: readonly ProgramStatement[];
  /** Every name's node at the end of the program. Aliases (`y = x`) share one. */
  readonly names: ReadonlyMap<string, number>;
  readonly plan: BackwardPlan;
  /** The name of the output, or null when the program gives it none. */
  readonly outputName: string | null;
}

export interface CompileOptions {
  /** Values by name: of free names, and instead of what the program sets a name to. */
  readonly inputs?: Readonly<Record<string, Value>>;
  /** True where the text has the last word: `inputs` are then values of free names only. */
  readonly textWins?: boolean;
  /** Keys of the composites to be opened, or all of them. */
  readonly open?: ReadonlySet<string> | 'all';
}

export type CompileResult =
  | { readonly ok: true; readonly program: Program }
  | { readonly ok: false; readonly errors: readonly ProgramError[] };
