/** The last touch on heights: what is nearly centred or nearly straight is made so, where that costs nothing. */
import type { Pull } from './pulls.ts';
import type { Stack } from './stack.ts';

/** Bends lower than this do not look like bends but like mistakes. */
const kink = 9;
/** A leaf beside a room that was opened follows its wire as far as this. */
const follow = 24;

/** How much of a move by `by` px (down; negative: up) a block may make without coming too near to another. */
function within(
  { at, under, over, distance, overAt, overs }: Stack,
  block: number,
  by: number,
  y: Float64Array,
): number {
  const height = y[block] as number;
  let part = by;
  for (let edge = at[block] as number; by > 0 && edge < (at[block + 1] as number); edge++) {
    part = Math.min(part, (y[under[edge] as number] as number) - height - (distance[edge] as number));
  }
  for (let index = overAt[block] as number; by < 0 && index < (overAt[block + 1] as number); index++) {
    const edge = overs[index] as number;
    part = Math.max(part, (y[over[edge] as number] as number) - height + (distance[edge] as number));
  }
  // Never the other way, where rounding left two blocks a hair too near.
  return part * by > 0 ? part : 0;
}

/**
 * Centres ops on their inputs, as far as there is room; then takes low bends out of single wires by moving
 * whichever end has nothing else to be level with.
 *
 * @param fixed Blocks that keep their place.
 * @param loose Leaves that may yet follow their wire by up to a port's height.
 */
export function straighten(
  stack: Stack,
  pulls: readonly Pull[],
  fixed: Uint8Array,
  loose: Uint8Array,
  y: Float64Array,
): void {
  const bendOf = ({ a, b, offset }: Pull) => (y[b] as number) - (y[a] as number) - offset;
  const sum = new Float64Array(y.length);
  const count = new Int32Array(y.length);
  for (const pull of pulls) {
    if (!pull.centred) continue;
    sum[pull.b] = (sum[pull.b] as number) + bendOf(pull);
    count[pull.b] = (count[pull.b] as number) + 1;
  }
  for (let block = 0; block < y.length; block++) {
    if (!count[block] || fixed[block]) continue;
    const by = -(sum[block] as number) / (count[block] as number);
    y[block] = (y[block] as number) + within(stack, block, by, y);
  }
  const settled = Uint8Array.from(count, (inputs, block) => ((fixed[block] && !loose[block]) || inputs > 0 ? 1 : 0));
  for (const pull of pulls) {
    if (bendOf(pull) !== 0) continue;
    settled[pull.a] = 1;
    settled[pull.b] = 1;
  }
  for (const pull of pulls) {
    const bend = bendOf(pull);
    if (bend === 0 || Math.abs(bend) >= (loose[pull.a] ? follow : kink)) continue;
    if (!settled[pull.a] && within(stack, pull.a, bend, y) === bend) {
      y[pull.a] = (y[pull.a] as number) + bend;
      settled[pull.a] = 1;
    } else if (!settled[pull.b] && Math.abs(bend) < kink && within(stack, pull.b, -bend, y) === -bend) {
      y[pull.b] = (y[pull.b] as number) - bend;
      settled[pull.b] = 1;
    }
  }
}
