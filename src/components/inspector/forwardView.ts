import type { PaletteOp } from '../../engine/graph/graph.ts';
import { inputsOf, shapeOf } from '../../engine/graph/graph.ts';
import { printShape } from '../../engine/shape.ts';
import { contextOf as tensorContext } from '../../engine/trace/tensor.ts';
import { nodeValue } from '../../engine/trace/trace.ts';
import { signBetween } from '../../format/decimal.ts';
import { equalsSign, FULL, formatNumber, formatTogether, IN_FORMULA } from '../../format/number.ts';
import { inspectorSentences, inspectorTexts } from '../../texts/inspector.ts';
import { nodeLink, sentence } from '../../texts/sentence.ts';
import { symbolOf } from '../../texts/sentences/facts.ts';
import { latexNumberText, tagged } from '../formula/notation.ts';
import { elementAt, entryOf, isScalar, position, readAt, shown, type ViewContext } from './context.ts';
import { lossParts, lossSummands, savedGrid } from './lossView.ts';
import { symbolsOf } from './ruleLatex.ts';
import { savedBlock } from './savedView.ts';
import { valueLabels } from './termLabels.ts';
import { sumBlock, termSummands } from './termsView.ts';
import type { Block, FormulaLine, View } from './view.ts';

/** A forward step: rule, inputs, numbers, and what is saved and why. */
export function forwardView(context: ViewContext, node: number): View {
  const { graph, tell, name } = context;
  const symbol = symbolOf(entryOf(graph, node));
  return {
    title: tell(inspectorTexts.forwardTitle, { symbol }),
    subtitle: sentence`${nodeLink(name(node))}${isScalar(graph, node) ? '' : ` ${printShape(shapeOf(graph, node))}`}`,
    blocks: [
      ...ruleBlocks(context, node),
      ...numberBlocks(context, node, true),
      savedBlock(context, node, true),
      ...savedGrid(context, node),
      ...valueGrid(context, node, context.say(inspectorTexts.value), nodeValue(context.trace, node)),
    ],
    actions: null,
  };
}

/** The rule of an op, `z = t^2`, with the shapes where it is no scalar. */
export function ruleBlocks(context: ViewContext, node: number): Block[] {
  const { graph, notation, say } = context;
  const { op, attributes } = entryOf(graph, node);
  const latex = `${notation.symbol(node)} = ${op.latex(symbolsOf(context, node, 'ink'), attributes)}`;
  const shapes = isScalar(graph, node) ? {} : { aside: printShape(shapeOf(graph, node)) };
  return [{ kind: 'formulas', heading: sentence`${say(inspectorTexts.rule)}`, lines: [{ latex, ...shapes }] }];
}

/** The inputs and the op with numbers in place of its symbols; `exact`: the value in full where it is rounded. */
export function numberBlocks(context: ViewContext, node: number, exact: boolean): Block[] {
  const { graph, trace, say, language, name } = context;
  const { op } = entryOf(graph, node);
  const blocks: Block[] = [];
  const inputs = inputLines(context, node);
  const heading = inputs.length === 1 ? inspectorTexts.input1 : inspectorTexts.inputs;
  if (inputs.length > 0) blocks.push({ kind: 'formulas', heading: sentence`${say(heading)}`, lines: inputs });
  const element = elementAt(context, node);
  const result = nodeValue(trace, node)[element] as number;
  const title = isScalar(graph, node)
    ? sentence`${say(inspectorTexts.numbers)}`
    : inspectorSentences.entry[language]({
        of: name(node),
        at: position(shapeOf(graph, node), element),
        gradient: false,
      });
  if (op.kind === 'elementwise')
    blocks.push({ kind: 'formulas', heading: title, lines: [{ latex: withNumbers(context, node, element) }] });
  else if (op.terms.forward !== null) {
    const losses = lossParts(context, node);
    const terms = losses === null ? op.terms.forward(tensorContext(trace, node), element) : [];
    const numbers = losses?.map(({ amount }) => amount) ?? terms.flatMap(({ a, b }) => [a, b]);
    const write = formatTogether([...numbers, result]);
    const labels = valueLabels(context, node, terms.length);
    const summands =
      losses === null ? termSummands(terms, labels, 'value', write) : lossSummands(context, node, losses, write);
    blocks.push(sumBlock(context, title, summands, result, 'value', write));
  } else
    blocks.push({ kind: 'formulas', heading: title, lines: [{ latex: entryLatex(context, node, element, result) }] });
  if (exact && formatNumber(result, FULL) !== shown(result)) {
    blocks.push({
      kind: 'fact',
      label: say(inspectorTexts.exactly),
      text: sentence`${formatNumber(result, FULL)}`,
      because: null,
    });
  }
  return blocks;
}

