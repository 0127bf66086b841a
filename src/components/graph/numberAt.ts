import { elementsOf } from '../../engine/graph/graph.ts';
import { nodeFrame } from '../../engine/timeline/frame.ts';
import type { Explained, State } from '../../store/state.ts';
import { modelOf } from './model.ts';
import './numberAt.css';

/** Where a click on a number explains it. In every other panel it chooses the node: a mode must not end by a slip. */
const PANELS: ReadonlySet<State['panel']> = new Set(['step', 'explain', 'gradientCheck', 'derivative']);

const VALUE = '.graph-label-value, .graph-card-value, .graph-tray-value';
const GRADIENT = '.graph-label-gradient, .graph-total';

/** The number of the node `key` that a click hit: a number that stands on an edge or in a card, or a cell of a grid; `null`: none. */
export function numberAt({ panel, view }: State, target: EventTarget | null, key: string): Explained | null {
  if (!isAsked(panel, view) || !(target instanceof Element) || target.closest('.graph-note') !== null) return null;
  const cell = target.closest<SVGElement>('[data-cell]')?.dataset.cell;
  // In a grid the cells are numbers, and what is between them is not.
  if (cell === undefined && target.closest('.graph-grid') !== null) return null;
  const what = target.closest(VALUE) !== null ? 'value' : target.closest(GRADIENT) !== null ? 'gradient' : null;
  return what === null ? null : { node: key, what, element: Number(cell ?? 0) };
}

/** V and U on a node: its value and its (upstream) gradient. `null` for every other key, and where it has no number yet. */
export function numberOfKey(
  { panel, view, figure, cursor, cell }: State,
  pressed: string,
  key: string,
): Explained | null {
  const what = pressed === 'v' ? 'value' : pressed === 'u' ? 'gradient' : null;
  const node = figure === null ? undefined : modelOf(figure.graph).indexOf.get(key);
  if (what === null || figure === null || node === undefined || !isAsked(panel, view)) return null;
  const { computed } = nodeFrame(figure.timeline, cursor, node);
  const isThere = what === 'value' ? computed : figure.timeline.schedule.reached[node] === 1;
  return isThere ? { node: key, what, element: cell < elementsOf(figure.graph, node) ? cell : 0 } : null;
}

function isAsked(panel: State['panel'], view: State['view']): boolean {
  return PANELS.has(panel) && (view === 'app' || view === 'embed');
}
