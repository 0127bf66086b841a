import { type ProgramError, programError } from '../engine/errors.ts';
import type { Graph } from '../engine/graph/graph.ts';
import { LIMITS, type LimitName } from '../engine/limits.ts';
import type { Program, Value } from '../engine/program/compile.ts';
import type { Timeline } from '../engine/timeline/timeline.ts';
import type { Trace } from '../engine/trace/trace.ts';
import type { Lens } from '../lessons/modes.ts';
import type { Seen } from './lens/seen.ts';

/** Values of names that the program does not set itself. */
export type FreeValues = Readonly<Record<string, Value>>;

/** Keys of opened composites, or all of them (level 2). */
export type Opened = ReadonlySet<string> | 'all';

/** How far a graph is opened: at level 3 to the arithmetic of one sample, with one neuron open. */
export interface Look {
  readonly opened: Opened;
  readonly level: 1 | 2 | 3;
  readonly sample: number | null;
  readonly neuron: string | null;
  readonly lens: Lens | null;
}

/** Everything closed: how a program looks at first. */
export const CLOSED: Look = { opened: new Set(), level: 1, sample: null, neuron: null, lens: null };

/** Everything that follows from a program that is right, at one iteration: what the screen shows, together with a cursor. */
export interface Figure {
  readonly source: string;
  readonly values: FreeValues;
  readonly program: Program;
  /** What is drawn: the program's graph, or at level 3 the scalar graph of one sample. */
  readonly graph: Graph;
  readonly timeline: Timeline;
  readonly trace: Trace;
  /** What it is seen through, and what that adds; absent in the ordinary run. */
  readonly seen?: Seen;
}

export type FigureResult =
  | { readonly ok: true; readonly figure: Figure }
  | { readonly ok: false; readonly errors: readonly ProgramError[] };

/** The answer that a program is beyond a limit; it is about all of the text. */
export function beyond(source: string, limit: LimitName, found = LIMITS[limit] + 1): FigureResult & { ok: false } {
  const data = { limit, allowed: LIMITS[limit], found } as const;
  return { ok: false, errors: [programError('limit', { start: 0, end: source.length }, data)] };
}
