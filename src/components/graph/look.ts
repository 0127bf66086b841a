import { edgeFrame, gradientAt, type NodeFrame, nodeFrame, shownValue } from '../../engine/timeline/frame.ts';
import { ledgerOf } from '../../engine/timeline/ledger.ts';
import { contributionOf } from '../../engine/trace/trace.ts';
import { graphTexts, type NodeWords } from '../../texts/graph.ts';
import { activeProduct, outputIsOperand, sendingEdges, valueIsOperand } from './activeProduct.ts';
import { type Amount, amountOf, spoken } from './amount.ts';
import { type EdgeModel, insideOf, modelOf, type NodeModel } from './model.ts';
import type { Moment } from './moment.ts';
import type { Piece } from './product.ts';

/** Nodes with more edges than this say nothing on those that are still to come: each step would change all of them. */
export const FEW_WIRES = 8;

/** What one node shows: plain data, so that two looks can be compared and only a changed one is drawn again. */
export interface NodeLook {
  readonly computed: boolean;
  readonly active: NodeFrame['active'];
  readonly receiving: boolean;
  /** Its gradient is complete. */
  readonly got: boolean;
  readonly selected: boolean;
  readonly hovered: boolean;
  /** Only in a card; elsewhere numbers live on the output edge. */
  readonly value: Amount | null;
  readonly valueChip: boolean;
  /** What stands in the shape. */
  readonly inside: string;
  readonly total: Amount | null;
  readonly totalChip: boolean;
  /** Some contributions are still to come: "2 of 3 added". */
  readonly partial: boolean;
  readonly note: string;
  /** What a screen reader says. */
  readonly label: string;
}

/** What one edge shows. */
export interface EdgeLook {
  readonly forward: 'todo' | 'on' | 'rest';
  readonly backward: 'none' | 'later' | 'on' | 'rest';
  /** The way back is closed for good: a constant, a target. */
  readonly stop: boolean;
  readonly socket: 'none' | 'hollow' | 'filled';
  readonly value: Amount | null;
  readonly valueChip: boolean;
  /** The value was computed in this very step. */
  readonly fresh: boolean;
  readonly gradient: Amount | null;
  readonly gradientChip: boolean;
  /** A tensor's gradient is still to come: its grid is foreseen. */
  readonly foreseen: boolean;
  readonly product: readonly Piece[] | null;
  /** "still to come" under an edge of a node that has other contributions already. */
  readonly waiting: string | null;
  readonly hovered: boolean;
}

/** What the output's ring shows. */
export interface RingLook {
  readonly computed: boolean;
  readonly seeding: boolean;
}

/** The look of node `index` at a moment: O(its edges). */
export function nodeLook(moment: Moment, index: number): NodeLook {
  const { figure, cursor, step } = moment;
  const { graph, timeline, trace, seen } = figure;
  const node = modelOf(graph).nodes[index] as NodeModel;
  const frame = nodeFrame(timeline, cursor, index);
  const card = node.form === 'card' || node.form === 'tray';
  const inside = insideOf(node, trace, index);
  const value = frame.computed ? amountOf(shownValue(timeline, trace, cursor, index), node.shape, node.cell) : null;
  const total = gradientAmount(moment, index, frame, node);
  const sending =
    step.kind === 'backward' ? step.node === index : sendingEdges(moment).some((edge) => graph.inputs[edge] === index);
  const left = leftBefore(moment, frame);
  // A cleared gradient in a tray is a plain 0: that its part is still to come, its wire says.
  const partial = frame.gradient === 'partial' && !left && !(node.form === 'tray' && frame.last?.kind === 'reset');
  const texts = graphTexts;
  const words: NodeWords = {
    kind: node.kind,
    inside,
    name: node.name,
    value: value === null ? null : spoken(value),
    gradient: total === null ? null : spoken(total),
    added: frame.added,
    expected: frame.expected,
    partial,
    composite: node.composite,
  };
  return {
    computed: frame.computed,
    active: frame.active,
    receiving: frame.receiving,
    got: (frame.gradient === 'complete' && frame.last?.kind !== 'reset') || left,
    selected: moment.selected === node.key,
    hovered: moment.hovered === node.key,
    inside,
    value: card ? value : null,
    valueChip: card && outputIsOperand(moment, index),
    total: card ? total : null,
    totalChip: card && sending,
    partial,
    note: card && partial ? texts.added[moment.language]({ added: frame.added, expected: frame.expected }) : '',
    label: (seen?.kind === 'tangent' ? seen.texts : texts).node[moment.language](
      moment.speak?.(words, graph, index, moment.language) ?? words,
    ),
  };
}

