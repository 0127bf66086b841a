import { MORPH } from './morph.ts';

/**
 * How one step moves, as numbers: a pure function of the kind of step, how many edges it is about, and the time since it
 * began. Times are ms at speed 1 and come from design/mock/README.md, "Motion". Every progress goes from 0 to 1; at the
 * end all of them are 1, and that is the figure at rest.
 */
export type Played = 'forward' | 'seed' | 'backward' | 'zeroGrad' | 'update' | 'tangentSeed' | 'tangent';

export interface EdgeProgress {
  /** The lane is drawn towards the source. */
  readonly draw: number;
  /** The product is written. */
  readonly product: number;
  /** The socket fills and the total changes. */
  readonly add: number;
}

export interface Progress {
  /** Forwards: values ride along their edges into the node. */
  readonly travel: number;
  /** Forwards: ring and fill. Seed: the output's ring. */
  readonly compute: number;
  /** Forwards: the result is written. Seed: the 1. */
  readonly result: number;
  /** Backwards: the upstream gradient enters the node. */
  readonly arrive: number;
  /** Backwards, one entry an edge. */
  readonly edges: readonly EdgeProgress[];
  /** Zero grad: totals fade to 0, then lanes withdraw. */
  readonly fade: number;
  readonly withdraw: number;
  /** Update: the old number goes, the new one comes, in its place. */
  readonly change: number;
}

const STAGGER = 40;
const MOST_STAGGER = 120;

/** How much later edge `index` of `count` begins: 40 ms apart, 120 ms at most in all. */
export function staggerOf(index: number, count: number): number {
  if (count <= 1) return 0;
  return index * Math.min(STAGGER, MOST_STAGGER / (count - 1));
}

/** Length of a step's motion in ms at speed 1. */
export function durationOf(kind: Played, edges: number): number {
  if (kind !== 'forward' && kind !== 'backward' && kind !== 'tangent') return 240;
  return kind === 'forward' ? 400 : 400 + staggerOf(edges - 1, edges);
}

/** Share of the interval start … end that has passed. */
function between(elapsed: number, start: number, end: number): number {
  return Math.min(1, Math.max(0, (elapsed - start) / (end - start)));
}

/** Where everything is, `elapsed` ms (at speed 1) after the step began. */
export function progressAt(kind: Played, edges: number, elapsed: number): Progress {
  const seed = kind === 'seed' || kind === 'tangentSeed';
  const sends = kind === 'backward' || kind === 'tangent';
  return {
    travel: kind === 'forward' ? between(elapsed, 0, 240) : 1,
    compute: kind === 'forward' ? between(elapsed, 240, 320) : seed ? between(elapsed, 0, 160) : 1,
    result: kind === 'forward' ? between(elapsed, 320, 400) : seed ? between(elapsed, 160, 240) : 1,
    arrive: sends ? between(elapsed, 0, 120) : 1,
    edges: Array.from({ length: sends ? edges : 0 }, (_, index) => {
      const late = staggerOf(index, edges);
      return {
        draw: between(elapsed, 120 + late, 280 + late),
        product: between(elapsed, 280 + late, 340 + late),
        add: between(elapsed, 340 + late, 400 + late),
      };
    }),
    fade: kind === 'zeroGrad' ? between(elapsed, 0, 160) : 1,
    withdraw: kind === 'zeroGrad' ? between(elapsed, 80, 240) : 1,
    change: kind === 'update' ? between(elapsed, 0, 240) : 1,
  };
}

/** Cross-fade of a step back, and of a jump. Nothing is ever played in reverse. */
export function fadeOf(steps: number): number {
  return Math.abs(steps) <= 1 ? 80 : 160;
}

const APPEAR = 160;

export function morphAt(elapsed: number): { readonly move: number; readonly appear: number } {
  return { move: between(elapsed, 0, MORPH), appear: between(elapsed, MORPH - APPEAR, MORPH) };
}