function entryLatex({ graph, notation }: ViewContext, node: number, element: number, result: number): string {
  const at = isScalar(graph, node) ? '' : `_{${position(shapeOf(graph, node), element).slice(1, -1)}}`;
  return `{${notation.symbol(node)}}${at} ${latexSign(equalsSign(result, IN_FORMULA))} ${latexNumberText(shown(result), { tone: 'value' })}`;
}

/** `t = 7` for every input that has a name, once. */
function inputLines(context: ViewContext, node: number): FormulaLine[] {
  const { graph, trace, notation } = context;
  const lines: FormulaLine[] = [];
  for (const input of new Set(inputsOf(graph, node))) {
    if (notation.isNumber(input)) continue;
    const symbol = notation.symbol(input);
    if (!isScalar(graph, input)) lines.push({ latex: symbol, aside: printShape(shapeOf(graph, input)) });
    else {
      const [number = 0] = nodeValue(trace, input);
      const written = latexNumberText(shown(number), { key: graph.keys[input] ?? '', tone: 'value', chip: true });
      lines.push({ latex: `${symbol} ${latexSign(equalsSign(number, IN_FORMULA))} ${written}` });
    }
  }
  return lines;
}

/** `z = 7^2 = 49` for one element of an elementwise op. */
function withNumbers(context: ViewContext, node: number, element: number): string {
  const { graph, trace, notation } = context;
  const entry = entryOf(graph, node);
  const from = graph.inputStart[node] as number;
  const texts: string[] = [];
  const operands: string[] = [];
  for (const [slot, input] of inputsOf(graph, node).entries()) {
    const text = shown(nodeValue(trace, input)[readAt(context, from + slot, element)] as number);
    texts.push(text);
    operands.push(
      latexNumberText(text, { key: graph.keys[input] ?? '', tone: 'value', chip: true }, needsBrackets(entry, slot)),
    );
  }
  const result = nodeValue(trace, node)[element] as number;
  const written = tagged(latexNumberText(shown(result), {}), { key: graph.keys[node] ?? '', tone: 'value' });
  const sign = forwardSign(entry, texts, result);
  const at = isScalar(graph, node) ? '' : `_{${position(shapeOf(graph, node), element).slice(1, -1)}}`;
  return `{${notation.symbol(node)}}${at} = ${entry.op.latex(operands, entry.attributes)} ${latexSign(sign)} ${written}`;
}

/** A first summand and what stands in a fraction or under a function's own brackets need none. */
function needsBrackets({ op }: PaletteOp, slot: number): boolean {
  if (slot === 0 && (op.name === 'add' || op.name === 'sub' || op.name === 'mul')) return false;
  return !['div', 'reciprocal', 'exp', 'sqrt', 'abs', 'sigmoid', 'relu', 'max2', 'min2', 'detach', 'softplus'].includes(
    op.name,
  );
}

/** Whether `op(operands) = result` is true in the digits shown. */
export function forwardSign({ op, attributes }: PaletteOp, operands: readonly string[], result: number): '=' | '≈' {
  const written = shown(result);
  const [a = '', b = ''] = operands;
  const exponent = op.name === 'square' ? 2 : op.name === 'power' ? (attributes.exponent as number) : 0;
  if (op.name === 'mul') return signBetween([operands], written);
  if (op.name === 'add')
    return signBetween(
      operands.map((text) => [text]),
      written,
    );
  if (op.name === 'sub') return signBetween([[written], [b]], a);
  if (op.name === 'div') return signBetween([[written, b]], a);
  if (op.name === 'reciprocal') return signBetween([[written, a]], '1');
  if (Number.isInteger(exponent) && exponent > 0 && exponent < 20)
    return signBetween([new Array<string>(exponent).fill(a)], written);
  if (['relu', 'max2', 'min2', 'detach', 'abs', 'neg'].includes(op.name)) {
    const plain = operands.map((text) => text.replace('−', ''));
    return written === '0' || plain.includes(written.replace('−', '')) ? '=' : '≈';
  }
  return equalsSign(result, IN_FORMULA);
}

/** A node's value, or what else has its shape, as a grid where it is no scalar. `isNow`: it is the value at the cursor. */
export function valueGrid(
  context: ViewContext,
  node: number,
  what: string,
  elements: Float64Array,
  isNow = true,
): Block[] {
  const { graph, name } = context;
  if (isScalar(graph, node)) return [];
  const shape = shapeOf(graph, node);
  const { text } = name(node);
  const caption = `${what}: ${text} ${printShape(shape)}`;
  const explains = isNow ? ({ node: graph.keys[node] as string, what: 'value', name: text } as const) : undefined;
  return [
    { kind: 'grid', grid: { caption, tone: 'value', shape, elements, cell: elementAt(context, node), explains } },
  ];
}

export const latexSign = (sign: '=' | '≈'): string => (sign === '=' ? '=' : '\\approx');
