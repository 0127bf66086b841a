import { elementsOf, inputsOf } from '../../engine/graph/graph.ts';
import { nodeFrame } from '../../engine/timeline/frame.ts';
import { eventOf, sentEdges, stepAt } from '../../engine/timeline/timeline.ts';
import { contributionOf, localOf, totalAfter } from '../../engine/trace/trace.ts';
import { signBetween } from '../../format/decimal.ts';
import { FULL, formatNumber, formatTogether, IN_FORMULA } from '../../format/number.ts';
import { inspectorSentences, inspectorTexts, localNotes } from '../../texts/inspector.ts';
import { nodeLink, sentence } from '../../texts/sentence.ts';
import { symbolOf } from '../../texts/sentences/facts.ts';
import { labelTexts } from '../../texts/sentences/labels.ts';
import { latexNumberText } from '../formula/notation.ts';
import { elementAt, entryOf, isScalar, keepsCarried, usesTwice, type ViewContext } from './context.ts';
import { finishedBlock } from './finishedView.ts';
import { latexSign } from './forwardView.ts';
import { gradientGrid } from './gradientGrid.ts';
import { ledgerBlock, ledgerNumbers } from './ledgerView.ts';
import { lossFactor, savedGrid } from './lossView.ts';
import { numbersBlock, termsOf } from './productView.ts';
import { indexWord, ruleOfEdge, symbolsOf } from './ruleLatex.ts';
import { savedBlock } from './savedView.ts';
import { shapesOfRule } from './shapesOfRule.ts';
import type { Write } from './termsView.ts';
import type { Block, FormulaLine, View } from './view.ts';

/** A panel writes its numbers with the same decimals, unless that leaves one of them fewer digits than on the graph. */
const LEAST_DIGITS = 4;

/** A backward step: for each edge that it shows the rule, the local derivative, the numbers and the ledger. */
export function backwardView(context: ViewContext, node: number): View {
  const { graph, timeline, cursor, language, tell } = context;
  const { act } = stepAt(timeline, cursor.step);
  const entry = entryOf(graph, node);
  const { op } = entry;
  const symbol = symbolOf(entry);
  const edges = sentEdges(timeline, cursor.step);
  const only = context.edge === null ? (edges.length === 1 ? 0 : -1) : context.edge - 1;
  const heading = (k: number) => {
    const edge = edges[k] as number;
    const to = context.name(graph.inputs[edge] as number);
    const slot = slotName(context, node, edge);
    return inspectorSentences.edge[language]({ to, slot, index: k + 1, of: edges.length });
  };
  const shownEdges = only >= 0 ? [edges[only] as number] : edges;
  const write = formatTogether(
    shownEdges.flatMap((edge) => numbersOf(context, node, act, edge)),
    IN_FORMULA,
    LEAST_DIGITS,
  );
  const blocks: Block[] = [...finishedBlock(context, write)];
  if (only >= 0) blocks.push(...edgeBlocks(context, node, act, edges[only] as number, true, write));
  else {
    // A tensor op's rules belong together: their shapes side by side are the lesson.
    if (op.kind === 'tensor') blocks.push(rulesBlock(context, node, edges));
    edges.forEach((edge, k) => {
      blocks.push(
        { kind: 'edge', heading: heading(k) },
        ...edgeBlocks(context, node, act, edge, op.kind !== 'tensor', write),
      );
    });
  }
  const subtitle =
    only >= 0
      ? heading(only)
      : sentence`${nodeLink(context.name(node))} · ${tell(inspectorTexts.allEdges, { n: edges.length })}`;
  return {
    title: tell(inspectorTexts.backwardTitle, { symbol }),
    subtitle,
    blocks: [...blocks, savedBlock(context, node, false), ...savedGrid(context, node)],
    actions: null,
  };
}

/** `left input` where the op uses the same node twice. */
function slotName({ graph, tell }: ViewContext, node: number, edge: number): string {
  if (!usesTwice(graph, node, graph.inputs[edge] as number)) return '';
  return tell(inspectorTexts.slot, {
    slot: edge - (graph.inputStart[node] as number),
    of: entryOf(graph, node).op.arity,
  });
}

function rulesBlock(context: ViewContext, node: number, edges: readonly number[]): Block {
  const { graph, say } = context;
  // Between plain numbers there are no shapes to tell anything.
  const scalar = [node, ...inputsOf(graph, node)].every((one) => isScalar(graph, one));
  const lines = edges.map((edge) => ({
    latex: ruleOfEdge(context, node, edge, severalInto(context, edge)),
    ...(scalar ? {} : { aside: shapesOfRule(graph, node, edge) }),
  }));
  const several = scalar ? labelTexts.rules : inspectorTexts.rules;
  return {
    kind: 'formulas',
    heading: sentence`${say(edges.length > 1 ? several : inspectorTexts.rule)}`,
    lines,
  };
}

/** Whether this edge's contribution is one of several to its node, in this pass or left by an earlier one. */
function severalInto(context: ViewContext, edge: number): boolean {
  const source = context.graph.inputs[edge] as number;
  return contributionsInto(context, source) > 1 || keepsCarried(context, source);
}

function contributionsInto({ timeline, cursor }: ViewContext, node: number): number {
  return nodeFrame(timeline, cursor, node).expected;
}

