import type { Difference } from '../../engine/faults/differences.ts';
import type { FaultName, Impossible, Raised } from '../../engine/faults/fault.ts';
import type { Breaks } from '../../engine/faults/sweep.ts';
import type { Cursor, Timeline } from '../../engine/timeline/timeline.ts';
import type { Trace } from '../../engine/trace/trace.ts';
import type { Language, Sentence } from '../../texts/text.ts';
import type { Figure } from '../figure.ts';

/** A figure run with a wrong rule. */
export interface FaultSeen {
  readonly kind: 'fault';
  readonly fault: FaultName;
  /** The reader is to name it: nothing on screen may. */
  readonly quiz: boolean;
  /** The same program, run by the right engine. */
  readonly right: Figure;
  /** What is not as it should be, in the order in which it happens. Never empty. */
  readonly differences: readonly Difference[];
  readonly breaks: Breaks;
  /** Edges that the wrong engine does not have. */
  readonly lost: readonly number[];
  /** The error that the code ends with. */
  readonly raised: Raised | null;
  /** How often each node is visited, where that is not once. */
  readonly visits: Float64Array | null;
  /** The iterations before this one went wrong as well: the training was run again with the fault. */
  readonly again: boolean;
  /** The same iteration with another fault beside the same right run; why not, where it cannot be shown. Asked for, not kept ready. */
  readonly instead: (other: FaultName) => (Pick<FaultSeen, 'raised'> & { readonly figure: Figure }) | Impossible;
  /** What a step is in words, where the ordinary sentence would not be true. It comes with the figure: no first view waits for it. */
  readonly texts: {
    sentence(
      timeline: Timeline,
      trace: Trace,
      cursor: Cursor,
      language: Language,
      edgeByEdge: boolean,
    ): Sentence | null;
  };
}
