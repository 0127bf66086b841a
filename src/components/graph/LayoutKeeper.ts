import { layout } from '../../layout/layout.ts';
import type { Layout, LayoutInput, PlacedEdge, PlacedNode, PreviousLayout, Size } from '../../layout/types.ts';
import type { Figure } from '../../store/figure.ts';
import { measure } from './measure.ts';
import { type Folding, type GraphStyle, WIDE } from './style.ts';

/** A layout with the sizes it was made for. */
export interface Placed {
  readonly input: LayoutInput;
  readonly layout: Layout;
}

/** A graph with more nodes never fits at zoom 1: its products are folded as far as they can be, and nothing is tried. */
const FEW_NODES = 40;
/** Scale at which a figure counts as fitting its room, and at which one that is being edited stays as it is. */
const FITS = 0.95;
const STILL_FITS = 0.8;
/** A further fold must make the figure this much larger to be worth its lines. */
const WORTH = 1.05;

interface Choice {
  readonly folding: Folding;
  readonly enough: number;
}

/**
 * Remembers the layout on screen, so that the next one keeps to it: what was there keeps its place (the layout's own
 * memory), and while the graph's structure is the same, boxes only grow, so that a slider that changes the length of
 * numbers moves nothing back and forth. The same figure gives the same answer however often it is asked.
 */
export class LayoutKeeper {
  #figure: Figure | null = null;
  #style: GraphStyle | null = null;
  #placed: Placed | null = null;
  #memory: PreviousLayout | undefined;
  /** Chosen once for a structure: while numbers change, no product jumps from one line to two. */
  #folding: Folding = WIDE.foldings[0] as Folding;
  /** What was chosen for the structures of this program so far, by their keys. */
  readonly #foldings = new Map<string, Folding>();

