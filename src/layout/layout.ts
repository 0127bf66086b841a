/** The layout of a computational graph: layered, left to right, the same input always giving the same picture. */
import { composeScene, lowerWall, type Scene, upperWall } from './compose.ts';
import { measureBars } from './extents.ts';
import { type Extents, findGaps } from './gaps.ts';
import { type Drawn, drawPicture, sameElements } from './picture.ts';
import { cutPieces, leavesOf, pictureKey } from './piece.ts';
import { placeScene } from './place.ts';
import { roomTitle } from './rooms.ts';
import { solveRows } from './rows.ts';
import { hangLeaves, type TraySizes, traysAreClear, withTrays } from './trays.ts';
import { readTree, type Tree } from './tree.ts';
import type { Box, Layout, LayoutInput, Picture, PreviousLayout } from './types.ts';

/** Free space outside a room's border. */
const wallAir = 6;

/**
 * Lays a graph out.
 *
 * Every container (the figure, and the inside of each open composite) has a picture of its own in which what it holds
 * is closed. Opening puts the inside's picture where the closed node stood and moves only what is in its way; closing
 * takes it out again, so it returns exactly to the old picture.
 *
 * @param input Sizes in px; nodes in topological order; groups nested or disjoint.
 * @param previous `memory` of the layout on screen: what it holds keeps its order and, where it can, its place.
 * @returns Places in px. Pure: the same input and memory give the same numbers.
 * @throws When there is no node to draw.
 */
export function layout(input: LayoutInput, previous?: PreviousLayout): Layout {
  if (input.nodes.length === 0) throw new Error('layout: a figure needs an output');
  const hung = hangLeaves(input);
  if (hung !== null) {
    const { boxes, ...made } = layColumns(hung.input, previous, hung.sizes, hung.key);
    const whole = withTrays(input, hung, made, boxes);
    if (traysAreClear(input, whole)) return whole;
  }
  const { boxes: _, ...made } = layColumns(input, previous, NOTHING_HANGS, '');
  return made;
}

const NOTHING_HANGS: TraySizes = new Map();

/** The layout of what stands in columns, and the boxes of the trays under it by their op. */
function layColumns(
  input: LayoutInput,
  previous: PreviousLayout | undefined,
  sizes: TraySizes,
  whole: string,
): Layout & { readonly boxes: ReadonlyMap<number, Box> } {
  const tree = readTree(input);
  const pieces = cutPieces(input, tree);
  const pictures: { [key: string]: Picture } = { ...previous?.pictures };
  let drawn: Drawn | undefined;
  const parts = pieces.map((piece, container) => {
    const key = container === 0 ? whole : pictureKey(input, container);
    const known = Object.hasOwn(pictures, key) ? pictures[key] : undefined;
    // With nothing but opening and closing between, the remembered picture is the picture.
    if (known && sameElements(piece, known) && input.groups.length > 0) return known;
    drawn = drawPicture(input, tree, piece, known, sizes);
    if (!known || !sameElements(piece, known)) pictures[key] = drawn.picture;
    return drawn.picture;
  });
  let scene: Scene;
  let y: Float64Array;
  let extents: Extents;
  if (input.groups.length === 0 && drawn) {
    const { bars, order, column } = drawn;
    const columns = column.reduce((most, at) => Math.max(most, at), 0) + 1;
    scene = { bars, order, column, columns, wanted: new Float64Array(0), rooms: [] };
    extents = measureScene(input, tree, scene, sizes);
    y = drawn.y;
  } else {
    scene = composeScene(input, tree, pieces, parts);
    extents = measureScene(input, tree, scene, sizes);
    const { bars, order, wanted } = scene;
    const leaf = new Uint8Array(bars.elementCount);
    leaf.set(leavesOf(input));
    const gaps = findGaps(bars, order, extents);
    const { portPitch: pitch, socketPitch } = input.metrics;
    y = solveRows({ bars, order, gaps, leaf, wall: extents.wall, pitch, socketPitch, wanted, opened: true });
  }
  return { ...placeScene(input, tree, scene, extents, y, sizes), trays: [], memory: { pictures, whole } };
}

function measureScene(input: LayoutInput, tree: Tree, scene: Scene, sizes: TraySizes): Extents {
  const { bars } = scene;
  const ring = { size: { width: 0, height: 22 }, nameHeight: 0 };
  const nodes = [...input.nodes, ring];
  const labels = (bar: number) => tree.wires[bars.edgeOfBar[bar] as number] ?? null;
  const extents = measureBars(bars, nodes, labels, input.metrics.rowGap, (element) => sizes.get(element));
  input.groups.forEach((_, group) => {
    for (const wall of [upperWall(tree, group), lowerWall(tree, group)]) {
      extents.wall[wall] = 1;
      extents.nodeAbove[wall] = wall === upperWall(tree, group) ? wallAir : 0;
      extents.nodeBelow[wall] = wall === upperWall(tree, group) ? roomTitle : wallAir;
    }
  });
  return extents;
}
