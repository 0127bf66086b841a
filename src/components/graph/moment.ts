import type { Graph } from '../../engine/graph/graph.ts';
import { type Cursor, type Step, sentEdges, stepAt } from '../../engine/timeline/timeline.ts';
import type { Figure } from '../../store/figure.ts';
import type { NodeWords } from '../../texts/graph.ts';
import type { Language } from '../../texts/text.ts';

/** Turns what stands on the graph into words to be heard: `×` into "multiply". */
export type Speak = (words: NodeWords, graph: Graph, node: number, language: Language) => NodeWords;

/** The moment that is shown: what every look is computed from. */
export interface Moment {
  readonly figure: Figure;
  readonly cursor: Cursor;
  readonly step: Step;
  /** Keys of the nodes that are lit. */
  readonly selected: string | null;
  readonly hovered: string | null;
  readonly language: Language;
  /** Comes after the first view; until then labels have the signs that are drawn. */
  readonly speak?: Speak | undefined;
}

/**
 * The moment at a cursor. Edge by edge, the last edge of a step is the cursor of the whole step (one name for one place);
 * what is shown as sending is then that edge alone.
 */
export function momentOf(
  figure: Figure,
  cursor: Cursor,
  edgeByEdge: boolean,
  rest: Pick<Moment, 'selected' | 'hovered' | 'language' | 'speak'>,
): Moment {
  const { timeline } = figure;
  const parts = edgeByEdge && cursor.edge === null ? sentEdges(timeline, cursor.step).length : 0;
  const { selected, hovered, language, speak } = rest;
  const shown = parts > 1 ? { step: cursor.step, edge: parts } : cursor;
  return { figure, cursor: shown, step: stepAt(timeline, cursor.step), selected, hovered, language, speak };
}
