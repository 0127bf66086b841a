import type { SourceRange } from '../../engine/errors.ts';
import type { Graph } from '../../engine/graph/graph.ts';
import { stepAt } from '../../engine/timeline/timeline.ts';
import type { State } from '../../store/state.ts';

/** What the text shows of the figure: where the active step's node is written, and the node under the pointer. */
export interface ProgramMarks {
  readonly active: (SourceRange & { readonly tone: 'value' | 'gradient' }) | null;
  readonly hovered: SourceRange | null;
}

export const NO_MARKS: ProgramMarks = { active: null, hovered: null };

/** The marks of a state; none while the text is not the program that is drawn (its ranges would be wrong). */
export function marksOf(state: Pick<State, 'figure' | 'document' | 'cursor' | 'hovered'>): ProgramMarks {
  const { figure, document, cursor, hovered } = state;
  if (figure === null || figure.source !== document.source) return NO_MARKS;
  const { graph, timeline } = figure;
  const step = stepAt(timeline, cursor.step);
  const range = step.kind === 'start' || step.kind === 'zeroGrad' ? null : rangeOfNode(graph, step.node);
  const hoveredNode = hovered === null ? -1 : nodeOfKey(graph, hovered);
  // An update gives the parameter another value.
  const tone = step.kind === 'forward' || step.kind === 'update' ? 'value' : 'gradient';
  return {
    active: range === null ? null : { ...range, tone },
    hovered: hoveredNode < 0 ? null : rangeOfNode(graph, hoveredNode),
  };
}

/** Where a node is written; `null` when it is written nowhere (a free name, a piece of an opened composite). */
function rangeOfNode(graph: Graph, node: number): SourceRange | null {
  const start = graph.ranges[2 * node] as number;
  const end = graph.ranges[2 * node + 1] as number;
  return start < 0 || end <= start ? null : { start, end };
}

const nodesByKey = new WeakMap<Graph, ReadonlyMap<string, number>>();

/** The node with a key, −1 when the graph has none. */
export function nodeOfKey(graph: Graph, key: string): number {
  let nodes = nodesByKey.get(graph);
  if (nodes === undefined) {
    nodes = new Map(graph.keys.map((one, node) => [one, node]));
    nodesByKey.set(graph, nodes);
  }
  return nodes.get(key) ?? -1;
}
