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
      distance[slot] = (gaps.distance[index] as number) + (blocks.offset[bar] as number) - (blocks.offset[other] as number);
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

/**
 * Nearest feasible heights: the mean of pushing everything down and of pushing everything up. Both satisfy every
 * constraint y[under] − y[over] ≥ distance, so their mean does; what is in nobody's way stays exactly where it wants.
 */
function project(stack: Stack, wish: Float64Array, wall: Uint8Array, y: Float64Array): void {
  const { sequence, at, under, distance } = stack;
  const down = new Float64Array(wish.length);
  const up = new Float64Array(wish.length);
  for (let block = 0; block < wish.length; block++) {
    down[block] = wall[block] ? -far : (wish[block] as number);
    up[block] = wall[block] ? far : (wish[block] as number);
  }
  for (let index = 0; index < sequence.length; index++) {
    const block = sequence[index] as number;
    for (let edge = at[block] as number; edge < (at[block + 1] as number); edge++) {
      const other = under[edge] as number;
      const least = (down[block] as number) + (distance[edge] as number);
      if (least > (down[other] as number)) down[other] = least;
    }
  }
  for (let index = sequence.length - 1; index >= 0; index--) {
    const block = sequence[index] as number;
    for (let edge = at[block] as number; edge < (at[block + 1] as number); edge++) {
      const most = (up[under[edge] as number] as number) - (distance[edge] as number);
      if (most < (up[block] as number)) up[block] = most;
    }
  }
  for (let block = 0; block < wish.length; block++) y[block] = ((down[block] as number) + (up[block] as number)) / 2;
}

/** A wire's end: bar `a` plus `offset` wants to be level with bar `b`. */
interface Pull {
  readonly a: number;
  readonly b: number;
  readonly offset: number;
  readonly weight: number;
}

function findPulls(bars: Bars, blocks: Blocks, leaf: Uint8Array, pitch: number): Pull[] {
  const pulls: Pull[] = [];
  const add = (a: number, b: number, port: number, weight: number): void => {
    const blockA = blocks.blockOf[a] as number;
    const blockB = blocks.blockOf[b] as number;
    if (blockA === blockB) return;
    pulls.push({ a: blockA, b: blockB, offset: (blocks.offset[a] as number) - (blocks.offset[b] as number) - port, weight });
  };
  for (let bar = 0; bar < bars.count; bar++) {
    const begin = bars.inAt[bar] as number;
    const count = (bars.inAt[bar + 1] as number) - begin;
    for (let index = 0; index < count; index++) {
      const input = bars.ins[begin + index] as number;
      if (bar >= bars.elementCount) add(input, bar, 0, 0.5);
      else add(input, bar, portOffset(index, count, pitch), input < bars.elementCount && !leaf[input] ? 3 : 1);
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
  /** Height each bar had, NaN where it is new. Old ones stay unless somebody needs their place. */
  readonly wanted: Float64Array;
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
  const pulls = findPulls(bars, blocks, leaf, pitch);
  const y = new Float64Array(blocks.count);
  const sum = new Float64Array(blocks.count);
  const mass = new Float64Array(blocks.count);
  const allFixed = fixed.every((flag, block) => flag === 1 || wall[block] === 1);
  project(stack, wish, wall, y);
  const rounds = allFixed ? 0 : 40;
  for (let round = 0; round < rounds; round++) {
    sum.fill(0);
    mass.fill(0);
    for (const { a, b, offset, weight } of pulls) {
      sum[a] = (sum[a] as number) + weight * ((y[b] as number) - offset);
      sum[b] = (sum[b] as number) + weight * ((y[a] as number) + offset);
      mass[a] = (mass[a] as number) + weight;
      mass[b] = (mass[b] as number) + weight;
    }
    for (let block = 0; block < blocks.count; block++) {
      if (fixed[block]) continue;
      const own = y[block] as number;
      wish[block] = (mass[block] as number) > 0 ? own + 0.7 * ((sum[block] as number) / (mass[block] as number) - own) : own;
    }
    project(stack, wish, wall, y);
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
