import { useGradstep } from '../useGradstep.ts';

/** Whether there is a step before and after this one, and whether it belongs to another iteration. */
export interface Ends {
  readonly atStart: boolean;
  readonly atEnd: boolean;
  /** Before the first step of an iteration lies the one before. */
  readonly toPrevious: boolean;
  /** Beyond the last step of an iteration lies the next one, unless the run has stopped. */
  readonly toNext: boolean;
}

/** Where the timeline's buttons lead. */
export function useEnds(): Ends {
  const atStart = useGradstep((state) => state.cursor.step === 0);
  const atEnd = useGradstep(
    ({ figure, cursor }) => figure === null || (cursor.step >= figure.timeline.length && cursor.edge === null),
  );
  const goesOn = useGradstep(
    ({ training, iteration }) => training !== null && (training.run.stop === null || iteration < training.count - 1),
  );
  const isLater = useGradstep((state) => state.training !== null && state.iteration > 0);
  return { atStart, atEnd, toPrevious: isLater && atStart, toNext: goesOn && atEnd };
}
