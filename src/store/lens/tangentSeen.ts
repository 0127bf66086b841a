import type { Counts } from '../../engine/forwardMode/counts.ts';
import type { TangentPass } from '../../engine/forwardMode/passes.ts';
import type { TangentRun } from '../../engine/forwardMode/tangents.ts';
import type { Trace } from '../../engine/trace/trace.ts';
import type { TangentWords } from '../../texts/tangentSentences.ts';
import type { Figure } from '../figure.ts';

/** A figure in forward mode. */
export interface TangentSeen {
  readonly kind: 'tangent';
  /** The program's own figure. */
  readonly base: Figure;
  /** Every pass there is, one an element of an input. */
  readonly passes: readonly TangentPass[];
  /** The passes that the timeline shows, in its order: all, or the chosen one. */
  readonly runs: readonly TangentRun[];
  /** The pass that was asked for, by its number in `passes`. */
  readonly chosen: number;
  /** One forward and one backward pass with the same values: what reverse mode answers. */
  readonly reverse: Trace;
  readonly counts: Counts;
  /** What is said otherwise than of other figures. They come with the figure, so that no first view waits for them. */
  readonly texts: TangentWords;
}
