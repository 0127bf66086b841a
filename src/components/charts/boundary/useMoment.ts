import { useMemo } from 'react';
import { useGradstep } from '../../useGradstep.ts';
import { type Learner, learnerOf } from './learner.ts';
import { shownParameters, updatesDone } from './moment.ts';

/** A run at one moment of it. */
export interface Moment {
  readonly learner: Learner;
  readonly iteration: number;
  readonly parameters: Float64Array;
  /** The same for the same numbers of one run. */
  readonly name: string;
}

/** What the store shows of a run: its iteration, and how far its update has come. `null` where charts have nothing to show. */
export function useMoment(): Moment | null {
  const run = useGradstep(({ training }) => training?.run ?? null);
  const count = useGradstep(({ training }) => training?.count ?? 0);
  const iteration = useGradstep((state) => state.iteration);
  const updates = useGradstep(({ figure }) => figure?.timeline.updates.length ?? 0);
  const updated = useGradstep(({ figure, cursor }) => (figure === null ? 0 : updatesDone(figure.timeline, cursor)));
  return useMemo(() => {
    const learner = run === null || count === 0 ? null : learnerOf(run);
    if (run === null || learner === null) return null;
    const shown = Math.min(Math.max(0, iteration), run.count - 1);
    const parameters = shownParameters(run, shown, updated, updates);
    const name = updated >= updates && updates > 0 ? `${shown + 1}` : `${shown}+${updated}`;
    return { learner, iteration: shown, parameters, name: name.replace('+0', '') };
  }, [run, count, iteration, updates, updated]);
}
