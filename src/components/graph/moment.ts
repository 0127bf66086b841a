import { type Cursor, type Step, sentEdges, stepAt } from '../../engine/timeline/timeline.ts';
import type { Figure } from '../../store/figure.ts';
import type { Language } from '../../texts/text.ts';

/** The moment that is shown: what every look is computed from. */
export interface Moment {
  readonly figure: Figure;
  readonly cursor: Cursor;
  readonly step: Step;
  /** Keys of the nodes that are lit. */
  readonly selected: string | null;
  readonly hovered: string | null;
  readonly language: Language;
}

/**
 * The moment at a cursor. Edge by edge, the last edge of a step is the cursor of the whole step (one name for one place);
 * what is shown as sending is then that edge alone.
 */
export function momentOf(
  figure: Figure,
  cursor: Cursor,
  edgeByEdge: boolean,
  rest: Pick<Moment, 'selected' | 'hovered' | 'language'>,
): Moment {
  const { timeline } = figure;
  const parts = edgeByEdge && cursor.edge === null ? sentEdges(timeline, cursor.step).length : 0;
  const { selected, hovered, language } = rest;
  const shown = parts > 1 ? { step: cursor.step, edge: parts } : cursor;
  return { figure, cursor: shown, step: stepAt(timeline, cursor.step), selected, hovered, language };
}
