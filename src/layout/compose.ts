/** Puts the pictures of all containers together: every open composite as a room where its closed node stood. */
import { type Bars, makeBars } from './bars.ts';
import { type Piece, trackKey } from './piece.ts';
import type { Tree } from './tree.ts';
import type { LayoutInput, Picture } from './types.ts';

/** The whole figure as bars. Elements: nodes, the ring, then the upper and the lower wall of every group. */
export interface Scene {
  readonly bars: Bars;
  readonly order: Int32Array;
  /** Column of every element bar. */
  readonly column: Int32Array;
  readonly columns: number;
  /** Height wished for every bar, NaN where its wires decide. */
  readonly wanted: Float64Array;
  /** First and last column of every group's room. */
  readonly rooms: readonly { readonly first: number; readonly last: number }[];
}

export function upperWall(tree: Tree, group: number): number {
  return tree.ring + 1 + 2 * group;
}

export function lowerWall(tree: Tree, group: number): number {
  return tree.ring + 2 + 2 * group;
}

function localColumns(piece: Piece, picture: Picture): Int32Array {
  const column = new Map<string, number>();
  picture.order.forEach((key, index) => {
    if ((picture.column[index] ?? -1) >= 0) column.set(key, picture.column[index] ?? 0);
  });
  return Int32Array.from(piece.keys, (key) => column.get(key) ?? 0);
}

/**
 * Column of every element and extent of every room: an open composite widens its column into several, of which its old
 * neighbours take the last, together, so that they keep their order.
 */
function spreadColumns(input: LayoutInput, tree: Tree, pieces: readonly Piece[], pictures: readonly Picture[]) {
  const widths: number[][] = [];
  const total = new Int32Array(pieces.length).fill(1);
  const local = pieces.map((piece, index) => localColumns(piece, pictures[index] as Picture));
  for (const container of [...tree.outerFirst].reverse()) {
    const piece = pieces[container] as Piece;
    const width: number[] = [];
    piece.elements.forEach((element, index) => {
      const at = local[container]?.[index] as number;
      const columns = element > tree.ring ? (total[element - tree.ring] as number) : 1;
      width[at] = Math.max(width[at] ?? 1, columns);
    });
    for (let at = 0; at < width.length; at++) width[at] ??= 1;
    widths[container] = width;
    total[container] = width.reduce((sum, value) => sum + value, 0);
  }
  const origin = new Int32Array(pieces.length);
  const column = new Int32Array(tree.ring + 1 + 2 * input.groups.length);
  const rooms = input.groups.map(() => ({ first: 0, last: 0 }));
  const wallLast = new Int32Array(rooms.length);
  for (const container of tree.outerFirst) {
    const piece = pieces[container] as Piece;
    const begin: number[] = [];
    let next = origin[container] as number;
    for (const width of widths[container] ?? []) {
      begin.push(next);
      next += width;
    }
    begin.push(next);
    piece.elements.forEach((element, index) => {
      const at = local[container]?.[index] as number;
      const left = begin[at] as number;
      if (element > tree.ring) {
        const inner = element - tree.ring;
        origin[inner] = left;
        const last = left + (total[inner] as number) - 1;
        rooms[inner - 1] = { first: left, last };
        wallLast[inner - 1] = (begin[at + 1] as number) - 1;
        column[upperWall(tree, inner - 1)] = left;
        column[lowerWall(tree, inner - 1)] = left;
      } else column[element] = (begin[at + 1] as number) - 1;
    });
  }
  return { column, rooms, wallLast, columns: total[0] as number };
}

