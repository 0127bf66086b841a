import { displayNames } from '../../engine/graph/displayNames.ts';
import type { Store } from '../../store/state.ts';

/** A file's name without extension for what a state shows: of its lesson, else of its output; and where in time, if asked. */
export function fileName(state: Store, withStep: boolean): string {
  const { document, figure, cursor, training, iteration } = state;
  const output = figure === null ? undefined : displayNames(figure.graph)[figure.graph.output]?.text;
  const words = [document.lesson ?? output ?? 'graph'];
  if (training !== null && iteration > 0) words.push(`iteration-${iteration}`);
  if (withStep) words.push(`step-${cursor.step}${cursor.edge === null ? '' : `-${cursor.edge}`}`);
  const name = words.join('-').replaceAll(/[^\p{L}\p{N}_-]+/gu, '-');
  return name.slice(0, MOST_CHARACTERS).replaceAll(/^-+|-+$/g, '') || 'graph';
}

const MOST_CHARACTERS = 80;
