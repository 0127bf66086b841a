import { useRef } from 'react';
import { seededSum } from '../../../engine/forwardMode/tangents.ts';
import type { TangentSeen } from '../../../store/lens/tangentSeen.ts';
import { useGradstep } from '../../useGradstep.ts';

/** What the panel shows: the passes, which of them are done, and whether the graph shows reverse mode just now. */
export interface Passes {
  readonly seen: TangentSeen;
  readonly reverse: boolean;
  readonly done: ReadonlyMap<string, number>;
}

interface Kept {
  readonly of: string;
  readonly seen: TangentSeen;
  readonly found: Map<string, number>;
}

/**
 * The passes of the figure. What was found stays as long as the numbers are those of the same program, inputs and iteration,
 * also while another pass, or reverse mode, is looked at. `null` until there is a figure in forward mode.
 */
export function usePasses(): Passes | null {
  const figure = useGradstep((state) => state.figure);
  const step = useGradstep((state) => state.cursor.step);
  const edge = useGradstep((state) => state.cursor.edge);
  const iteration = useGradstep((state) => state.iteration);
  const kept = useRef<Kept | null>(null);
  if (figure === null) return null;
  const of = JSON.stringify([figure.source, figure.values, iteration, figure.graph.count]);
  const seen = figure.seen?.kind === 'tangent' ? figure.seen : null;
  if (kept.current?.of !== of) kept.current = seen === null ? null : { of, seen, found: new Map() };
  else if (seen !== null && kept.current.seen !== seen) kept.current = { ...kept.current, seen };
  if (kept.current === null) return null;
  const { found } = kept.current;
  if (seen !== null) {
    for (const { name, of: input = '', last } of figure.timeline.phases) {
      if (name !== 'tangent') continue;
      const ran = seen.runs.find(({ pass }) => pass.name === input);
      const isDone = step > last || (step === last && edge === null);
      if (ran !== undefined && isDone) found.set(input, seededSum(seen.reverse, ran));
      // Going back takes a result away again, of the passes in this row.
      else found.delete(input);
    }
  }
  return { seen: kept.current.seen, reverse: seen === null, done: new Map(found) };
}
