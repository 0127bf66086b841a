/** What a mode draws on the graph, over the frame of the cursor. Nodes and edges are those of the figure's graph, by index. */
export interface Marks {
  /** These stay in full tone, all others become pale. Absent: all stay. */
  readonly lit?: { readonly nodes: ReadonlySet<number>; readonly edges: ReadonlySet<number> };
  /** Hatched in ink, with a few words each: something is wrong here. */
  readonly flagged?: ReadonlyMap<number, string>;
  /** Outlined, without words. */
  readonly ringed?: ReadonlySet<number>;
  /** The place of a number that is asked for: where the value or gradient of a node stands. */
  readonly asked?: Asked;
  /** Lines of text at a node, where there is room (notesAt.ts). */
  readonly notes?: ReadonlyMap<number, readonly string[]>;
  /** The notes are what the mode is about: the view looks at them as it opens. */
  readonly looksAtNotes?: true;
}

export interface Asked {
  readonly node: number;
  /** Element of a tensor. */
  readonly element: number;
  /** The edge along which it comes. */
  readonly edge: number | null;
  readonly tone: 'value' | 'gradient';
  /** What stands in its box: `?`, `5 + ?`. */
  readonly text: string;
  /** A number stands in that place already: in a tensor it stays readable. */
  readonly there: boolean;
}
