/**
 * What the layout is given and what it answers. Lengths are px at zoom 1, y grows downwards, all of it plain data.
 * The layout never measures text: whoever calls it says how large every node and every label is.
 */

/** A box in px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** One node to place. Array order is topological order: an edge always goes from a smaller index to a larger one. */
export interface LayoutNode {
  /** Stable over edits and over opening and closing: the same key is the same node. */
  readonly key: string;
  readonly size: Size;
  /** Leaves (inputs, parameters, constants) sit one column before their first use. */
  readonly leaf: boolean;
  /** Room over the node for its name (0 when it has none). */
  readonly nameHeight: number;
  /**
   * Of a leaf: the op under which it stands, in that op's tray, instead of in a column. It must be the leaf's only consumer,
   * and have one input that does not stand under it and one consumer; else the leaf stands in its column as any other.
   */
  readonly under?: number | undefined;
}

/** One edge: the value goes `from` → `to` and enters `to` at port `slot`. */
export interface LayoutEdge {
  readonly from: number;
  readonly to: number;
  readonly slot: number;
  /** Room the label needs over the forward lane (value: text or grid) and under the backward lane (gradient, or the written product). */
  readonly above: Size;
  readonly below: Size;
}

/** An opened composite: a dashed room around a contiguous run of nodes, `first` ≤ index ≤ `last`. */
export interface LayoutGroup {
  readonly key: string;
  readonly first: number;
  readonly last: number;
  /** Key that the closed node had: the room opens where that node stood. */
  readonly closedKey: string;
}

export interface LayoutInput {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
  readonly groups: readonly LayoutGroup[];
  /** Index of the output node: a small double ring is drawn one column after it. */
  readonly output: number;
  /** Labels of the last wire, output node → ring. */
  readonly outputAbove: Size;
  readonly outputBelow: Size;
  readonly metrics: LayoutMetrics;
}

/** Distances that depend on where the figure is shown (phone, embed, present). See mock/README.md "Edges and labels". */
export interface LayoutMetrics {
  /** Distance between two ports of one node with several inputs (22). */
  readonly portPitch: number;
  /** Distance between two sockets of a fan-out card (40, at least 28). */
  readonly socketPitch: number;
  /** Free space between two rows' boxes and between columns. */
  readonly rowGap: number;
  readonly columnGap: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The circle an edge ends on: each lane stops at this rim at its own height. */
export interface Rim {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/**
 * One edge as drawn: level from `start` to `leave`, an S-curve to its own track, level along `run`, an S-curve from
 * `run.x1` to `enter`, level to `end`. Where there is no first bend `start.y === run.y` and `leave === run.x0`; where
 * there is no last one `run.y === end.y` and `run.x1 === enter`.
 */
export interface PlacedEdge {
  readonly start: Point;
  readonly leave: number;
  readonly run: { readonly x0: number; readonly x1: number; readonly y: number };
  readonly enter: number;
  readonly end: Point;
  /** Set where the edge ends on a circle. */
  readonly rim: Rim | null;
  /** On the level run, in the first gap after the source, so that the labels of one gap stand in one column. */
  readonly label: Point;
  /** Room kept under the backward lane: what stands there says its words only when they fit. */
  readonly below: Size;
  /** It rises from a tray straight to the op over it: from `start` up to `end`, and has no run. */
  readonly upright?: true;
}

export interface PlacedNode {
  /** Centre. */
  readonly x: number;
  readonly y: number;
  readonly column: number;
  /** Rank in its column from the top. */
  readonly row: number;
}

/** What stands under an op: a box around leaves, one under the other, with one wire from its top for all of them. */
export interface Tray {
  readonly op: number;
  readonly leaves: readonly number[];
  readonly box: Box;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  /** The wire from the output node to the ring, and the ring's centre is its end. */
  readonly outputEdge: PlacedEdge;
  /** Dashed rooms, in the order of `LayoutInput.groups`. */
  readonly groups: readonly Box[];
  readonly trays: readonly Tray[];
  readonly bounds: Box;
  /** What the next layout needs to keep its places: hand it back as `previous`. */
  readonly memory: PreviousLayout;
}

/**
 * What must be remembered between two layouts: one picture for the graph with every composite closed and one
 * for the inside of every composite that was opened (its group key). Opening and closing only choose which pictures are
 * put together, so closing returns exactly to what was there before. Plain data.
 */
export interface PreviousLayout {
  readonly pictures: { readonly [key: string]: Picture };
  /** Key of the picture of the whole graph that was laid out last: there is one for every choice of leaves in trays. */
  readonly whole: string;
}

/** The order and the heights of one picture's rows, by key. */
export interface Picture {
  /** Every node, and every edge with a track of its own (`from>to:slot`), from the top of the picture downwards. */
  readonly order: readonly string[];
  /** Height of each, in the picture's own coordinates. */
  readonly y: readonly number[];
  /** Column of each; -1 for tracks. */
  readonly column: readonly number[];
}