  /** The layout of a figure. */
  place(figure: Figure, style: GraphStyle): Placed {
    if (this.#placed !== null && this.#figure === figure && this.#style === style) return this.#placed;
    const before = this.#style === style ? this.#placed : null;
    const made = this.#next(figure, style, before);
    this.#figure = figure;
    this.#style = style;
    this.#placed = made;
    return made;
  }

  #next(figure: Figure, style: GraphStyle, before: Placed | null): Placed {
    const measured = measure(figure, style, this.#folding);
    if (before !== null && sameStructure(before.input, measured)) {
      const input = grown(before.input, measured);
      return input === before.input ? before : this.#lay(input, before);
    }
    const kin = before !== null && related(before.input, measured);
    if (!kin) this.#foldings.clear();
    const structure = [...keysOf(measured)].join(' ');
    const known = this.#memory;
    let best: { readonly placed: Placed; readonly folding: Folding; readonly scale: number } | null = null;
    for (const { folding, enough } of this.#choices(figure, style, structure, kin)) {
      this.#memory = known;
      const placed = this.#lay(measure(figure, style, folding), before);
      const { width, height } = placed.layout.bounds;
      const scale = Math.min(1, style.room.width / width, style.room.height / height);
      if (best === null || scale > WORTH * best.scale) best = { placed, folding, scale };
      if (scale >= enough) break;
    }
    if (best === null) throw new Error('LayoutKeeper: a style needs a folding');
    this.#memory = best.placed.layout.memory;
    this.#folding = best.folding;
    this.#foldings.set(structure, best.folding);
    return best.placed;
  }

  /**
   * Foldings to try for a new structure, and the scale at which one is taken. What was on screen before (a composite
   * was closed again) looks as it did; what a term was typed to keeps its lines while they can still be read well.
   */
  #choices(figure: Figure, { foldings }: GraphStyle, structure: string, kin: boolean): Choice[] {
    const had = this.#foldings.get(structure);
    if (had !== undefined) return [{ folding: had, enough: 0 }];
    if (figure.graph.count > FEW_NODES) return foldings.slice(-1).map((folding) => ({ folding, enough: 0 }));
    const fresh = foldings.map((folding) => ({ folding, enough: FITS }));
    return kin ? [{ folding: this.#folding, enough: STILL_FITS }, ...fresh] : fresh;
  }

  #lay(input: LayoutInput, before: Placed | null): Placed {
    const fresh = layout(input, before === null || !related(before.input, input) ? undefined : this.#memory);
    this.#memory = fresh.memory;
    return { input, layout: before === null ? fresh : reusing(before, input, fresh) };
  }
}

/**
 * Whether one graph is a later state of the other: at least half of the smaller one is in both. A lesson that happens to
 * use the same input names is another graph, and its places owe nothing to the one before.
 */
export function related(a: LayoutInput, b: LayoutInput): boolean {
  const known = keysOf(a);
  const now = keysOf(b);
  let shared = 0;
  for (const key of now) if (known.has(key)) shared++;
  return 2 * shared >= Math.min(known.size, now.size);
}

/** Keys of the nodes, opened composites among them under the key that they had when closed. */
function keysOf(input: LayoutInput): Set<string> {
  return new Set([...input.nodes.map((node) => node.key), ...input.groups.map((group) => group.closedKey)]);
}

function sameStructure(a: LayoutInput, b: LayoutInput): boolean {
  if (a.nodes.length !== b.nodes.length || a.edges.length !== b.edges.length || a.groups.length !== b.groups.length)
    return false;
  for (let i = 0; i < a.nodes.length; i++) if (a.nodes[i]?.key !== b.nodes[i]?.key) return false;
  for (let i = 0; i < a.edges.length; i++) if (a.edges[i]?.from !== b.edges[i]?.from) return false;
  for (let i = 0; i < a.groups.length; i++) if (a.groups[i]?.key !== b.groups[i]?.key) return false;
  return a.output === b.output;
}

const fits = (inner: Size, outer: Size) => inner.width <= outer.width && inner.height <= outer.height;
const union = (a: Size, b: Size): Size =>
  fits(b, a) ? a : { width: Math.max(a.width, b.width), height: Math.max(a.height, b.height) };

/** `now` with every box at least as large as before; `before` itself when nothing grew. */
function grown(before: LayoutInput, now: LayoutInput): LayoutInput {
  let changed = false;
  const nodes = now.nodes.map((node, i) => {
    const old = before.nodes[i];
    if (old !== undefined && fits(node.size, old.size) && node.nameHeight === old.nameHeight && node.leaf === old.leaf)
      return old;
    changed = true;
    // A ring stays a ring: only boxes keep what they had.
    const round = node.size.width === node.size.height;
    return old === undefined || round ? node : { ...node, size: union(old.size, node.size) };
  });
  const edges = now.edges.map((edge, e) => {
    const old = before.edges[e];
    if (old !== undefined && fits(edge.above, old.above) && fits(edge.below, old.below)) return old;
    changed = true;
    return old === undefined
      ? edge
      : { ...edge, above: union(old.above, edge.above), below: union(old.below, edge.below) };
  });
  const outputAbove = union(before.outputAbove, now.outputAbove);
  const outputBelow = union(before.outputBelow, now.outputBelow);
  if (!changed && outputAbove === before.outputAbove && outputBelow === before.outputBelow) return before;
  return { ...now, nodes, edges, outputAbove, outputBelow };
}

/** The new layout with the old objects wherever nothing moved, so that memoised components see the same props. */
function reusing(before: Placed, input: LayoutInput, fresh: Layout): Layout {
  const oldNode = new Map(before.input.nodes.map((node, i) => [node.key, before.layout.nodes[i] as PlacedNode]));
  const edgeKey = (all: LayoutInput, e: number) => `${all.nodes[all.edges[e]?.to ?? 0]?.key}:${all.edges[e]?.slot}`;
  const oldEdge = new Map(before.layout.edges.map((edge, e) => [edgeKey(before.input, e), edge]));
  return {
    ...fresh,
    nodes: fresh.nodes.map((node, i) => {
      const old = oldNode.get(input.nodes[i]?.key as string);
      return old !== undefined && sameNode(old, node) ? old : node;
    }),
    edges: fresh.edges.map((edge, e) => {
      const old = oldEdge.get(edgeKey(input, e));
      return old !== undefined && sameEdge(old, edge) ? old : edge;
    }),
    outputEdge: sameEdge(before.layout.outputEdge, fresh.outputEdge) ? before.layout.outputEdge : fresh.outputEdge,
  };
}

function sameNode(a: PlacedNode, b: PlacedNode): boolean {
  return a.x === b.x && a.y === b.y && a.column === b.column && a.row === b.row;
}

function sameEdge(a: PlacedEdge, b: PlacedEdge): boolean {
  return (
    a.start.x === b.start.x &&
    a.start.y === b.start.y &&
    a.leave === b.leave &&
    a.run.x0 === b.run.x0 &&
    a.run.x1 === b.run.x1 &&
    a.run.y === b.run.y &&
    a.enter === b.enter &&
    a.end.x === b.end.x &&
    a.end.y === b.end.y &&
    a.label.x === b.label.x &&
    a.label.y === b.label.y &&
    a.below.width === b.below.width &&
    a.below.height === b.below.height &&
    a.rim?.x === b.rim?.x &&
    a.rim?.y === b.rim?.y &&
    a.rim?.radius === b.rim?.radius
  );
}
