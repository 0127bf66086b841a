/** Heights: every block as near to where its wires want it as its neighbours allow. */
import { alignBars } from './align.ts';
import type { Bars } from './bars.ts';
import type { Gaps } from './gaps.ts';
import { findPulls } from './pulls.ts';
import { hold, project, type Room, stackBlocks, yieldByWeight } from './stack.ts';
import { straighten } from './straighten.ts';

/** Bends lower than this are pulled straight where nothing stands in the way. */
const smallBend = 14;
const snap = 30;

export interface RowsInput {
  readonly bars: Bars;
  readonly order: Int32Array;
  readonly gaps: Gaps;
  readonly leaf: Uint8Array;
  readonly wall: Uint8Array;
  readonly pitch: number;
  readonly socketPitch: number;
  /** Height each bar had, NaN where it is new. Old ones stay unless somebody needs their place. */
  readonly wanted: Float64Array;
  /** A room stands open: leaves beside it may follow their wire a little. */
  readonly opened: boolean;
}

/** The height nearest to a wish within a block's bounds. */
function nearest(wish: number, room: Room, block: number): number {
  return Math.min(room.most[block] as number, Math.max(room.least[block] as number, wish));
}

/** Height of every bar, whole px up to half a port pitch. */
export function solveRows(input: RowsInput): Float64Array {
  const { bars, order, gaps, leaf, pitch, wanted } = input;
  const blocks = alignBars(bars, order, leaf, pitch, wanted);
  const stack = stackBlocks(bars, blocks, gaps);
  const wall = new Uint8Array(blocks.count);
  const fixed = new Uint8Array(blocks.count);
  const wish = new Float64Array(blocks.count);
  for (let bar = 0; bar < bars.count; bar++) {
    const block = blocks.blockOf[bar] as number;
    if (input.wall[bar]) wall[block] = 1;
    if (Number.isNaN(wanted[bar])) continue;
    fixed[block] = 1;
    wish[block] = (wanted[bar] as number) - (blocks.offset[bar] as number);
  }
  const pulls = findPulls(bars, order, blocks, pitch, input.socketPitch);
  const y = new Float64Array(blocks.count);
  const sum = new Float64Array(blocks.count);
  const mass = new Float64Array(blocks.count);
  const weight = new Float64Array(blocks.count).fill(0.05);
  for (const { a, b, source, target } of pulls) {
    weight[a] = (weight[a] as number) + source;
    weight[b] = (weight[b] as number) + target;
  }
  for (let block = 0; block < blocks.count; block++) weight[block] = (weight[block] as number) ** 2;
  let room: Room | null = null;
  let rounds = 28;
  if (fixed.includes(1)) {
    // What was there makes room for what is new, but does not come to meet it.
    const free = fixed.map((flag, block) => (flag && !wall[block] ? 0 : 1));
    project(stack, wish, free, null, y);
    if (free.every((flag, block) => flag === 0 || wall[block] === 1)) rounds = 0;
    room = hold(stack, fixed, y);
    for (let block = 0; block < blocks.count; block++) {
      if (!fixed[block]) y[block] = nearest(0, room, block);
    }
  } else project(stack, wish, wall, null, y);
  for (let round = 0; round < rounds; round++) {
    sum.fill(0);
    mass.fill(0);
    // First the balance of the whole; then small bends are pulled straight.
    const late = round >= rounds / 2;
    for (const { a, b, offset, source, target } of pulls) {
      const bend = (y[b] as number) - (y[a] as number) - offset;
      const factor = late && bend < smallBend && bend > -smallBend ? snap : 1;
      sum[a] = (sum[a] as number) + factor * source * bend;
      sum[b] = (sum[b] as number) - factor * target * bend;
      mass[a] = (mass[a] as number) + factor * source;
      mass[b] = (mass[b] as number) + factor * target;
    }
    for (let block = 0; block < blocks.count; block++) {
      if (fixed[block]) continue;
      // 0.7: two bars that pull each other would otherwise change places for ever.
      const pull = (mass[block] as number) > 0 ? (sum[block] as number) / (mass[block] as number) : 0;
      wish[block] = (y[block] as number) + 0.7 * pull;
    }
    if (!room) yieldByWeight(stack, weight, wish);
    project(stack, wish, wall, room, y);
  }
  // What stayed where it was keeps its very number.
  for (let block = 0; block < blocks.count; block++) {
    const top = y[block] as number;
    y[block] = fixed[block] && top === wish[block] ? top : Math.round(top);
  }
  const loose = new Uint8Array(blocks.count);
  if (input.opened) {
    for (let bar = 0; bar < bars.elementCount; bar++) loose[blocks.blockOf[bar] as number] = leaf[bar] ? 1 : 0;
  }
  straighten(stack, pulls, fixed, loose, y);
  return Float64Array.from(blocks.blockOf, (block, bar) => (y[block] as number) + (blocks.offset[bar] as number));
}