/** The look of edge `index` at a moment: O(edges of its source). */
export function edgeLook(moment: Moment, index: number): EdgeLook {
  const { figure, cursor, step } = moment;
  const { graph, timeline, trace } = figure;
  const model = modelOf(graph);
  const edge = model.edges[index] as EdgeModel;
  const source = model.nodes[edge.from] as NodeModel;
  const frame = edgeFrame(timeline, cursor, index, edge.to);
  const from = nodeFrame(timeline, cursor, edge.from);
  const closed = frame.gradient === 'closed';
  const sending = frame.gradient === 'sending';
  return {
    forward: !frame.carried ? 'todo' : frame.travelling ? 'on' : 'rest',
    backward:
      edge.shared.length > 1
        ? sharedBackward(moment, edge.shared)
        : backwardOf(frame.gradient, leftBefore(moment, from)),
    stop: closed && graph.needsGradient[edge.from] === 0,
    socket:
      source.form !== 'card' || closed || timeline.tangents ? 'none' : frame.gradient === 'later' ? 'hollow' : 'filled',
    value:
      frame.carried && !edge.silent
        ? amountOf(shownValue(timeline, trace, cursor, edge.from), source.shape, source.cell)
        : null,
    valueChip: frame.travelling || valueIsOperand(moment, edge),
    fresh: edge.single && (step.kind === 'forward' || step.kind === 'update') && step.node === edge.from,
    ...gradientOn(moment, edge, source, from, frame.event),
    gradientChip: edge.single && step.kind === 'backward' && step.node === edge.from,
    foreseen: foreseen(moment, source, from, edge),
    product: sending ? activeProduct(moment, edge, index, frame.event) : tangentSum(moment, edge, from),
    waiting:
      source.wires > 1 && source.wires <= FEW_WIRES && frame.gradient === 'later' && from.gradient === 'partial'
        ? graphTexts.stillToCome[moment.language]
        : null,
    hovered: lit(moment, edge),
  };
}

/**
 * Until an iteration goes backwards, what the one before has left is a gradient like any that is complete: nothing is on
 * its way yet.
 */
function leftBefore({ step }: Moment, { last }: NodeFrame): boolean {
  return last?.kind === 'carried' && (step.kind === 'start' || step.kind === 'forward');
}

function backwardOf(gradient: ReturnType<typeof edgeFrame>['gradient'], left: boolean): EdgeLook['backward'] {
  if (gradient === 'closed') return 'none';
  return gradient === 'later' ? (left ? 'rest' : 'later') : gradient === 'sending' ? 'on' : 'rest';
}

const STRENGTHS = ['none', 'later', 'rest', 'on'] as const;

/** What one lane shows for all the edges that share it: the most that any of them does. */
function sharedBackward(moment: Moment, edges: readonly number[]): EdgeLook['backward'] {
  const { timeline, graph } = moment.figure;
  const strengths = edges.map((e) => {
    const left = leftBefore(moment, nodeFrame(timeline, moment.cursor, graph.inputs[e] as number));
    return STRENGTHS.indexOf(backwardOf(edgeFrame(timeline, moment.cursor, e).gradient, left));
  });
  return STRENGTHS[Math.max(...strengths)] as EdgeLook['backward'];
}

