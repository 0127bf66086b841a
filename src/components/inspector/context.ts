import { elementsOf, type Graph, opOf, type PaletteOp, shapeOf } from '../../engine/graph/graph.ts';
import { printShape } from '../../engine/shape.ts';
import { ledgerOf } from '../../engine/timeline/ledger.ts';
import type { Cursor, Timeline } from '../../engine/timeline/timeline.ts';
import { ACT, carriesGradient } from '../../engine/trace/schedule.ts';
import { nodeValue, type Trace } from '../../engine/trace/trace.ts';
import { formatNumber, IN_FORMULA, latexNumber } from '../../format/number.ts';
import type { NodeName } from '../../texts/sentence.ts';
import { nameOf, shownEdge } from '../../texts/sentences/facts.ts';
import type { Language, Text, TextOf } from '../../texts/text.ts';
import { type Notation, notationOf } from '../formula/notation.ts';
import type { View } from './view.ts';

/** Makes the view of an update step; it comes later than the other views (updateLater.ts). */
export type UpdateView = (context: ViewContext, node: number) => View;

/** What a view is made from. `cell` is the element of a tensor that is written out. */
export interface ViewInput {
  readonly figure: { readonly graph: Graph; readonly timeline: Timeline; readonly trace: Trace };
  readonly cursor: Cursor;
  /** Key of the node that is shown instead of the step. */
  readonly selected: string | null;
  readonly cell: number;
  readonly language: Language;
  /** The steps are walked edge by edge: a step that is done is then its last edge. */
  readonly edgeByEdge?: boolean;
  /** The iteration that the figure shows; `null` or absent where nothing is trained. */
  readonly iteration?: number | null;
  /** How many samples the iteration sees; `null` or absent where that is not known. */
  readonly samples?: number | null;
  /** `null` or absent until it has come. */
  readonly updateView?: UpdateView | null;
}

/** The input with what every part of a view needs. */
export interface ViewContext {
  readonly graph: Graph;
  readonly timeline: Timeline;
  readonly trace: Trace;
  readonly cursor: Cursor;
  /** The edge of a backward step that is shown, counted from 1; `null`: all of them. */
  readonly edge: number | null;
  readonly cell: number;
  readonly language: Language;
  readonly iteration: number | null;
  readonly samples: number | null;
  readonly updateView: UpdateView | null;
  readonly notation: Notation;
  say(text: Text): string;
  tell<Data>(text: TextOf<Data>, data: Data): string;
  name(node: number): NodeName;
}

/** Makes the context of one view. */
export function contextOf(input: ViewInput): ViewContext {
  const { figure, cursor, cell, language, edgeByEdge = false } = input;
  const { graph, timeline, trace } = figure;
  return {
    iteration: input.iteration ?? null,
    samples: input.samples ?? null,
    updateView: input.updateView ?? null,
    graph,
    timeline,
    trace,
    cursor,
    edge: shownEdge(timeline, cursor, edgeByEdge),
    cell,
    language,
    notation: notationOf(graph, (node) => {
      const [first = 0] = nodeValue(trace, node);
      if (elementsOf(graph, node) !== 1) return `\\text{${printShape(shapeOf(graph, node))}}`;
      return first < 0 ? `(${latexNumber(first, IN_FORMULA)})` : latexNumber(first, IN_FORMULA);
    }),
    say: (text) => text[language],
    tell: (text, data) => text[language](data),
    name: (node) => nameOf(graph, trace, node),
  };
}

/** The palette entry of an op node. Throws for a leaf. */
export function entryOf(graph: Graph, node: number): PaletteOp {
  const entry = opOf(graph, node);
  if (entry === null) throw new Error(`node ${node} is no op`);
  return entry;
}

/** Whether a node's value is a plain number. */
export function isScalar(graph: Graph, node: number): boolean {
  return shapeOf(graph, node).length === 0;
}

/** The element that is written out: the one that was clicked, or the first where this node has no such element. */
export function elementAt({ graph, cell }: ViewContext, node: number): number {
  return cell >= 0 && cell < elementsOf(graph, node) ? cell : 0;
}

/** `[1, 0]`: where element `index` stands in a shape. */
export function position(shape: readonly number[], index: number): string {
  const at: number[] = [];
  let rest = index;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const extent = shape[axis] as number;
    at.unshift(rest % extent);
    rest = Math.floor(rest / extent);
  }
  return `[${at.join(', ')}]`;
}

/** For element k of an op's output, the element of the input along `edge` that elementwise rules read there. */
export function readAt({ graph, trace }: ViewContext, edge: number, k: number): number {
  const index = trace.schedule.broadcast.get(edge);
  if (index !== undefined) return index[k] ?? 0;
  return elementsOf(graph, graph.inputs[edge] as number) === 1 ? 0 : k;
}

/** Whether a gradient travels along an edge. */
export function sends({ graph, timeline }: ViewContext, node: number, edge: number): boolean {
  return carriesGradient(graph, timeline.schedule.reached, node, edge);
}

/** Whether an op takes the same node in two slots, so that its inputs need an index (left, right). */
export function usesTwice(graph: Graph, node: number, source: number): boolean {
  let times = 0;
  for (let e = graph.inputStart[node] as number; e < (graph.inputStart[node + 1] as number); e++) {
    if (graph.inputs[e] === source) times++;
  }
  return times > 1;
}

/** The backward pass that a cursor is in, from 0; −1 before the first seed. */
export function passAt({ timeline, cursor }: ViewContext): number {
  const { acts } = timeline.schedule;
  const last = cursor.step - timeline.forward.length - 1;
  let pass = -1;
  for (let act = 0; act <= last && act < acts.length; act++) if (acts[act] === ACT.seed) pass++;
  return pass;
}

/** Whether contributions to a node are added to the gradient that the iteration before has left there. */
export function keepsCarried({ timeline, iteration }: ViewContext, node: number): boolean {
  if (iteration === null || iteration === 0) return false;
  const ledger = ledgerOf(timeline, node);
  return ledger[0]?.kind === 'carried' && !ledger.some((entry) => entry.kind === 'reset');
}

/** A number as formulas show it. */
export const shown = (value: number): string => formatNumber(value, IN_FORMULA);
