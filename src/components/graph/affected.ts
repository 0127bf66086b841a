import { consumersOf } from '../../engine/graph/graph.ts';
import { type Cursor, stepAt } from '../../engine/timeline/timeline.ts';
import type { Figure } from '../../store/figure.ts';
import type { Language } from '../../texts/text.ts';
import { FEW_WIRES } from './look.ts';
import { modelOf } from './model.ts';
import type { Speak } from './moment.ts';

/** What the board last computed its looks for. */
export interface Seen {
  readonly figure: Figure;
  readonly cursor: Cursor;
  readonly edgeByEdge: boolean;
  readonly selected: string | null;
  readonly hovered: string | null;
  readonly language: Language;
  readonly speak: Speak | undefined;
}

/** Nodes and edges of one look apart; `null`: every one. */
export type Affected = { readonly nodes: Set<number>; readonly edges: Set<number> } | null;

/** Beyond this many steps in one move everything is looked at again. */
const MANY_STEPS = 24;
/** Nodes and edges whose look may differ between two states. */
export function affected(seen: Seen | null, now: Seen): Affected {
  if (seen === null || seen.figure !== now.figure || seen.language !== now.language || seen.speak !== now.speak)
    return null;
  const { graph, timeline } = now.figure;
  const nodes = new Set<number>();
  const edges = new Set<number>();
  const consumers = consumersOf(graph);
  const around = (i: number) => {
    nodes.add(i);
    for (let e = graph.inputStart[i] as number; e < (graph.inputStart[i + 1] as number); e++) edges.add(e);
    for (let k = consumers.start[i] as number; k < (consumers.start[i + 1] as number); k++)
      edges.add(consumers.edges[k] as number);
  };
  if (seen.cursor !== now.cursor || seen.edgeByEdge !== now.edgeByEdge) {
    const from = Math.min(seen.cursor.step, now.cursor.step);
    const to = Math.max(seen.cursor.step, now.cursor.step);
    if (to - from > MANY_STEPS) return null;
    for (let s = from; s <= to; s++) {
      const { kind, node } = stepAt(timeline, s);
      // A second backward pass, or zero grad, changes what every node expects.
      // So does the pass of another input.
      if (kind === 'zeroGrad' || kind === 'tangentSeed') return null;
      // So does the first one of an iteration that begins with gradients from before.
      if (kind === 'seed' && (timeline.carries || !timeline.schedule.ordinary)) return null;
      if (kind === 'start') continue;
      around(node);
      if (kind === 'update') {
        // Of several wires from one tray the first shows what all of them do.
        const under = modelOf(graph).nodes[node]?.under ?? -1;
        if (under >= 0) around(under);
        continue;
      }
      // Of an input: its total, and its few other edges (what they wait for changes with it).
      for (let e = graph.inputStart[node] as number; e < (graph.inputStart[node + 1] as number); e++) {
        const input = graph.inputs[e] as number;
        if ((modelOf(graph).nodes[input]?.wires ?? 0) <= FEW_WIRES) around(input);
        else nodes.add(input);
      }
    }
  }
  const { indexOf } = modelOf(graph);
  for (const [before, after] of [
    [seen.selected, now.selected],
    [seen.hovered, now.hovered],
  ]) {
    if (before === after) continue;
    for (const key of [before, after]) {
      const i = key == null ? undefined : indexOf.get(key);
      if (i !== undefined) around(i);
    }
  }
  return { nodes, edges };
}
