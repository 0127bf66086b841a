import { inputsOf, shapeOf } from '../../engine/graph/graph.ts';
import type { Term } from '../../engine/ops/define.ts';
import { printShape } from '../../engine/shape.ts';
import { gradientAt, nodeFrame, upstreamOf } from '../../engine/timeline/frame.ts';
import { eventOf, sentEdges, stepAt } from '../../engine/timeline/timeline.ts';
import { contextOf as tensorContext } from '../../engine/trace/tensor.ts';
import { contributionOf, localOf } from '../../engine/trace/trace.ts';
import { signBetween } from '../../format/decimal.ts';
import { equalsSign, IN_FORMULA } from '../../format/number.ts';
import { inspectorSentences, inspectorTexts, localNotes } from '../../texts/inspector.ts';
import { nodeLink, sentence } from '../../texts/sentence.ts';
import { symbolOf } from '../../texts/sentences/facts.ts';
import { latexNumberText } from '../formula/notation.ts';
import { elementAt, entryOf, isScalar, position, readAt, shown, usesTwice, type ViewContext } from './context.ts';
import { latexSign } from './forwardView.ts';
import { ledgerBlock } from './ledgerView.ts';
import { indexWord, ruleOfEdge, symbolsOf } from './ruleLatex.ts';
import { savedBlock } from './savedView.ts';
import { shapesOfRule } from './shapesOfRule.ts';
import { termsBlock } from './termsView.ts';
import type { Block, View } from './view.ts';

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
  const blocks: Block[] = [];
  if (only >= 0) blocks.push(...edgeBlocks(context, node, act, edges[only] as number, true));
  else {
    // A tensor op's rules belong together: their shapes side by side are the lesson.
    if (op.kind === 'tensor') blocks.push(rulesBlock(context, node, edges));
    edges.forEach((edge, k) => {
      blocks.push({ kind: 'edge', heading: heading(k) }, ...edgeBlocks(context, node, act, edge, op.kind !== 'tensor'));
    });
  }
  const subtitle =
    only >= 0
      ? heading(only)
      : sentence`${nodeLink(context.name(node))} · ${tell(inspectorTexts.allEdges, { n: edges.length })}`;
  return {
    title: tell(inspectorTexts.backwardTitle, { symbol }),
    subtitle,
    blocks: [...blocks, savedBlock(context, node, false)],
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
  const lines = edges.map((edge) => ({
    latex: ruleOfEdge(context, node, edge, severalInto(context, edge)),
    aside: shapesOfRule(context.graph, node, edge),
  }));
  return {
    kind: 'formulas',
    heading: sentence`${context.say(edges.length > 1 ? inspectorTexts.rules : inspectorTexts.rule)}`,
    lines,
  };
}

/** Whether this edge's contribution is one of several in this pass. */
function severalInto({ graph, timeline, cursor }: ViewContext, edge: number): boolean {
  return nodeFrame(timeline, cursor, graph.inputs[edge] as number).expected > 1;
}

function edgeBlocks(context: ViewContext, node: number, act: number, edge: number, withRule: boolean): Block[] {
  const { graph, trace, timeline, cursor } = context;
  const source = graph.inputs[edge] as number;
  const event = eventOf(timeline.schedule, act, edge);
  const { op } = entryOf(graph, node);
  const blocks: Block[] = [];
  if (withRule && op.kind === 'tensor') blocks.push(rulesBlock(context, node, [edge]));
  else if (withRule) blocks.push(chainRule(context, node, edge));
  if (op.kind === 'elementwise') blocks.push(localBlock(context, node, edge));
  blocks.push(numbersBlock(context, node, act, edge, contributionOf(trace, event)));
  const ledger = ledgerBlock(context, source, event);
  if (ledger !== null) blocks.push(ledger);
  const total = gradientAt(trace, nodeFrame(timeline, cursor, source), source);
  if (!isScalar(graph, source) && total !== null) {
    const shape = shapeOf(graph, source);
    const caption = `${context.say(inspectorTexts.gradient)}: ${context.name(source).text} ${printShape(shape)}`;
    blocks.push({
      kind: 'grid',
      grid: { caption, tone: 'gradient', shape, elements: total, cell: elementAt(context, source) },
    });
  }
  return blocks;
}

function chainRule(context: ViewContext, node: number, edge: number): Block {
  const { graph, language, say, notation } = context;
  const several = severalInto(context, edge);
  const { op, attributes } = entryOf(graph, node);
  const lines = [{ latex: ruleOfEdge(context, node, edge, several), ...shapeAside(context, node, edge) }];
  // A node without a name of its own is only a letter: what it stands for is said here.
  if (several && !graph.names.has(node))
    lines.push({ latex: `${notation.symbol(node)} = ${op.latex(symbolsOf(context, node, 'ink'), attributes)}` });
  const heading = several ? inspectorSentences.oneEdgeRule[language]() : sentence`${say(inspectorTexts.rule)}`;
  return { kind: 'formulas', heading, lines };
}

function shapeAside({ graph }: ViewContext, node: number, edge: number): { aside?: string } {
  return isScalar(graph, node) ? {} : { aside: shapesOfRule(graph, node, edge) };
}

