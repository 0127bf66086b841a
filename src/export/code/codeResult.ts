import type { NoScalars } from '../../engine/scalars/scalars.ts';
import type { ExportFigure, ExportIteration } from '../figure.ts';

/** PyTorch, layers with `forward` and `backward` in NumPy, or numbers that remember how they were made, in plain Python. */
export type Dialect = 'pytorch' | 'numpy' | 'scalar';

/** What is exported: the figure at the iteration that it shows; `iteration` is `null` where nothing is trained. */
export interface CodeInput {
  readonly figure: Pick<ExportFigure, 'source' | 'values' | 'program' | 'graph' | 'trace'>;
  readonly iteration: ExportIteration | null;
}

/** The lines of a node, both counted from 1 and both included. */
export type LineRange = readonly [from: number, to: number];

export interface NodeLines {
  readonly forward: LineRange;
  /** Where its contributions are sent; absent where one line does it for all nodes, or none does. */
  readonly backward?: LineRange;
}

/** Why there is no code that would print the numbers of the screen; worded by texts/codeExport.ts. */
export type CodeRefusal =
  /** The program sends gradients in the naive order of `@backward recursive`, and the dialect does not. */
  | { readonly code: 'recursiveOrder'; readonly dialect: Dialect }
  /** More nodes than a text that somebody reads. */
  | { readonly code: 'tooLong'; readonly found: number; readonly allowed: number }
  /** Python's own numbers raise an error where the page has NaN or ∞. `name`: the first such node's, if it has one. */
  | { readonly code: 'nonFinite'; readonly name: string | null }
  /** The tensors cannot be taken apart into numbers. */
  | { readonly code: 'noScalars'; readonly reason: NoScalars; readonly op: string | null; readonly allowed: number }
  /** PyTorch raises an error for predictions outside 0 … 1. */
  | { readonly code: 'notAProbability'; readonly op: string }
  /** An op has no code in this dialect. */
  | { readonly code: 'noCode'; readonly op: string; readonly dialect: Dialect };

/** Python that runs as it stands, with the place of every node that has one, or why there is none. */
export type CodeResult =
  | { readonly ok: true; readonly code: string; readonly lines: ReadonlyMap<number, NodeLines> }
  | { readonly ok: false; readonly reason: CodeRefusal };

/** The most nodes that are written: as many as the page draws. */
export const MOST_NODES = 5000;