/** Builds the scene from one picture a container. */
export function composeScene(
  input: LayoutInput,
  tree: Tree,
  pieces: readonly Piece[],
  pictures: readonly Picture[],
): Scene {
  const { column, rooms, wallLast, columns } = spreadColumns(input, tree, pieces, pictures);
  const bars = makeBars(column.length, column, tree.wires);
  // Walls reach through the whole widened column, also where the room itself ends earlier.
  wallLast.forEach((last, group) => {
    bars.last[upperWall(tree, group)] = 2 * last;
    bars.last[lowerWall(tree, group)] = 2 * last;
  });
  const wanted = new Float64Array(bars.count).fill(Number.NaN);
  const shift = new Float64Array(pieces.length);
  const elementAt = pieces.map((piece) => new Map(piece.keys.map((key, index) => [key, index])));
  const edgeAt = pieces.map((piece) => new Map(piece.edges.map((edge) => [trackKey(piece, edge), edge])));
  const order: number[] = [];
  const emitted = new Uint8Array(bars.count);
  const emit = (bar: number): void => {
    if (emitted[bar]) return;
    emitted[bar] = 1;
    order.push(bar);
  };
  /** One open container: how far its picture has been read. */
  const stack: { container: number; at: number }[] = [{ container: 0, at: 0 }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const { container } = top;
    const picture = pictures[container] as Picture;
    const piece = pieces[container] as Piece;
    const key = picture.order[top.at];
    if (key === undefined) {
      if (container > 0) emit(lowerWall(tree, container - 1));
      stack.pop();
      continue;
    }
    const height = (picture.y[top.at] as number) + (shift[container] as number);
    const isTrack = (picture.column[top.at] as number) < 0;
    top.at++;
    const index = isTrack ? undefined : elementAt[container]?.get(key);
    if (index !== undefined) {
      const element = piece.elements[index] as number;
      if (element <= tree.ring) {
        emit(element);
        if (element !== tree.ring) wanted[element] = height;
      } else {
        const inner = element - tree.ring;
        shift[inner] = height - outputHeight(pieces[inner] as Piece, pictures[inner] as Picture);
        emit(upperWall(tree, inner - 1));
        stack.push({ container: inner, at: 0 });
      }
      continue;
    }
    const edge = edgeAt[container]?.get(key);
    const wire = tree.wires[edge?.wire ?? -1];
    if (!edge || !wire || tree.container[wire.to] !== container) continue;
    const bar = bars.barOfEdge[edge.wire] as number;
    if (bar < bars.elementCount) continue;
    emit(bar);
    if (edge.from >= 0 && container === 0) wanted[bar] = height;
  }
  const full = insertMissing(bars, order, emitted);
  drawInside(tree, bars, full);
  return { bars, order: Int32Array.from(full), column, columns, wanted, rooms };
}

/** Height of a composite's last node in its own picture: it takes the place of the closed node. */
function outputHeight(piece: Piece, picture: Picture): number {
  const index = picture.order.indexOf(piece.keys.at(-1) ?? '');
  return picture.y[index] ?? 0;
}

/** Tracks that no picture knows (the closed composite had one wire where the open one has two) go beside their target. */
function insertMissing(bars: Bars, order: readonly number[], emitted: Uint8Array): number[] {
  if (order.length === bars.count) return order.slice();
  const before = new Map<number, number[]>();
  const after = new Map<number, number[]>();
  const rest: number[] = [];
  for (let bar = 0; bar < bars.count; bar++) {
    if (emitted[bar]) continue;
    const target = bars.outs[bars.outAt[bar] as number] ?? -1;
    if (bars.outAt[bar] === bars.outAt[bar + 1]) {
      rest.push(bar);
      continue;
    }
    const inputs = (bars.inAt[target + 1] as number) - (bars.inAt[target] as number);
    const side = (bars.slot[bar] as number) < inputs / 2 ? before : after;
    const list = side.get(target);
    if (list) list.push(bar);
    else side.set(target, [bar]);
  }
  const full: number[] = [];
  for (const bar of order) full.push(...(before.get(bar) ?? []), bar, ...(after.get(bar) ?? []));
  full.push(...rest);
  return full;
}

/** Whether a wire goes into a room from around it; one that leaves another room on its way keeps its source there. */
function enters(tree: Tree, from: number, to: number): boolean {
  const outer = tree.container[from] as number;
  let inner = tree.container[to] as number;
  while ((tree.depth[inner] as number) > (tree.depth[outer] as number)) inner = tree.parent[inner] as number;
  return inner === outer && tree.container[to] !== outer;
}

/**
 * Wires that come from outside into a later column of a room run inside it, beside their target: each is moved there
 * when nothing that shares a layer with it stands between, so that nobody's order changes.
 */
function drawInside(tree: Tree, bars: Bars, order: number[]): void {
  const moved = new Set<number>();
  tree.wires.forEach((wire, index) => {
    const bar = bars.barOfEdge[index] as number;
    if (bar !== wire.from || !enters(tree, wire.from, wire.to)) return;
    const room = (tree.container[wire.to] as number) - 1;
    if ((bars.last[bar] as number) < (bars.first[upperWall(tree, room)] as number)) return;
    const here = order.indexOf(bar);
    const target = order.indexOf(wire.to);
    const inputs = (bars.inAt[wire.to + 1] as number) - (bars.inAt[wire.to] as number);
    let there = target;
    if (inputs === 1) there += here < target ? -1 : 0;
    else if (2 * wire.slot < inputs) there += here < target ? -1 : 0;
    else there += here < target ? 0 : 1;
    const step = there > here ? 1 : -1;
    // The walls and the content of the room itself do not count.
    let depth = 0;
    for (let place = here; place !== there; place += step) {
      const other = order[place + step] as number;
      if (other > tree.ring && other < bars.elementCount) depth++;
      const apart =
        (bars.first[other] as number) > (bars.last[bar] as number) ||
        (bars.last[other] as number) < (bars.first[bar] as number);
      if ((depth === 0 || moved.has(other)) && !apart) return;
    }
    moved.add(bar);
    order.splice(here, 1);
    order.splice(there, 0, bar);
  });
}
