/** Which wires run straight into their port: bars joined into blocks that move as one. */
import type { Bars } from './bars.ts';

export interface Blocks {
  readonly count: number;
  readonly blockOf: Int32Array;
  /** Height of a bar relative to its block. */
  readonly offset: Float64Array;
}

/** Height of a port relative to its node's centre: `pitch` px apart, centred, slot 0 on top. */
export function portOffset(index: number, count: number, pitch: number): number {
  return (index - (count - 1) / 2) * pitch;
}

/**
 * The input that an op stands level with: its only input; the one on the main path (the only op among leaves, the only
 * leaf among constants without labels, or the one that carries at least twice as much as the others); the middle one of an odd number. -1: the op is centred.
 */
function mainInput(bars: Bars, op: number, leaf: Uint8Array, weight: Float64Array): number {
  const begin = bars.inAt[op] as number;
  const end = bars.inAt[op + 1] as number;
  const count = end - begin;
  if (count === 0) return -1;
  if (count === 1) return begin;
  let best = -1;
  let first = 0;
  let second = 0;
  for (let index = begin; index < end; index++) {
    const input = bars.ins[index] as number;
    const source =
      input < bars.elementCount
        ? input
        : bars.inAt[input] === bars.inAt[input + 1]
          ? -1
          : (bars.ins[bars.inAt[input] as number] as number);
    const carried = source < 0 || leaf[source] === 2 ? 0 : leaf[source] ? 0.5 : (weight[source] as number);
    if (carried > first) {
      second = first;
      first = carried;
      best = index;
    } else second = Math.max(second, carried);
  }
  if (best >= 0 && first >= 2 * second) return best;
  return count % 2 === 1 ? begin + (count - 1) / 2 : -1;
}

/**
 * Joins bars that shall run straight, where no other wire or join would be crossed.
 *
 * @param order Order of the bars; joins keep to it, so the blocks can be stacked without a cycle.
 * @param wanted Height each bar had, NaN where new: two old bars are joined only if they were level before.
 */
export function alignBars(
  bars: Bars,
  order: Int32Array,
  leaf: Uint8Array,
  pitch: number,
  wanted: Float64Array,
): Blocks {
  const { count, elementCount, first, last, inAt, ins, outAt, outs } = bars;
  const at = new Int32Array(count);
  order.forEach((bar, place) => {
    at[bar] = place;
  });
  const weight = new Float64Array(elementCount).fill(1);
  const joinLeft = new Int32Array(count).fill(-1);
  const offset = new Float64Array(count);
  // Height its block had, by the old bars joined so far (NaN: none).
  const held = wanted.slice();
  let layers = 0;
  for (let bar = 0; bar < count; bar++) layers = Math.max(layers, (last[bar] as number) + 2);
  const candidates: [number, number, number][][] = Array.from({ length: layers + 1 }, () => []);
  for (let op = 0; op < elementCount; op++) {
    const begin = inAt[op] as number;
    const inputs = (inAt[op + 1] as number) - begin;
    for (let index = begin; index < begin + inputs; index++) {
      const input = ins[index] as number;
      const source = input < elementCount ? input : (ins[inAt[input] as number] ?? -1);
      // A shared node carries its weight once to each consumer; the sum is capped so that deep sharing stays finite.
      if (source >= 0 && source < elementCount)
        weight[op] = Math.min(1e9, (weight[op] as number) + (weight[source] as number));
    }
    const main = mainInput(bars, op, leaf, weight);
    if (main >= 0) {
      const input = ins[main] as number;
      candidates[(last[input] as number) + 1]?.push([input, op, portOffset(main - begin, inputs, pitch)]);
    }
    // The middle one of an odd number of tracks leaves its card straight when nothing else decides.
    const outputs = (outAt[op + 1] as number) - (outAt[op] as number);
    if (outputs > 1 && outputs % 2 === 1) {
      const tracks = Array.from(outs.subarray(outAt[op] as number, outAt[op + 1] as number));
      tracks.sort((a, b) => (at[a] as number) - (at[b] as number));
      const middle = tracks[(outputs - 1) / 2] ?? -1;
      candidates[(first[op] as number) + 1]?.push([op, middle, 0]);
    }
  }
  const joined: [number, number][] = [];
  for (let layer = 0; layer < layers; layer++) {
    const list = candidates[layer] ?? [];
    if (list.length === 0) continue;
    joined.length = 0;
    for (const [left, right, port] of list) {
      const a = at[left] as number;
      const b = at[right] as number;
      const shifted = (offset[left] as number) - port;
      const hold = (wanted[right] as number) - shifted;
      if (Math.abs(hold - (held[left] as number)) > 0.01) continue;
      let free = true;
      for (const [x, y] of joined) if (x < a !== y < b || x === a || y === b) free = false;
      if (!free) continue;
      // A bar that passes this layer boundary must stay on one side of the join.
      const low = Math.min(a, b);
      const high = Math.max(a, b);
      for (let place = low + 1; place < high && free; place++) {
        const bar = order[place] as number;
        if ((first[bar] as number) < layer && (last[bar] as number) >= layer) free = false;
      }
      if (!free) continue;
      joined.push([a, b]);
      joinLeft[right] = left;
      offset[right] = shifted;
      held[right] = Number.isNaN(held[left]) ? hold : (held[left] as number);
    }
  }
  const blockOf = new Int32Array(count).fill(-1);
  let blocks = 0;
  const path: number[] = [];
  for (let bar = 0; bar < count; bar++) {
    let from = bar;
    while ((blockOf[from] as number) < 0 && (joinLeft[from] as number) >= 0) {
      path.push(from);
      from = joinLeft[from] as number;
    }
    if ((blockOf[from] as number) < 0) blockOf[from] = blocks++;
    for (let next = path.pop(); next !== undefined; next = path.pop()) {
      blockOf[next] = blockOf[joinLeft[next] as number] as number;
    }
  }
  return { count: blocks, blockOf, offset };
}
