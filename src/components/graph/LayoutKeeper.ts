import { layout } from '../../layout/layout.ts';
import type { Layout, LayoutInput, PlacedEdge, PlacedNode, PreviousLayout, Size } from '../../layout/types.ts';
import type { Figure } from '../../store/figure.ts';
import { keysOf, related, sameOrder, sameProgram, sameStructure } from './kinship.ts';
import { measure } from './measure.ts';
import { type Folding, type GraphStyle, WIDE } from './style.ts';

/** A layout with the sizes it was made for. */
export interface Placed {
  readonly input: LayoutInput;
  readonly layout: Layout;
  /** Space in which it should fit. */
  readonly room: Size;
}

/** A graph with more nodes never fits at zoom 1: its products are folded as far as they can be, and nothing is tried. */
const FEW_NODES = 40;
/** Scale at which a figure counts as fitting its room. */
const FITS = 0.95;
/** Of larger graphs that are being edited no second layout is made, to see whether the first is still as good. */
const FEW_TO_COMPARE = 60;
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
  #room: Size | null = null;
  #placed: Placed | null = null;
  #memory: PreviousLayout | undefined;
  /** Chosen once for a structure: while numbers change, no product jumps from one line to two. */
  #folding: Folding = WIDE.foldings[0] as Folding;
  /** What was chosen for the structures of this program so far, by their keys. */
  readonly #foldings = new Map<string, Folding>();

  /** The layout of a figure that should fit the room: products are folded until it does. */
  place(figure: Figure, style: GraphStyle, room: Size = style.room): Placed {
    const sameRoom = this.#style === style && this.#room === room;
    if (this.#placed !== null && this.#figure === figure && sameRoom) return this.#placed;
    const before = this.#style === style ? this.#placed : null;
    // What was chosen for another room says nothing on this one.
    if (!sameRoom) this.#foldings.clear();
    this.#room = room;
    const made = this.#next(figure, style, room, before, sameRoom);
    this.#figure = figure;
    this.#style = style;
    this.#placed = made;
    return made;
  }

  #next(figure: Figure, style: GraphStyle, room: Size, before: Placed | null, sameRoom: boolean): Placed {
    const measuredWith = this.#folding;
    const measured = measure(figure, style, measuredWith);
    const same = before !== null && sameStructure(before.input, measured);
    const asBefore = (placed: Placed) => {
      const input = grown(placed.input, measured);
      return input === placed.input ? placed : this.#lay(input, placed, room);
    };
    if (same && sameRoom) return asBefore(before);
    if (before === null || !related(before.input, measured)) this.#foldings.clear();
    const structure = [...keysOf(measured)].join(' ');
    const known = this.#memory;
    let best: { readonly placed: Placed; readonly folding: Folding; readonly scale: number } | null = null;
    for (const { folding, enough } of this.#choices(figure, style, structure)) {
      this.#memory = known;
      const input = folding === measuredWith ? measured : measure(figure, style, folding);
      const placed = this.#lay(input, before, room);
      const { width, height } = placed.layout.bounds;
      const scale = Math.min(1, room.width / width, room.height / height);
      if (best === null || scale > WORTH * best.scale) best = { placed, folding, scale };
      if (scale >= enough) break;
    }
    if (best === null) throw new Error('LayoutKeeper: a style needs a folding');
    if (same && best.folding === this.#folding) {
      this.#memory = known;
      this.#foldings.set(structure, best.folding);
      return asBefore(before);
    }
    this.#memory = best.placed.layout.memory;
    this.#folding = best.folding;
    this.#foldings.set(structure, best.folding);
    return best.placed;
  }

  /**
   * Foldings to try for a new structure, and the scale at which one is taken. What was on screen before (a composite
   * was closed again) looks as it did.
   */
  #choices(figure: Figure, { foldings }: GraphStyle, structure: string): Choice[] {
    const had = this.#foldings.get(structure);
    if (had !== undefined) return [{ folding: had, enough: 0 }];
    if (figure.graph.count > FEW_NODES) return foldings.slice(-1).map((folding) => ({ folding, enough: 0 }));
    return foldings.map((folding) => ({ folding, enough: FITS }));
  }

  #lay(input: LayoutInput, before: Placed | null, room: Size): Placed {
    const made = this.#made(input, before);
    this.#memory = made.memory;
    return { input, room, layout: before === null ? made : reusing(before, input, made) };
  }

  /**
   * Another program begins afresh. Opening and closing keep to the picture that was there. After an edit the fresh layout
   * is taken too, where it leaves everything in its order, so that a program that was typed looks like one that was loaded.
   */
  #made(input: LayoutInput, before: Placed | null): Layout {
    const memory = this.#memory;
    if (before === null || memory === undefined || !related(before.input, input)) return layout(input);
    if (sameProgram(before.input, input) || input.nodes.length > FEW_TO_COMPARE) return layout(input, memory);
    const fresh = layout(input);
    return sameOrder(memory, fresh.memory) ? fresh : layout(input, memory);
  }
}

const fits = (inner: Size, outer: Size) => inner.width <= outer.width && inner.height <= outer.height;
const union = (a: Size, b: Size): Size =>
  fits(b, a) ? a : { width: Math.max(a.width, b.width), height: Math.max(a.height, b.height) };

/** `now` with every box at least as large as before; `before` itself when nothing grew. */
function grown(before: LayoutInput, now: LayoutInput): LayoutInput {
  let changed = false;
  const nodes = now.nodes.map((node, i) => {
    const old = before.nodes[i];
    if (
      old !== undefined &&
      fits(node.size, old.size) &&
      node.nameHeight === old.nameHeight &&
      node.leaf === old.leaf &&
      node.under === old.under
    )
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
    a.upright === b.upright &&
    a.below.width === b.below.width &&
    a.below.height === b.below.height &&
    a.rim?.x === b.rim?.x &&
    a.rim?.y === b.rim?.y &&
    a.rim?.radius === b.rim?.radius
  );
}
