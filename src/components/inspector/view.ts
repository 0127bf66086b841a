import type { Explained } from '../../store/state.ts';
import type { Sentence } from '../../texts/text.ts';

/** One line of mathematics, with what stands beside it in words (shapes). */
export interface FormulaLine {
  readonly latex: string;
  readonly aside?: string;
  /** A word before it: `where`. */
  readonly lead?: string;
  /** What a long right side comes to, `= 0.5356`: beside it, or under it where there is no room. */
  readonly result?: string;
}

/** A line of a ledger: `from × (right input)  0 + 1.1 · 150 = 165`. */
export interface LedgerRow {
  readonly label: Sentence;
  readonly arithmetic: Sentence;
  readonly state: 'done' | 'now' | 'later';
  /** What a click explains: the contribution that it adds; and the total, where that is the one at the cursor. */
  readonly explains?: { readonly contribution: Explained; readonly total: Explained | null } | undefined;
}

/** A value or gradient with a shape, drawn as a table; its cells choose the entry that is written out. */
export interface Grid {
  readonly caption: string;
  readonly tone: 'value' | 'gradient';
  readonly shape: readonly number[];
  readonly elements: Float64Array;
  readonly cell: number;
  /** Whose numbers they are at the cursor, and the node's name; absent where they have no explanation (a softmax, a value before its update). */
  readonly explains?: (Pick<Explained, 'node' | 'what'> & { readonly name: string }) | undefined;
}

/** What stands in the panel, top to bottom. Pure data: words are in the reader's language, formulas in LaTeX. */
export type Block =
  /** What the whole way back came to; stands above the numbered parts of the last step. */
  | { readonly kind: 'result'; readonly heading: Sentence; readonly lines: readonly FormulaLine[] }
  | { readonly kind: 'formulas'; readonly heading: Sentence; readonly lines: readonly FormulaLine[] }
  | {
      readonly kind: 'terms';
      readonly heading: Sentence;
      readonly rows: readonly LedgerRow[];
      readonly tone: Grid['tone'];
    }
  | {
      readonly kind: 'ledger';
      readonly heading: Sentence;
      readonly rows: readonly LedgerRow[];
      readonly exactly: string | null;
    }
  /** `Saved for backward   both inputs: 150, 3`, with the reason below. */
  | {
      readonly kind: 'fact';
      readonly label: string;
      readonly text: Sentence;
      readonly because: { readonly words: string; readonly latex: string | null } | null;
    }
  | { readonly kind: 'grid'; readonly grid: Grid }
  | { readonly kind: 'notice'; readonly text: Sentence }
  | { readonly kind: 'text'; readonly text: Sentence }
  /** Starts the part about one of several edges. */
  | { readonly kind: 'edge'; readonly heading: Sentence };

/** What can be done with the node that is shown. */
export interface NodeActions {
  readonly node: number;
  /** Key to open or close; `null` when the node has nothing to open and lies in no room. */
  readonly toggle: { readonly key: string; readonly opens: boolean; readonly symbol: string } | null;
  readonly canRun: boolean;
}

export interface View {
  readonly title: string;
  readonly subtitle: Sentence;
  readonly blocks: readonly Block[];
  /** Present when a node is shown instead of the step. */
  readonly actions: NodeActions | null;
}

/** Every formula of a view as LaTeX that can be pasted, in order. */
export function formulasOf(view: View): string[] {
  return view.blocks.flatMap((block) =>
    block.kind === 'formulas' || block.kind === 'result'
      ? block.lines.map(({ latex, result }) => (result === undefined ? latex : `${latex} ${result}`))
      : [],
  );
}