/** ∂y/∂x = cos x ≈ −0.98999; of a tensor the symbols alone. */
function localBlock(context: ViewContext, node: number, edge: number): Block {
  const { graph, trace, notation, say } = context;
  const { op, attributes } = entryOf(graph, node);
  const slot = edge - (graph.inputStart[node] as number);
  const source = graph.inputs[edge] as number;
  const local = localOf(trace, edge)[outputElement(context, edge)] as number;
  const number = latexNumberText(shown(local), { tone: 'value' });
  const symbols = symbolsOf(context, node, 'value', true);
  const symbolic = op.localLatex[slot]?.(symbols, notation.symbol(node, 'value'), attributes) ?? '';
  const partial = notation.partial(node, source, indexWord(context, node, slot));
  // A rule that is a number already (1, −1), or a constant input, would stand there twice.
  const already =
    symbolic === latexNumberText(shown(local), {}) ||
    /^[-\d.]+$/u.test(symbolic) ||
    plainNumber(context, node, symbolic);
  const sign = latexSign(equalsSign(local, IN_FORMULA));
  // Of a tensor the symbols stand for all elements; the number of one of them stands in the next part.
  const end = isScalar(graph, node) ? ` ${sign} ${number}` : '';
  const latex = already ? `${partial} ${sign} ${number}` : `${partial} = ${symbolic}${end}`;
  const note = localNotes[op.name];
  const heading =
    note === undefined ? sentence`${say(inspectorTexts.local)}` : sentence`${say(inspectorTexts.local)} — ${say(note)}`;
  return { kind: 'formulas', heading, lines: [{ latex }] };
}

function plainNumber(context: ViewContext, node: number, symbolic: string): boolean {
  return [...inputsOf(context.graph, node)].some(
    (input) => context.notation.isNumber(input) && context.notation.symbol(input, 'value') === symbolic,
  );
}

/** Upstream · local = contribution, or the sum of several products where an entry takes part in several. */
function numbersBlock(
  context: ViewContext,
  node: number,
  act: number,
  edge: number,
  contribution: Float64Array,
): Block {
  const { graph, trace, timeline, language, say, name } = context;
  const { op } = entryOf(graph, node);
  const source = graph.inputs[edge] as number;
  const element = elementAt(context, source);
  const result = contribution[element] as number;
  const upstream = upstreamOf(trace, timeline, act);
  const scalar = isScalar(graph, source) && isScalar(graph, node);
  const at = position(shapeOf(graph, source), element);
  const heading = scalar
    ? sentence`${say(inspectorTexts.upstreamTimesLocal)}`
    : inspectorSentences.entry[language]({ of: name(source), at: at === '[]' ? '' : at, gradient: true });
  const terms =
    op.kind === 'elementwise'
      ? elementTerms(context, edge, element, upstream)
      : vjpTerms(context, node, edge, element, upstream);
  const [term] = terms;
  if (terms.length === 1 && term !== undefined) {
    const local = op.kind === 'tensor' ? undefined : graph.keys[localFrom(context, node, edge)];
    return { kind: 'formulas', heading, lines: [{ latex: product(context, node, term, result, local) }] };
  }
  return termsBlock(context, heading, terms, result, 'gradient');
}

/** The node whose value the local derivative of × is: its other input; itself elsewhere has no single node. */
function localFrom({ graph }: ViewContext, node: number, edge: number): number {
  const from = graph.inputStart[node] as number;
  return entryOf(graph, node).op.name === 'mul' ? (graph.inputs[from + 1 - (edge - from)] as number) : -1;
}

function product(
  { graph }: ViewContext,
  node: number,
  { a, b }: Term,
  result: number,
  localKey: string | undefined,
): string {
  const key = graph.keys[node] ?? '';
  const up = latexNumberText(shown(a), { key, tone: 'gradient', chip: true });
  const local = latexNumberText(
    shown(b),
    localKey === undefined ? { tone: 'value', chip: true } : { key: localKey, tone: 'value', chip: true },
    true,
  );
  const sign = latexSign(signBetween([[shown(a), shown(b)]], shown(result)));
  return `${up} \\cdot ${local} ${sign} ${latexNumberText(shown(result), { tone: 'gradient' })}`;
}

/** For each output element that reads the input's element: upstream entry times local derivative. */
function elementTerms(context: ViewContext, edge: number, element: number, upstream: Float64Array): Term[] {
  const local = localOf(context.trace, edge);
  if (!context.trace.schedule.broadcast.has(edge) && local.length === upstream.length) {
    return [{ a: upstream[element] ?? 0, b: local[element] ?? 0 }];
  }
  const terms: Term[] = [];
  for (let k = 0; k < local.length; k++) {
    if (readAt(context, edge, k) === element) terms.push({ a: upstream[k] as number, b: local[k] as number });
  }
  return terms;
}

/** The op's own account of one entry. It reads the upstream gradient at the node's place among all gradients. */
function vjpTerms(
  context: ViewContext,
  node: number,
  edge: number,
  element: number,
  upstream: Float64Array,
): readonly Term[] {
  const { graph, trace } = context;
  const { op } = entryOf(graph, node);
  if (op.kind !== 'tensor') return [];
  const slot = edge - (graph.inputStart[node] as number);
  let gradients = trace.grads;
  if (!trace.schedule.ordinary) {
    gradients = new Float64Array(trace.grads.length);
    gradients.set(upstream, graph.offsets[node] as number);
  }
  return op.terms.vjp[slot]?.(tensorContext(trace, node), gradients, element) ?? [];
}

/** The first output element that reads the input element that is written out. */
function outputElement(context: ViewContext, edge: number): number {
  const element = elementAt(context, context.graph.inputs[edge] as number);
  const index = context.trace.schedule.broadcast.get(edge);
  return index === undefined ? element : Math.max(0, index.indexOf(element));
}
