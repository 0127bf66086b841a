import { inputsOf, shapeOf } from '../../engine/graph/graph.ts';
import { sameShape, sizeOf } from '../../engine/shape.ts';
import { inspectorTexts } from '../../texts/inspector.ts';
import type { Tone } from '../formula/notation.ts';
import { entryOf, usesTwice, type ViewContext } from './context.ts';

/** The symbols of an op's inputs in slot order; where one node stands in two slots they get an index (left, right). */
export function symbolsOf(context: ViewContext, node: number, tone: Tone, indexed = false): string[] {
  const { graph, notation } = context;
  return [...inputsOf(graph, node)].map((input, slot) =>
    notation.symbol(input, tone, indexed ? indexWord(context, node, slot) : undefined),
  );
}

/** `left` or `right` where the op uses the same node in two slots. */
export function indexWord(context: ViewContext, node: number, slot: number): string | undefined {
  const { graph, tell } = context;
  const source = graph.inputs[(graph.inputStart[node] as number) + slot] as number;
  if (!usesTwice(graph, node, source)) return undefined;
  return tell(inspectorTexts.slotShort, { slot, of: entryOf(graph, node).op.arity });
}

/**
 * The rule of one edge. Of an elementwise op the chain rule, ∂L/∂x = ∂L/∂y · ∂y/∂x (⊙ for tensors); of a tensor op its vjp,
 * ∂L/∂W = Xᵀ ∂L/∂Z. With `oneOfSeveral` the left side is `contribution`: the gradient is the sum of several.
 */
export function ruleOfEdge(context: ViewContext, node: number, edge: number, oneOfSeveral: boolean): string {
  const { graph, notation, say } = context;
  const { op, attributes } = entryOf(graph, node);
  const slot = edge - (graph.inputStart[node] as number);
  const source = graph.inputs[edge] as number;
  const index = indexWord(context, node, slot);
  const left = oneOfSeveral ? `\\text{${say(inspectorTexts.contribution)}}` : notation.gradient(source, index);
  const upstream = notation.gradient(node);
  if (op.kind === 'tensor') {
    const inputs = symbolsOf(context, node, 'value', true);
    const rule = op.vjpLatex[slot]?.(inputs, notation.symbol(node, 'value'), upstream, attributes) ?? upstream;
    // A fraction with something raised beside it (its transpose) needs brackets.
    const raised = notation.differential ? upstream : `\\left(${upstream}\\right)`;
    return `${left} = ${rule.replaceAll(`${upstream}^{`, `${raised}^{`)}`;
  }
  const out = shapeOf(graph, node);
  const sign = out.length === 0 ? '\\cdot' : '\\odot';
  const product = `${upstream} ${sign} ${notation.partial(node, source, index)}`;
  const summed =
    sameShape(out, shapeOf(graph, source)) || sizeOf(out) === 1 ? product : `\\sum_{\\text{broadcast}} ${product}`;
  return `${left} = ${summed}`;
}
