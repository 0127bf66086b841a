import { isOp } from '../../../engine/graph/graph.ts';
import type { Question } from '../../../engine/predict/question.ts';
import { ruleOf } from '../../../engine/training/optimizers/table.ts';
import { entryOf, type ViewContext } from '../../inspector/context.ts';
import { indexWord, ruleOfEdge, symbolsOf } from '../../inspector/ruleLatex.ts';

/**
 * The rule of the step that is asked about, in symbols alone (LaTeX, a line each), as the inspector will write it: the chain
 * rule with the local derivative, what the op computes, what the optimizer does. Empty at the seed and at zero grad.
 */
export function ruleHint(context: ViewContext, question: Question): readonly string[] {
  const { graph, trace, notation } = context;
  const { kind, sender, edges, had } = question;
  if (kind === 'update')
    return trace.update === null
      ? []
      : ruleOf(trace.update.optimizer, trace.update.options).map(({ left, right }) => `${left} = ${right}`);
  if (!isOp(graph, sender)) return [];
  const { op, attributes } = entryOf(graph, sender);
  if (kind === 'forward' || kind === 'loss')
    return [`${notation.symbol(sender)} = ${op.latex(symbolsOf(context, sender, 'ink'), attributes)}`];
  return edges.slice(0, 2).flatMap((edge) => {
    const rule = ruleOfEdge(context, sender, edge, had || edges.length > 1);
    if (op.kind === 'tensor') return [rule];
    const slot = edge - (graph.inputStart[sender] as number);
    const symbols = symbolsOf(context, sender, 'value', true);
    const local = op.localLatex[slot]?.(symbols, notation.symbol(sender, 'value'), attributes) ?? '';
    const partial = notation.partial(sender, graph.inputs[edge] as number, indexWord(context, sender, slot));
    return local === '' ? [rule] : [rule, `${partial} = ${local}`];
  });
}
