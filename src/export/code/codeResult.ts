import type { Graph } from '../../engine/graph/graph.ts';
import type { Dialect } from '../../engine/program/dialects.ts';
import type { NoScalars } from '../../engine/scalars/scalars.ts';
import type { ExportFigure, ExportIteration } from '../figure.ts';

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
  /** The bodies that these lines call: the methods of the node's class. */
  readonly called?: { readonly forward: LineRange; readonly backward?: LineRange };
}

/** The lines of a backward pass that belong to no one node. */
export interface PassLines {
  /** Where the output's gradient is set. */
  readonly seed: readonly LineRange[];
  /** What runs whenever a node sends its contributions, beside lines of its own. */
  readonly sends: readonly LineRange[];
}

/** What a program is as code beside its nodes' lines. */
export interface ActLines {
  /** The backward passes in their order. */
  readonly passes: readonly PassLines[];
  /** Where gradients are cleared, time after time; empty where there was nothing to clear, and no line does it. */
  readonly clears: readonly (readonly LineRange[])[];
  /** Where the parameters move; empty where the code ends before that. */
  readonly update: readonly LineRange[];
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

/** Python that runs as it stands, with the place of everything that has one. */
export interface Code {
  readonly ok: true;
  readonly code: string;
  /** The graph whose nodes `lines` names: the figure's own, or that of the whole program, with composites closed. */
  readonly graph: Graph;
  readonly lines: ReadonlyMap<number, NodeLines>;
  readonly acts: ActLines;
  /** What it prints, line by line: a label, and behind ` = ` the engine's number as Python writes it. */
  readonly printed: readonly Printed[];
}

export interface Printed {
  readonly label: string;
  readonly text: string;
}

/** Code, or why there is none. */
export type CodeResult = Code | { readonly ok: false; readonly reason: CodeRefusal };

/** The most nodes that are written: as many as the page draws. */
export const MOST_NODES = 5000;
