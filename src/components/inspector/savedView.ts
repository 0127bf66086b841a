import { shapeOf } from '../../engine/graph/graph.ts';
import type { Saved } from '../../engine/ops/define.ts';
import { printShape } from '../../engine/shape.ts';
import { nodeValue } from '../../engine/trace/trace.ts';
import { inspectorTexts, savedSentences } from '../../texts/inspector.ts';
import { nodeLink, sentence, value } from '../../texts/sentence.ts';
import type { Sentence } from '../../texts/text.ts';
import { entryOf, isScalar, sends, shown, type ViewContext } from './context.ts';
import { indexWord, ruleOfEdge, symbolsOf } from './ruleLatex.ts';
import type { Block } from './view.ts';

/** What a node kept from the forward pass for its backward pass; with `why`, which formula will need it. */
export function savedBlock(context: ViewContext, node: number, why: boolean): Block {
  const { graph, say } = context;
  const { op } = entryOf(graph, node);
  const label = say(inspectorTexts.saved);
  if (op.saves.length === 0) {
    const linear = op.localLatex.some((rule) => rule !== null);
    const because = linear ? { words: say(inspectorTexts.savedNothing), latex: null } : null;
    return { kind: 'fact', label, text: sentence`${say(inspectorTexts.nothing)}`, because };
  }
  const because = why ? { words: say(inspectorTexts.because), latex: neededRule(context, node) } : null;
  return {
    kind: 'fact',
    label,
    text: savedText(context, node, op.saves),
    because: because?.latex === '' ? null : because,
  };
}

function savedText(context: ViewContext, node: number, saves: readonly Saved[]): Sentence {
  const { graph, say, language } = context;
  const from = graph.inputStart[node] as number;
  const slots = saves.filter((saved) => typeof saved === 'number');
  const others = saves.filter((saved) => typeof saved !== 'number');
  const parts: Sentence[] = [];
  const nodes = slots.map((slot) => graph.inputs[from + slot] as number);
  const { op } = entryOf(graph, node);
  if (nodes.length === 2 && op.arity === 2) {
    parts.push(
      savedSentences.bothInputs[language]({
        left: amount(context, nodes[0] as number),
        right: amount(context, nodes[1] as number),
      }),
    );
  } else if (nodes.length === 1 && op.arity === 1) {
    parts.push(savedSentences.itsInput[language]({ input: named(context, nodes[0] as number) }));
  } else for (const input of nodes) parts.push(named(context, input));
  for (const other of others) {
    if (other === 'output') parts.push(savedSentences.itsOutput[language]({ output: named(context, node) }));
    else parts.push(sentence`${say(other === 'mask' ? inspectorTexts.mask : inspectorTexts.softmax)}`);
  }
  return parts.reduce((all, part) => sentence`${all}; ${part}`);
}

/** `t = 7`, or `X (4, 2)`. */
function named(context: ViewContext, node: number): Sentence {
  const { graph, name } = context;
  if (context.notation.isNumber(node)) return amount(context, node);
  return isScalar(graph, node)
    ? sentence`${nodeLink(name(node))} ${sign(context, node)} ${amount(context, node)}`
    : amount(context, node);
}

function sign({ trace }: ViewContext, node: number): string {
  const [first = 0] = nodeValue(trace, node);
  return Number(shown(first).replace('−', '-')) === first || !Number.isFinite(first) ? '=' : '≈';
}

function amount({ graph, trace, name }: ViewContext, node: number): Sentence {
  if (!isScalar(graph, node)) return sentence`${nodeLink(name(node))} ${value(printShape(shapeOf(graph, node)))}`;
  return sentence`${value(shown(nodeValue(trace, node)[0] ?? 0))}`;
}

/** The first rule on the way back that uses what was saved. */
function neededRule(context: ViewContext, node: number): string {
  const { graph } = context;
  const { op, attributes } = entryOf(graph, node);
  const symbols = symbolsOf(context, node, 'ink', true);
  for (let edge = graph.inputStart[node] as number; edge < (graph.inputStart[node + 1] as number); edge++) {
    if (!sends(context, node, edge)) continue;
    const slot = edge - (graph.inputStart[node] as number);
    if (op.kind === 'tensor') return ruleOfEdge(context, node, edge, false);
    const local = op.localLatex[slot]?.(symbols, context.notation.symbol(node), attributes);
    if (local !== undefined && /[a-z\\]/iu.test(local))
      return `${context.notation.partial(node, graph.inputs[edge] as number, indexWord(context, node, slot))} = ${local}`;
  }
  return '';
}
