/** Heights: every block as near to where its wires want it as its neighbours allow. */
import { alignBars, type Blocks, portOffset } from './align.ts';
import type { Bars } from './bars.ts';
import type { Gaps } from './gaps.ts';

const far = 1e9;

/** Separation constraints between blocks, with the blocks in an order in which every constraint goes forward. */
interface Stack {
  readonly sequence: Int32Array;
  readonly at: Int32Array;
  readonly under: Int32Array;
  readonly distance: Float64Array;
}

function stackBlocks(bars: Bars, blocks: Blocks, gaps: Gaps): Stack {
  const degree = new Int32Array(blocks.count);
  const at = new Int32Array(blocks.count + 1);
  for (let bar = 0; bar < bars.count; bar++) {
    const own = blocks.blockOf[bar] as number;
    at[own + 1] = (at[own + 1] as number) + (gaps.at[bar + 1] as number) - (gaps.at[bar] as number);
  }
  for (let block = 0; block < blocks.count; block++) at[block + 1] = (at[block + 1] as number) + (at[block] as number);
  const under = new Int32Array(gaps.under.length);
  const distance = new Float64Array(gaps.under.length);
  const fill = at.slice();
  for (let bar = 0; bar < bars.count; bar++) {
    const own = blocks.blockOf[bar] as number;
    for (let index = gaps.at[bar] as number; index < (gaps.at[bar + 1] as number); index++) {
      const other = gaps.under[index] as number;
      const block = blocks.blockOf[other] as number;
      const slot = fill[own] as number;
      fill[own] = slot + 1;
      under[slot] = block;
      // Whole px: then rounding the heights of the blocks cannot break a constraint.
      const apart =
        (gaps.distance[index] as number) + (blocks.offset[bar] as number) - (blocks.offset[other] as number);
      distance[slot] = Math.ceil(apart - 1e-6);
      degree[block] = (degree[block] as number) + 1;
    }
  }
  const sequence = new Int32Array(blocks.count);
  let length = 0;
  for (let block = 0; block < blocks.count; block++) if (degree[block] === 0) sequence[length++] = block;
  for (let done = 0; done < length; done++) {
    const block = sequence[done] as number;
    for (let index = at[block] as number; index < (at[block + 1] as number); index++) {
      const next = under[index] as number;
      degree[next] = (degree[next] as number) - 1;
      if (degree[next] === 0) sequence[length++] = next;
    }
  }
  if (length !== blocks.count) throw new Error('layout: bars cannot be stacked');
  return { sequence, at, under, distance };
}

