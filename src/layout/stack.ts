/** Blocks above each other: how far apart they must stand, and heights that obey. */
import type { Blocks } from './align.ts';
import type { Bars } from './bars.ts';
import type { Gaps } from './gaps.ts';

/** Farther than any height. */
const far = 1e9;

/** Separation constraints between blocks, with the blocks in an order in which every constraint goes forward. */
export interface Stack {
  readonly sequence: Int32Array;
  readonly at: Int32Array;
  readonly over: Int32Array;
  readonly under: Int32Array;
  readonly distance: Float64Array;
  /** The same constraints by their lower block: those over block b are overs[overAt[b]…overAt[b+1]). */
  readonly overAt: Int32Array;
  readonly overs: Int32Array;
}

export function stackBlocks(bars: Bars, blocks: Blocks, gaps: Gaps): Stack {
  const degree = new Int32Array(blocks.count);
  const at = new Int32Array(blocks.count + 1);
  for (let bar = 0; bar < bars.count; bar++) {
    const own = blocks.blockOf[bar] as number;
    at[own + 1] = (at[own + 1] as number) + (gaps.at[bar + 1] as number) - (gaps.at[bar] as number);
  }
  for (let block = 0; block < blocks.count; block++) at[block + 1] = (at[block + 1] as number) + (at[block] as number);
  const under = new Int32Array(gaps.under.length);
  const over = new Int32Array(gaps.under.length);
  const distance = new Float64Array(gaps.under.length);
  const fill = at.slice();
  for (let bar = 0; bar < bars.count; bar++) {
    const own = blocks.blockOf[bar] as number;
    for (let index = gaps.at[bar] as number; index < (gaps.at[bar + 1] as number); index++) {
      const other = gaps.under[index] as number;
      const block = blocks.blockOf[other] as number;
      const slot = fill[own] as number;
      fill[own] = slot + 1;
      over[slot] = own;
      under[slot] = block;
      // Whole px: then rounding the heights of the blocks cannot break a constraint.
      const apart =
        (gaps.distance[index] as number) + (blocks.offset[bar] as number) - (blocks.offset[other] as number);
      distance[slot] = Math.ceil(apart - 1e-6);
      degree[block] = (degree[block] as number) + 1;
    }
  }
  const overAt = new Int32Array(blocks.count + 1);
  for (let block = 0; block < blocks.count; block++)
    overAt[block + 1] = (overAt[block] as number) + (degree[block] as number);
  const overs = new Int32Array(under.length);
  const overFill = overAt.slice();
  under.forEach((block, edge) => {
    overs[overFill[block] as number] = edge;
    overFill[block] = (overFill[block] as number) + 1;
  });
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
  return { sequence, at, over, under, distance, overAt, overs };
}

/** Least and greatest height a block may have. */
export interface Room {
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
export function project(stack: Stack, wish: Float64Array, free: Uint8Array, room: Room | null, y: Float64Array): void {
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

/**
 * Moves blocks that stand too near to each other apart, each by the share of the other's mass: what is pulled hard
 * hardly yields, a leaf makes room. Two sweeps; what they leave over is for `project`.
 */
export function yieldByWeight({ sequence, at, under, distance }: Stack, mass: Float64Array, y: Float64Array): void {
  const part = (over: number, edge: number): void => {
    const other = under[edge] as number;
    const missing = (distance[edge] as number) - (y[other] as number) + (y[over] as number);
    if (missing <= 0) return;
    const a = mass[over] as number;
    const b = mass[other] as number;
    y[over] = (y[over] as number) - (missing * b) / (a + b);
    y[other] = (y[other] as number) + (missing * a) / (a + b);
  };
  for (let index = 0; index < sequence.length; index++) {
    const over = sequence[index] as number;
    for (let edge = at[over] as number; edge < (at[over + 1] as number); edge++) part(over, edge);
  }
  for (let index = sequence.length - 1; index >= 0; index--) {
    const over = sequence[index] as number;
    for (let edge = at[over] as number; edge < (at[over + 1] as number); edge++) part(over, edge);
  }
}

/** Bounds that hold the fixed blocks where `y` has them. */
export function hold(stack: Stack, fixed: Uint8Array, y: Float64Array): Room {
  const least = Float64Array.from(y, (height, block) => (fixed[block] ? height : -far));
  const most = Float64Array.from(y, (height, block) => (fixed[block] ? height : far));
  tighten(stack, { least, most });
  return { least, most };
}