/** The look of the wire from the output node to the ring. */
export function wireLook(moment: Moment): EdgeLook {
  const { figure, cursor, step } = moment;
  const { graph, timeline, trace } = figure;
  const { wire, nodes } = modelOf(graph);
  const source = nodes[wire.from] as NodeModel;
  const from = nodeFrame(timeline, cursor, wire.from);
  const { tangents } = timeline;
  const reached = isReached(moment, wire.from);
  const seeded = from.last !== null;
  const seeding = from.active === 'seed' || from.active === 'tangent';
  return {
    forward: from.computed ? 'rest' : 'todo',
    backward: !reached ? 'none' : seeding ? 'on' : seeded ? 'rest' : 'later',
    stop: !reached && graph.needsGradient[wire.from] === 0,
    socket: source.form !== 'card' || !reached || tangents ? 'none' : seeded ? 'filled' : 'hollow',
    value:
      from.computed && !wire.silent ? amountOf(shownValue(timeline, trace, cursor, wire.from), source.shape) : null,
    valueChip: valueIsOperand(moment, wire),
    fresh: wire.single && step.kind === 'forward' && step.node === wire.from,
    gradient:
      wire.single || tangents || !seeded
        ? gradientAmount(moment, wire.from, from, source)
        : amountOf(graph.seed, source.shape),
    gradientChip: wire.single && step.kind === 'backward' && step.node === wire.from,
    foreseen: foreseen(moment, source, from, wire),
    product: tangentSum(moment, wire, from),
    waiting: null,
    hovered: lit(moment, wire),
  };
}

/** The look of the ring itself. */
export function ringLook(moment: Moment): RingLook {
  const { figure, cursor, step } = moment;
  return { computed: nodeFrame(figure.timeline, cursor, figure.graph.output).computed, seeding: step.kind === 'seed' };
}

function foreseen(moment: Moment, source: NodeModel, from: NodeFrame, edge: EdgeModel): boolean {
  return source.titled && from.gradient === 'none' && isReached(moment, edge.from);
}

/** Whether a gradient ever arrives at a node, or its tangent in this pass. */
function isReached({ figure: { timeline }, cursor }: Moment, node: number): boolean {
  return ledgerOf(timeline, node, cursor.step - timeline.forward.length - 1).length > 0;
}

/** A node's gradient as it is shown; in forward mode its tangent, which says so by its letter: `ẋ 6`. */
function gradientAmount(
  { figure: { timeline, trace } }: Moment,
  index: number,
  frame: NodeFrame,
  { form, shape, cell }: NodeModel,
): Amount | null {
  const gradient = gradientAt(trace, frame, index);
  if (gradient === null) return null;
  const amount = amountOf(gradient, shape, cell);
  const letter = timeline.tangents?.letter(index);
  // In a tray a word over the grid says it.
  if (letter === undefined || form === 'tray') return amount;
  return amount.kind === 'number' ? { ...amount, text: `${letter} ${amount.text}` } : { ...amount, shape: letter };
}

/** `a + b = c` on the only wire that leaves a node whose tangent has just come together from several edges. */
function tangentSum({ figure, step }: Moment, { single, from }: EdgeModel, frame: NodeFrame): readonly Piece[] | null {
  if (!single || frame.active !== 'tangent' || frame.gradient !== 'complete') return null;
  return figure.timeline.tangents?.written(from, step.act)[0] ?? null;
}

function lit({ figure, hovered }: Moment, edge: EdgeModel): boolean {
  if (hovered === null) return false;
  const { nodes } = modelOf(figure.graph);
  return nodes[edge.from]?.key === hovered || nodes[edge.to]?.key === hovered;
}

/** The gradient number under an edge: the source's total when it lives there, else this edge's own contribution. */
function gradientOn(
  moment: Moment,
  edge: EdgeModel,
  source: NodeModel,
  from: NodeFrame,
  event: number,
): { gradient: Amount | null } {
  const { trace, timeline } = moment.figure;
  if (source.form === 'tray') return { gradient: null };
  if (edge.single) return { gradient: gradientAmount(moment, edge.from, from, source) };
  // Of a tensor the part of a tangent has another shape than the room has been made for.
  if (event < 0 || (timeline.tangents && source.shape.length > 0)) return { gradient: null };
  return { gradient: amountOf(contributionOf(trace, event), source.shape, source.cell) };
}
