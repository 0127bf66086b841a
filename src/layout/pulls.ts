/** Where wires pull blocks: level with the port that they end in, with the socket that they leave. */
import { type Blocks, portOffset } from './align.ts';
import type { Bars } from './bars.ts';

/** A wire's end: block `a` plus `offset` wants to be level with block `b`. */
export interface Pull {
  readonly a: number;
  readonly b: number;
  readonly offset: number;
  /** How strongly `a` (the source) and `b` (the target) are pulled. */
  readonly source: number;
  readonly target: number;
  /** The target is an op that stands centred on its inputs. */
  readonly centred: boolean;
}

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

/** Every wire's end that is not level of itself, between blocks. */
export function findPulls(bars: Bars, order: Int32Array, blocks: Blocks, pitch: number, socketPitch: number): Pull[] {
  const pulls: Pull[] = [];
  const at = new Int32Array(bars.count);
  order.forEach((bar, place) => {
    at[bar] = place;
  });
  const add = (a: number, b: number, port: number, source: number, target: number, middle: boolean): void => {
    const blockA = blocks.blockOf[a] as number;
    const blockB = blocks.blockOf[b] as number;
    if (blockA === blockB) return;
    const offset = (blocks.offset[a] as number) - (blocks.offset[b] as number) - port;
    pulls.push({ a: blockA, b: blockB, offset, source, target, centred: middle });
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
      if (bar >= bars.elementCount) add(input, bar, socketOffset(bars, at, input, bar, socketPitch), 1, 0.4, false);
      else add(input, bar, portOffset(index, count, pitch), centred(input) ? 0.25 : 1, pull, centred(bar));
    }
  }
  return pulls;
}