/** Every number of an edge's part: all of a panel's are written together, so that each has one form. */
function numbersOf(context: ViewContext, node: number, act: number, edge: number): number[] {
  const { graph, timeline, trace } = context;
  const source = graph.inputs[edge] as number;
  const element = elementAt(context, source);
  const terms = termsOf(context, node, act, edge, element);
  const factor = lossFactor(context, node, edge - (graph.inputStart[node] as number), element);
  const event = eventOf(timeline.schedule, act, edge);
  return [
    ...terms.flatMap(({ a, b }) => (factor === null ? [a, b] : [a, ...factor.numbers])),
    contributionOf(trace, event)[element] as number,
    ...ledgerNumbers(context, source, event),
  ];
}

function edgeBlocks(
  context: ViewContext,
  node: number,
  act: number,
  edge: number,
  withRule: boolean,
  write: Write,
): Block[] {
  const { graph, trace, timeline } = context;
  const source = graph.inputs[edge] as number;
  const event = eventOf(timeline.schedule, act, edge);
  const { op } = entryOf(graph, node);
  const blocks: Block[] = [];
  if (withRule && op.kind === 'tensor') blocks.push(rulesBlock(context, node, [edge]));
  else if (withRule) blocks.push(chainRule(context, node, edge));
  if (op.kind === 'elementwise') blocks.push(localBlock(context, node, edge, write));
  blocks.push(numbersBlock(context, node, act, edge, contributionOf(trace, event), write));
  const ledger = ledgerBlock(context, source, event, write);
  if (ledger !== null) blocks.push(ledger);
  if (!isScalar(graph, source)) blocks.push(gradientGrid(context, source, totalAfter(trace, event)));
  return blocks;
}

function chainRule(context: ViewContext, node: number, edge: number): Block {
  const { graph, language, say, notation } = context;
  const several = severalInto(context, edge);
  const { op, attributes } = entryOf(graph, node);
  const lines: FormulaLine[] = [
    { latex: ruleOfEdge(context, node, edge, several), ...shapeAside(context, node, edge) },
  ];
  // A node without a name of its own is only a letter: what it stands for is said here.
  if (several && !graph.names.has(node))
    lines.push({
      lead: say(inspectorTexts.where),
      latex: `${notation.symbol(node)} = ${op.latex(symbolsOf(context, node, 'ink'), attributes)}`,
    });
  const source = graph.inputs[edge] as number;
  const heading = keepsCarried(context, source)
    ? inspectorSentences.onCarriedRule[language]({ to: context.name(source) })
    : several
      ? inspectorSentences.oneEdgeRule[language]({ to: context.name(source), of: contributionsInto(context, source) })
      : sentence`${say(inspectorTexts.rule)}`;
  return { kind: 'formulas', heading, lines };
}

function shapeAside({ graph }: ViewContext, node: number, edge: number): { aside?: string } {
  return isScalar(graph, node) ? {} : { aside: shapesOfRule(graph, node, edge) };
}

/** ∂y/∂x = cos x ≈ −0.98999; of a tensor the symbols alone. */
export function localBlock(context: ViewContext, node: number, edge: number, write: Write): Block {
  const { graph, trace, notation, say } = context;
  const { op, attributes } = entryOf(graph, node);
  const slot = edge - (graph.inputStart[node] as number);
  const source = graph.inputs[edge] as number;
  const local = localOf(trace, edge)[outputElement(context, edge)] as number;
  const number = latexNumberText(write(local), { tone: 'value' });
  const symbols = symbolsOf(context, node, 'value', true);
  const symbolic = op.localLatex[slot]?.(symbols, notation.symbol(node, 'value'), attributes) ?? '';
  const partial = notation.partial(node, source, indexWord(context, node, slot));
  // A rule that is a number already (1, −1), or a constant input, would stand there twice.
  const already =
    symbolic === latexNumberText(write(local), {}) ||
    /^[-\d.]+$/u.test(symbolic) ||
    plainNumber(context, node, symbolic);
  const sign = latexSign(signOf(local, write));
  // Of a tensor the symbols stand for all elements; the number of one of them stands in the next part.
  const end = isScalar(graph, node) ? ` ${sign} ${number}` : '';
  const latex = already ? `${partial} ${sign} ${number}` : `${partial} = ${symbolic}${end}`;
  // What is summed over a broadcast is not handed on unchanged.
  const summed = elementsOf(graph, source) < elementsOf(graph, node);
  const note = summed && op.name === 'add' ? undefined : localNotes[op.name]?.[slot];
  const heading =
    note === undefined ? sentence`${say(inspectorTexts.local)}` : sentence`${say(inspectorTexts.local)} — ${say(note)}`;
  return { kind: 'formulas', heading, lines: [{ latex }] };
}

function plainNumber(context: ViewContext, node: number, symbolic: string): boolean {
  return [...inputsOf(context.graph, node)].some(
    (input) => context.notation.isNumber(input) && context.notation.symbol(input, 'value') === symbolic,
  );
}

/** `=` where the digits that are written are the number itself. */
function signOf(number: number, write: Write): '=' | '≈' {
  return signBetween([[write(number)]], formatNumber(number, FULL));
}

/** The first output element that reads the input element that is written out. */
function outputElement(context: ViewContext, edge: number): number {
  const element = elementAt(context, context.graph.inputs[edge] as number);
  const index = context.trace.schedule.broadcast.get(edge);
  return index === undefined ? element : Math.max(0, index.indexOf(element));
}
