import { type DisplayName, displayNames } from '../engine/graph/displayNames.ts';
import { consumersOf, type Graph, LEAF, opOf, shapeOf } from '../engine/graph/graph.ts';
import type { Shape } from '../engine/shape.ts';
import { edgeFrame, gradientAt, type NodeFrame, nodeFrame, shownValue } from '../engine/timeline/frame.ts';
import { type Cursor, stepAt } from '../engine/timeline/timeline.ts';
import { contributionOf } from '../engine/trace/trace.ts';
import type { ExportFigure } from './figure.ts';

export type ShownKind = 'input' | 'parameter' | 'constant' | 'op';

/** One node at a cursor. What is not computed yet is `null`, so that no format can write it. */
export interface ShownNode {
  readonly node: number;
  readonly kind: ShownKind;
  /** An op's sign or word; empty for a leaf. */
  readonly symbol: string;
  readonly name: DisplayName | null;
  readonly shape: Shape;
  /** Edges that leave it, the output's wire among them. With one of them, its numbers stand on it; else in its box. */
  readonly wires: number;
  readonly computed: boolean;
  /** The step is about it, and of this kind; `null` otherwise. */
  readonly active: NodeFrame['active'];
  readonly value: Float64Array | null;
  /** The running total of its gradient. */
  readonly gradient: Float64Array | null;
  /** Contributions in that total, and how many there will be. */
  readonly added: number;
  readonly expected: number;
  readonly partial: boolean;
  /** Its gradient is complete. */
  readonly complete: boolean;
  /** Some gradient arrives at it in the course of the timeline. */
  readonly reached: boolean;
}

/** One edge at a cursor, or (`to` −1) the wire from the output node to the ring behind it. */
export interface ShownEdge {
  readonly edge: number;
  readonly from: number;
  readonly to: number;
  readonly forward: 'todo' | 'on' | 'rest';
  /** `none`: no gradient goes along it, ever; `later`: none yet. */
  readonly backward: 'none' | 'later' | 'on' | 'rest';
  /** The source's value; `null` where it is not computed, or stands in the source's box. */
  readonly value: Float64Array | null;
  /** The source's gradient where this is its only edge, else what this edge contributes to it. */
  readonly gradient: Float64Array | null;
}

/** A figure at a cursor. `edges` are the graph's, in its order. */
export interface Shown {
  readonly graph: Graph;
  readonly nodes: readonly ShownNode[];
  readonly edges: readonly ShownEdge[];
  readonly wire: ShownEdge;
}

/** Whether a node's value stands in its shape, as a constant's number does, and not on the edges out of it. */
export function isSilent({ kind, shape }: Pick<ShownNode, 'kind' | 'shape'>): boolean {
  return kind === 'constant' && shape.length === 0;
}

/**
 * Everything that a drawing of a step shows, by the page's rule that a number stands in one place: a node with one
 * consumer has its value and its gradient on its output edge; with several, in its box, and each edge has its own
 * contribution.
 */
export function shownAt(figure: ExportFigure, cursor: Cursor): Shown {
  const { graph, timeline, trace } = figure;
  const { start } = consumersOf(graph);
  const names = displayNames(graph);
  const step = stepAt(timeline, cursor.step);
  const frames: NodeFrame[] = [];
  const nodes: ShownNode[] = [];
  for (let node = 0; node < graph.count; node++) {
    const frame = nodeFrame(timeline, cursor, node);
    frames.push(frame);
    const own = (start[node + 1] as number) - (start[node] as number);
    nodes.push({
      node,
      kind: kindOfNode(graph, node),
      symbol: symbolOf(graph, node),
      name: names[node] ?? null,
      shape: shapeOf(graph, node),
      wires: own + (node === graph.output ? 1 : 0),
      computed: frame.computed,
      active: frame.active,
      value: frame.computed ? shownValue(timeline, trace, cursor, node) : null,
      gradient: gradientAt(trace, frame, node),
      added: frame.added,
      expected: frame.expected,
      partial: frame.gradient === 'partial' && frame.last?.kind !== 'reset' && frame.last?.kind !== 'carried',
      complete: frame.gradient === 'complete' && frame.last?.kind !== 'reset',
      reached: timeline.schedule.reached[node] === 1,
    });
  }
  const edges: ShownEdge[] = [];
  for (let to = 0; to < graph.count; to++) {
    for (let edge = graph.inputStart[to] as number; edge < (graph.inputStart[to + 1] as number); edge++) {
      const from = graph.inputs[edge] as number;
      const source = nodes[from] as ShownNode;
      const frame = edgeFrame(timeline, cursor, edge, to);
      const closed = frame.gradient === 'closed';
      edges.push({
        edge,
        from,
        to,
        forward: !frame.carried ? 'todo' : frame.travelling ? 'on' : 'rest',
        backward: closed ? 'none' : frame.gradient === 'later' ? 'later' : frame.gradient === 'sending' ? 'on' : 'rest',
        value: isSilent(source) ? null : source.value,
        gradient: source.wires === 1 ? source.gradient : frame.event < 0 ? null : contributionOf(trace, frame.event),
      });
    }
  }
  const output = nodes[graph.output] as ShownNode;
  const seeded = (frames[graph.output] as NodeFrame).last !== null;
  const wire: ShownEdge = {
    edge: -1,
    from: graph.output,
    to: -1,
    forward: output.computed ? 'rest' : 'todo',
    backward: !output.reached ? 'none' : step.kind === 'seed' ? 'on' : seeded ? 'rest' : 'later',
    value: isSilent(output) ? null : output.value,
    gradient: output.wires === 1 ? output.gradient : seeded ? graph.seed : null,
  };
  return { graph, nodes, edges, wire };
}

function kindOfNode(graph: Graph, node: number): ShownKind {
  const code = graph.codes[node] as number;
  if (code === LEAF.input) return 'input';
  if (code === LEAF.parameter) return 'parameter';
  return code === LEAF.constant ? 'constant' : 'op';
}

/** As on the page: a composite by its word, but between tensors, where words widen everything, by its letter. */
function symbolOf(graph: Graph, node: number): string {
  const entry = opOf(graph, node);
  if (entry === null) return '';
  const letter = !graph.scalar && [...entry.symbol].length === 1;
  return entry.op.opens === null || letter ? entry.symbol : (entry.op.call?.names[0] ?? entry.symbol);
}
