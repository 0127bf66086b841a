/** The dashed rooms of open composites, and the bounds of the figure. */
import type { Scene } from './compose.ts';
import type { Extents } from './gaps.ts';
import type { Tree } from './tree.ts';
import type { Box } from './types.ts';

/** Dashed rooms stand this far outside their columns; nested ones further. */
export const roomPad = 14;
/** Height of the line with the composite's name at the top of its room. */
export const roomTitle = 20;
/** A room's border and the figure's come this much nearer to a node than half the gap between two rows; nested rooms end this far apart. */
const borderAir = 6;

/** How many rooms begin (end) one inside the other at a group's first (last) column, itself included. */
export function nesting(tree: Tree, rooms: Scene['rooms'], side: 'first' | 'last'): Int32Array {
  const level = new Int32Array(rooms.length).fill(1);
  for (const container of [...tree.outerFirst].reverse()) {
    const outer = (tree.parent[container] as number) - 1;
    if (container === 0 || outer < 0) continue;
    const inner = container - 1;
    if (rooms[outer]?.[side] !== rooms[inner]?.[side]) continue;
    level[outer] = Math.max(level[outer] as number, (level[inner] as number) + 1);
  }
  return level;
}

/** Room a bar takes over and under its height within the layers from…to. */
function reach(scene: Scene, extents: Extents, bar: number, from: number, to: number): [number, number] {
  const first = scene.bars.first[bar] as number;
  const last = scene.bars.last[bar] as number;
  const isNode = bar < scene.bars.elementCount;
  const labelLayer = isNode ? first + 1 : first;
  let above = 0;
  let below = 0;
  if (isNode && first >= from && first <= to) {
    above = (extents.nodeAbove[bar] as number) - borderAir;
    below = (extents.nodeBelow[bar] as number) - borderAir;
  }
  if (labelLayer >= from && labelLayer <= to && labelLayer <= last) {
    above = Math.max(above, extents.labelAbove[bar] as number);
    below = Math.max(below, extents.labelBelow[bar] as number);
  }
  if (above === 0 && first <= to && last >= from) return [extents.lane, extents.lane];
  return [above, below];
}

/**
 * Boxes of all rooms, and the top and bottom of the figure. Bars stand between the walls of their room in the order, so
 * one pass with a stack finds what each room holds.
 */
export function boundScene(
  tree: Tree,
  scene: Scene,
  extents: Extents,
  y: Float64Array,
  sides: readonly { readonly left: number; readonly right: number }[],
): { groups: Box[]; top: number; bottom: number } {
  const { bars, order, rooms, columns } = scene;
  // Index 0 is the figure, g + 1 is room g.
  const top = new Float64Array(rooms.length + 1).fill(Number.POSITIVE_INFINITY);
  const bottom = new Float64Array(rooms.length + 1).fill(Number.NEGATIVE_INFINITY);
  const open: number[] = [0];
  const include = (room: number, from: number, to: number): void => {
    top[room] = Math.min(top[room] as number, from);
    bottom[room] = Math.max(bottom[room] as number, to);
  };
  for (const bar of order) {
    const holder = open.at(-1) as number;
    const wall = bar - tree.ring - 1;
    if (wall < 0 || bar >= bars.elementCount) {
      const height = y[bar] as number;
      const room = rooms[holder - 1];
      if (room) {
        const [above, below] = reach(scene, extents, bar, 2 * room.first, 2 * room.last);
        if (above > 0) include(holder, height - above, height + below);
      }
      const [above, below] = reach(scene, extents, bar, -1, 2 * columns);
      include(0, height - above, height + below);
    } else if (wall % 2 === 0) open.push(wall / 2 + 1);
    else {
      open.pop();
      top[holder] = (top[holder] as number) - roomTitle;
      include(open.at(-1) as number, top[holder] as number, (bottom[holder] as number) + borderAir);
    }
  }
  const groups = sides.map(({ left, right }, group): Box => {
    const from = top[group + 1] as number;
    return { x: left, y: from, width: right - left, height: (bottom[group + 1] as number) - from };
  });
  return { groups, top: top[0] as number, bottom: bottom[0] as number };
}
