import { lanePath, pointAt } from '../../layout/lanes.ts';
import type { PlacedEdge } from '../../layout/types.ts';
import { ARROW, LANE } from './style.ts';

/** The drawn lines of one edge. Wires leave and arrive level, or go straight up: two ways for arrowheads to point. */
export interface EdgePaths {
  /** Source to target. */
  readonly forward: string;
  readonly forwardHead: string;
  /** Target to source, with room for the arrowhead. */
  readonly backward: string;
  readonly backwardHead: string;
  /** The backward lane while it is only foreseen. */
  readonly later: string;
  /** The lower lane the other way, for a tangent; a double line, as its class says. */
  tangent(): { readonly lane: string; readonly head: string };
}

const known = new WeakMap<PlacedEdge, EdgePaths>();

/** The paths of a placed edge, made once: most renders of an edge change its look, not its place. */
export function pathsOf(placed: PlacedEdge): EdgePaths {
  const made = known.get(placed);
  if (made !== undefined) return made;
  const tip = pointAt(placed, 1, LANE);
  const foot = pointAt(placed, 0, -LANE);
  const across = placed.upright === true;
  const paths: EdgePaths = {
    forward: lanePath(placed, { direction: 'forward', offset: LANE }),
    forwardHead: across
      ? `M${tip.x - 4},${tip.y + 7}L${tip.x},${tip.y - 1}L${tip.x + 4},${tip.y + 7}Z`
      : `M${tip.x - 7},${tip.y - 4}L${tip.x + 1},${tip.y}L${tip.x - 7},${tip.y + 4}Z`,
    backward: lanePath(placed, { direction: 'backward', offset: -LANE, trimStart: ARROW }),
    backwardHead: across
      ? `M${foot.x - 7.5},${foot.y - ARROW}L${foot.x},${foot.y}L${foot.x + 7.5},${foot.y - ARROW}Z`
      : `M${foot.x + ARROW},${foot.y - 7.5}L${foot.x},${foot.y}L${foot.x + ARROW},${foot.y + 7.5}Z`,
    later: lanePath(placed, { direction: 'backward', offset: -LANE }),
    tangent: () => {
      const { x, y } = pointAt(placed, 1, -LANE);
      return {
        lane: lanePath(placed, { direction: 'forward', offset: -LANE, trimEnd: ARROW }),
        head: across
          ? `M${x - 6},${y + ARROW}L${x},${y}L${x + 6},${y + ARROW}Z`
          : `M${x - ARROW},${y - 6}L${x},${y}L${x - ARROW},${y + 6}Z`,
      };
    },
  };
  known.set(placed, paths);
  return paths;
}
