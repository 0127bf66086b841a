import { isOp, kindOf } from '../../engine/graph/graph.ts';
import { nodeFrame } from '../../engine/timeline/frame.ts';
import { stepAt } from '../../engine/timeline/timeline.ts';
import { inspectorTexts } from '../../texts/inspector.ts';
import { type NonFinite, nonFiniteTexts } from '../../texts/nonFinite.ts';
import { symbolOf } from '../../texts/sentences/facts.ts';
import { backwardView } from './backwardView.ts';
import { contextOf, entryOf, type ViewContext, type ViewInput } from './context.ts';
import { forwardView } from './forwardView.ts';
import { seedView, startView, zeroGradView } from './momentViews.ts';
import { nodeOfKey, nodeView } from './nodeView.ts';
import { type Origin, originAt, originOfUpdate, originOfValue } from './nonFinite.ts';
import { tangentNodeView, tangentSeedView, tangentView } from './tangentView.ts';
import type { View } from './view.ts';

/**
 * What the inspector shows: a pure function of the figure, the cursor, the selected node and the chosen cell. Every number
 * is read from the trace; formulas come from the op table.
 */
export function stepView(input: ViewInput): View {
  const context = contextOf(input);
  const node = input.selected === null ? -1 : nodeOfKey(context.graph, input.selected);
  const view = node >= 0 ? viewOfNode(context, node) : viewOfStep(context);
  const origin =
    node >= 0 ? originOfNode(context, node) : originAt(context.timeline, context.trace, context.cursor, context.edge);
  if (origin === null) return view;
  return {
    ...view,
    blocks: [{ kind: 'notice', text: nonFiniteTexts[context.language](named(context, origin)) }, ...view.blocks],
  };
}

function viewOfNode(context: ViewContext, node: number): View {
  return context.timeline.tangents === undefined ? nodeView(context, node) : tangentNodeView(context, node);
}

function viewOfStep(context: ViewContext): View {
  const { kind, node } = stepAt(context.timeline, context.cursor.step);
  if (kind === 'forward') return forwardView(context, node);
  if (kind === 'backward') return backwardView(context, node);
  if (kind === 'seed') return seedView(context);
  if (kind === 'update') return updateOf(context, node);
  if (kind === 'tangent') return tangentView(context, node);
  if (kind === 'tangentSeed') return tangentSeedView(context, node);
  return kind === 'zeroGrad' ? zeroGradView(context) : startView(context);
}

/** The title alone until the view has come. */
function updateOf(context: ViewContext, node: number): View {
  const { updateView, tell, name } = context;
  if (updateView !== null) return updateView(context, node);
  const title = tell(inspectorTexts.updateTitle, { name: name(node).text });
  return { title, subtitle: [], blocks: [], actions: null };
}

function originOfNode({ timeline, trace, cursor }: ViewContext, node: number): Origin | null {
  const { computed, updated } = nodeFrame(timeline, cursor, node);
  if (updated) return originOfUpdate(timeline, trace, node);
  return computed ? originOfValue(trace, node) : null;
}

/** The origin with the names that its sentence uses. Causes are values, and a value's cause is a node before it: it ends. */
function named(context: ViewContext, origin: Origin): NonFinite {
  const { graph, name, iteration } = context;
  // The program gave a parameter its first value only.
  const left = origin.reason === 'given' && kindOf(graph, origin.node) === 'parameter' && (iteration ?? 0) > 0;
  return {
    kind: origin.kind,
    node: name(origin.node),
    symbol: isOp(graph, origin.node) ? symbolOf(entryOf(graph, origin.node)) : '',
    reason: left ? 'left' : origin.reason,
    operands: origin.operands.map((operand) => ({ name: name(operand.node), value: operand.value })),
    result: origin.result,
    cause: origin.cause === null ? null : named(context, { ...origin.cause, cause: null }),
  };
}
