import type { LayoutInput, Point } from '../../../layout/types.ts';
import { related } from '../kinship.ts';
import type { Placed } from '../LayoutKeeper.ts';

/**
 * Where each node of a new layout comes from, by key: from its own place; where tensors became numbers, from the place of the
 * tensor that it is an element of; where numbers became tensors again, from the middle of its elements. What came from nowhere
 * is absent. `null`: the two are pictures of different programs.
 */
export function originsOf(before: Placed, now: Placed): ReadonlyMap<string, Point> | null {
  const own = placesOf(before);
  if (related(before.input, now.input)) return own;
  const rooms = roomsOf(before);
  const middles = middlesOf(own);
  const origins = new Map<string, Point>();
  for (const { key } of now.input.nodes) {
    const wholes = [key, ...wholesOf(key)].map((one) => own.get(one) ?? rooms.get(one) ?? middles.get(one));
    const from = wholes.find((one) => one !== undefined);
    if (from !== undefined) origins.set(key, from);
  }
  const ops = opsOf(now.input);
  const known = ops.filter((key) => origins.has(key)).length;
  return known > 0 && 2 * known >= Math.min(ops.length, opsOf(before.input).length) ? origins : null;
}

/** The keys of what a node is an element or a piece of, the nearest first: `K/0[2]` is one of `K/0`, which is a piece of `K`. */
function wholesOf(key: string): string[] {
  const ends = [...key].flatMap((letter, at) => (letter === '[' || letter === '/' ? [at] : []));
  return ends.reverse().map((end) => key.slice(0, end));
}

function placesOf({ input, layout }: Placed): Map<string, Point> {
  return new Map(input.nodes.map(({ key }, node) => [key, layout.nodes[node] as Point]));
}

/** Opened composites, by the key that they had when closed. */
function roomsOf({ input, layout }: Placed): Map<string, Point> {
  return new Map(
    input.groups.flatMap(({ closedKey }, g) => {
      const room = layout.groups[g];
      return room === undefined ? [] : [[closedKey, { x: room.x + room.width / 2, y: room.y + room.height / 2 }]];
    }),
  );
}

function middlesOf(places: ReadonlyMap<string, Point>): Map<string, Point> {
  const sums = new Map<string, { x: number; y: number; n: number }>();
  for (const [key, { x, y }] of places) {
    for (const whole of wholesOf(key)) {
      const sum = sums.get(whole) ?? { x: 0, y: 0, n: 0 };
      sums.set(whole, { x: sum.x + x, y: sum.y + y, n: sum.n + 1 });
    }
  }
  return new Map([...sums].map(([whole, { x, y, n }]) => [whole, { x: x / n, y: y / n }]));
}

function opsOf({ nodes }: LayoutInput): string[] {
  return nodes.filter(({ leaf }) => !leaf).map(({ key }) => key);
}