/** Least and greatest height a block may have. */
interface Room {
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/** Pushes least heights down and greatest heights up along the constraints. */
function tighten({ sequence, at, under, distance }: Stack, { least, most }: Room): void {
  for (let index = 0; index < sequence.length; index++) {
    const block = sequence[index] as number;
    for (let edge = at[block] as number; edge < (at[block + 1] as number); edge++) {
      const other = under[edge] as number;
      const bound = (least[block] as number) + (distance[edge] as number);
      if (bound > (least[other] as number)) least[other] = bound;
    }
  }
  for (let index = sequence.length - 1; index >= 0; index--) {
    const block = sequence[index] as number;
    for (let edge = at[block] as number; edge < (at[block + 1] as number); edge++) {
      const bound = (most[under[edge] as number] as number) - (distance[edge] as number);
      if (bound < (most[block] as number)) most[block] = bound;
    }
  }
}

/**
 * Nearest feasible heights: the mean of pushing everything down and of pushing everything up. Both satisfy every
 * constraint y[under] − y[over] ≥ distance, so their mean does; what is in nobody's way stays exactly where it wants.
 *
 * @param free Blocks without a wish: they only take room.
 * @param room Tightened bounds, when some blocks may not move.
 */
function project(stack: Stack, wish: Float64Array, free: Uint8Array, room: Room | null, y: Float64Array): void {
  const down = wish.slice();
  const up = wish.slice();
  for (let block = 0; block < wish.length; block++) {
    if (free[block]) {
      down[block] = -far;
      up[block] = far;
    }
    if (room) {
      const { least, most } = room;
      down[block] = Math.min(most[block] as number, Math.max(least[block] as number, down[block] as number));
      up[block] = Math.min(most[block] as number, Math.max(least[block] as number, up[block] as number));
    }
  }
  tighten(stack, { least: down, most: up });
  for (let block = 0; block < wish.length; block++) y[block] = ((down[block] as number) + (up[block] as number)) / 2;
}

/** Bounds that hold the fixed blocks where `y` has them. */
function hold(stack: Stack, fixed: Uint8Array, y: Float64Array): Room {
  const least = Float64Array.from(y, (height, block) => (fixed[block] ? height : -far));
  const most = Float64Array.from(y, (height, block) => (fixed[block] ? height : far));
  tighten(stack, { least, most });
  return { least, most };
}

/** A wire's end: block `a` plus `offset` wants to be level with block `b`. */
interface Pull {
  readonly a: number;
  readonly b: number;
  readonly offset: number;
  /** How strongly `a` (the source) and `b` (the target) are pulled. */
  readonly source: number;
  readonly target: number;
}

/** Bends lower than this are pulled straight where nothing stands in the way. */
const smallBend = 14;
const snap = 30;

/** Height of a track's socket relative to the centre of its card: sockets in the order of their tracks. */
function socketOffset(bars: Bars, at: Int32Array, source: number, track: number, pitch: number): number {
  const begin = bars.outAt[source] as number;
  const count = (bars.outAt[source + 1] as number) - begin;
  let over = 0;
  for (let index = begin; index < begin + count; index++) {
    if ((at[bars.outs[index] as number] as number) < (at[track] as number)) over++;
  }
  return -portOffset(over, count, pitch);
}

function findPulls({ bars, order, pitch, socketPitch }: RowsInput, blocks: Blocks): Pull[] {
  const pulls: Pull[] = [];
  const at = new Int32Array(bars.count);
  order.forEach((bar, place) => {
    at[bar] = place;
  });
  const add = (a: number, b: number, port: number, source: number, target: number): void => {
    const blockA = blocks.blockOf[a] as number;
    const blockB = blocks.blockOf[b] as number;
    if (blockA === blockB) return;
    const offset = (blocks.offset[a] as number) - (blocks.offset[b] as number) - port;
    pulls.push({ a: blockA, b: blockB, offset, source, target });
  };
  const level = (bar: number): boolean => {
    const inputs = bars.ins.subarray(bars.inAt[bar] as number, bars.inAt[bar + 1] as number);
    return inputs.some((wire) => blocks.blockOf[wire] === blocks.blockOf[bar]);
  };
  const centred = (bar: number): boolean =>
    bar < bars.elementCount && (bars.inAt[bar + 1] as number) - (bars.inAt[bar] as number) > 1 && !level(bar);
  for (let bar = 0; bar < bars.count; bar++) {
    const begin = bars.inAt[bar] as number;
    const count = (bars.inAt[bar + 1] as number) - begin;
    // An op that already stands level with its main input leaves the others to come to it.
    const pull = level(bar) ? 0.25 : 4;
    for (let index = 0; index < count; index++) {
      const input = bars.ins[begin + index] as number;
      // An op stands centred on its inputs, sooner than near its consumer; its inputs come as near to it as they can.
      // A track is rather level with its target than with its card.
      if (bar < bars.elementCount) add(input, bar, portOffset(index, count, pitch), centred(input) ? 0.25 : 1, pull);
      else add(input, bar, socketOffset(bars, at, input, bar, socketPitch), 1, 0.4);
    }
  }
  return pulls;
}

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
  const pulls = findPulls(input, blocks);
  const y = new Float64Array(blocks.count);
  const sum = new Float64Array(blocks.count);
  const mass = new Float64Array(blocks.count);
  let room: Room | null = null;
  let rounds = 40;
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
    project(stack, wish, wall, room, y);
  }
  const height = new Float64Array(bars.count);
  for (let bar = 0; bar < bars.count; bar++) {
    const block = blocks.blockOf[bar] as number;
    const top = y[block] as number;
    // What stayed where it was keeps its very number.
    height[bar] = (fixed[block] && top === wish[block] ? top : Math.round(top)) + (blocks.offset[bar] as number);
  }
  return height;
}
