import { opOf } from '../../engine/graph/graph.ts';
import { totalBefore, upstreamOf } from '../../engine/timeline/frame.ts';
import { sentEdges } from '../../engine/timeline/timeline.ts';
import { contributionOf, localOf, totalAfter } from '../../engine/trace/trace.ts';
import { type EdgeModel, modelOf } from './model.ts';
import type { Moment } from './moment.ts';
import { operandOf } from './operand.ts';
import { type Piece, productOf } from './product.ts';

/** `upstream · local = contribution`, where all three are numbers; `null` for tensors, whose grid says it. */
export function activeProduct(moment: Moment, edge: EdgeModel, index: number, event: number): readonly Piece[] | null {
  const { figure, step } = moment;
  const { trace, timeline, graph } = figure;
  const model = modelOf(graph);
  const local = localOf(trace, index);
  if (
    (model.nodes[edge.to]?.shape.length ?? 1) > 0 ||
    (model.nodes[edge.from]?.shape.length ?? 1) > 0 ||
    local.length !== 1
  )
    return null;
  const { tangents } = timeline;
  const upstream = (tangents?.factor(trace, index, step.act) ?? upstreamOf(trace, timeline, step.act))[0] as number;
  const contribution = contributionOf(trace, event)[0] as number;
  const entry = opOf(graph, edge.to);
  // A tangent's total stands behind the node that it enters.
  const before =
    edge.single && tangents === undefined ? (totalBefore(trace, timeline, edge.from, event)[0] as number) : 0;
  return productOf(
    upstream,
    local[0] as number,
    before === 0 ? contribution : (totalAfter(trace, event)[0] as number),
    {
      before: before === 0 ? null : before,
      localIsValue: entry !== null && operandOf(entry, edge.slot) !== null,
    },
  );
}

/** Edges that the step sends along right now, or along which tangents arrive. */
export function sendingEdges({ figure, cursor }: Moment): readonly number[] {
  const all = sentEdges(figure.timeline, cursor.step);
  return cursor.edge === null ? all : all.slice(cursor.edge - 1, cursor.edge);
}

/** Whether the number over an edge is a factor of a product that is being written: then both stand on a chip. */
export function valueIsOperand(moment: Moment, edge: EdgeModel): boolean {
  const { figure, step } = moment;
  const { graph } = figure;
  const entry = opOf(graph, step.node);
  if (entry === null) return false;
  const { edges, nodes } = modelOf(graph);
  if ((nodes[step.node]?.shape.length ?? 1) > 0) return false;
  return sendingEdges(moment).some((sent) => {
    const operand = operandOf(entry, (edges[sent] as EdgeModel).slot);
    if (operand === null) return false;
    return operand.at === 'input'
      ? edge.to === step.node && edge.slot === operand.slot
      : edge.single && edge.from === step.node;
  });
}

/** The same for the value in the card of the node that sends. */
export function outputIsOperand(moment: Moment, index: number): boolean {
  const { figure, step } = moment;
  const entry = opOf(figure.graph, step.node);
  if (entry === null || step.node !== index) return false;
  const { edges } = modelOf(figure.graph);
  return sendingEdges(moment).some((sent) => operandOf(entry, (edges[sent] as EdgeModel).slot)?.at === 'output');
}
