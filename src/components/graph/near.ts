import type { Box } from '../../layout/types.ts';
import type { Placed } from './LayoutKeeper.ts';
import { WIRE } from './model.ts';

/** Whether a part of the drawing is on screen, or nearly. */
export interface Near {
  node(key: string): boolean;
  edge(id: string): boolean;
}

/** How far beyond the edge of the view a part may begin; numbers stand up to about this far from their node or edge. */
const MARGIN = 240;

/** Which parts of a placed graph stand in this part of the drawing. A part that the layout does not know is new: near. */
export function nearIn(placed: Placed, seen: Box): Near {
  const { nodes, edges } = boxesOf(placed);
  const within = (box: Box | undefined) =>
    box === undefined ||
    (box.x <= seen.x + seen.width + MARGIN &&
      box.x + box.width >= seen.x - MARGIN &&
      box.y <= seen.y + seen.height + MARGIN &&
      box.y + box.height >= seen.y - MARGIN);
  return { node: (key) => within(nodes.get(key)), edge: (id) => within(edges.get(id)) };
}

interface Boxes {
  readonly nodes: ReadonlyMap<string, Box>;
  readonly edges: ReadonlyMap<string, Box>;
}

const known = new WeakMap<Placed, Boxes>();

function boxesOf(placed: Placed): Boxes {
  const made = known.get(placed);
  if (made !== undefined) return made;
  const { input, layout } = placed;
  const nodes = new Map<string, Box>();
  input.nodes.forEach(({ key, size }, i) => {
    const at = layout.nodes[i];
    if (at !== undefined) nodes.set(key, { x: at.x - size.width / 2, y: at.y - size.height / 2, ...size });
  });
  const edges = new Map<string, Box>();
  const add = (id: string, edge: (typeof layout.edges)[number] | undefined) => {
    if (edge === undefined) return;
    const { start, end, run } = edge;
    const x = Math.min(start.x, end.x);
    const y = Math.min(start.y, end.y, run.y);
    edges.set(id, { x, y, width: Math.max(start.x, end.x) - x, height: Math.max(start.y, end.y, run.y) - y });
  };
  for (const [e, { to, slot }] of input.edges.entries()) add(`${input.nodes[to]?.key}:${slot}`, layout.edges[e]);
  add(WIRE, layout.outputEdge);
  const boxes = { nodes, edges };
  known.set(placed, boxes);
  return boxes;
}
