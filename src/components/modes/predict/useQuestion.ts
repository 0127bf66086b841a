import { useMemo } from 'react';
import { type Question, questionAt } from '../../../engine/predict/question.ts';
import type { Cursor } from '../../../engine/timeline/timeline.ts';
import type { Figure } from '../../../store/figure.ts';
import type { State } from '../../../store/state.ts';
import { useGradstep } from '../../useGradstep.ts';

/** The question about what comes after the cursor. */
export interface Asking {
  readonly figure: Figure;
  readonly cursor: Cursor;
  /** `null` at the end of the timeline. */
  readonly question: Question | null;
  /** The same for the same question, also after its numbers were edited. */
  readonly key: string;
}

/** What is asked at the cursor; `null` without a figure. */
export function useQuestion(): Asking | null {
  const figure = useGradstep((state) => state.figure);
  const cursor = useGradstep((state) => state.cursor);
  const edgeByEdge = useGradstep((state) => state.edgeByEdge);
  const iteration = useGradstep((state) => state.iteration);
  return useMemo(
    () => (figure === null ? null : asking({ figure, cursor, edgeByEdge, iteration })),
    [figure, cursor, edgeByEdge, iteration],
  );
}

/** What is asked in a state of the store that has a figure. */
export function asking(
  state: Pick<State, 'cursor' | 'edgeByEdge' | 'iteration'> & { readonly figure: Figure },
): Asking {
  const { figure, cursor, edgeByEdge, iteration } = state;
  const question = questionAt(figure.timeline, figure.trace, cursor, edgeByEdge);
  const node = question === null ? '' : figure.graph.keys[question.node];
  return {
    figure,
    cursor,
    question,
    key: question === null ? '' : `${question.kind} ${node} ${placeOf(iteration, question.at)}`,
  };
}

/** A place in time as text. */
export function placeOf(iteration: number, { step, edge }: Cursor): string {
  return `${iteration}/${step}.${edge ?? ''}`;
}
