/** What a mode draws on the graph, over the frame of the cursor. Nodes and edges are those of the figure's graph, by index. */
export interface Marks {
  /** These stay in full tone, all others become pale. Absent: all stay. */
  readonly lit?: { readonly nodes: ReadonlySet<number>; readonly edges: ReadonlySet<number> };
  /** Hatched in ink, with a few words each: something is wrong here. */
  readonly flagged?: ReadonlyMap<number, string>;
  /** Outlined, without words. */
  readonly ringed?: ReadonlySet<number>;
  /** The place of a number that is asked for: on a node, or on the edge along which it comes; what stands in its box. */
  readonly asked?: {
    readonly node: number;
    readonly edge: number | null;
    readonly tone: 'value' | 'gradient';
    readonly text: string;
  };
  /** Lines of text under a node. */
  readonly notes?: ReadonlyMap<number, readonly string[]>;
}
