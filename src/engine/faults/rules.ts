import type { Trace } from '../trace/trace.ts';

/** One contribution about to be sent. */
export interface Sent {
  readonly node: number;
  readonly slot: number;
  readonly edge: number;
  /** The input that it goes to. */
  readonly source: number;
  /** Where it is written in `trace.contributions`, and its number of elements. */
  readonly at: number;
  readonly size: number;
}

/** What a wrong engine does otherwise in its backward pass. */
export interface Rules {
  /** A contribution takes the place of what is there instead of being added to it. */
  readonly assigns?: boolean;
  /** Changes what the forward pass has left for the backward pass. */
  readonly prepare?: (trace: Trace) => void;
  /**
   * Writes another contribution than the right one, which stands at `sent.at` already. False: it is left as it is.
   */
  readonly send?: (trace: Trace, sent: Sent) => boolean;
  /** Ops that set elements of the array that they are given to 0, in place: those where this says so. */
  readonly clearsUpstream?: (trace: Trace, node: number) => ((element: number) => boolean) | null;
}
