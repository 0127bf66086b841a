import { useDeferredValue, useMemo, useRef } from 'react';
import type { Dialect } from '../../engine/program/dialects.ts';
import { exportCode } from '../../export/code/code.ts';
import type { CodeResult } from '../../export/code/codeResult.ts';
import { RunningLines } from '../../export/code/running.ts';
import type { Figure } from '../../store/figure.ts';
import { settingsOf } from '../../store/training/training.ts';
import { useGradstep } from '../useGradstep.ts';

/** The code of what is on screen, with the lines of its steps where there is code. */
export interface CodeOfFigure {
  readonly result: CodeResult;
  readonly running: RunningLines | null;
}

/**
 * The program in a dialect, as it is at the iteration that is shown; `null` while there is no figure. Long code is written
 * when there is time for it; while a training runs, the code of before it stays.
 */
export function useCode(dialect: Dialect): CodeOfFigure | null {
  const figure = useGradstep((state) => state.figure);
  const training = useGradstep((state) => state.training !== null);
  const busy = useGradstep((state) => state.training?.busy != null);
  const iteration = useGradstep((state) => state.iteration);
  const document = useGradstep((state) => state.document);
  const now = useMemo(
    () =>
      figure === null
        ? null
        : { figure, iteration: training ? { number: iteration, settings: settingsOf(document) } : null },
    [figure, training, iteration, document],
  );
  const rested = useRef(now);
  if (!busy) rested.current = now;
  const input = useDeferredValue(rested.current);
  return useMemo(() => {
    if (input === null) return null;
    const { figure, iteration } = input;
    const result = exportCode(dialect, { figure: ordinary(figure), iteration });
    return { result, running: result.ok ? new RunningLines(result, figure.timeline) : null };
  }, [input, dialect]);
}

/** The right run of the program itself, whatever it is looked at through. */
function ordinary(figure: Figure): Figure {
  const { seen } = figure;
  if (seen?.kind === 'fault') return seen.right;
  return seen?.kind === 'derivative' ? seen.base : figure;
}
