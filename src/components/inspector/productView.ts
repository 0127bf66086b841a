import { shapeOf } from '../../engine/graph/graph.ts';
import type { Term } from '../../engine/ops/define.ts';
import { upstreamOf } from '../../engine/timeline/frame.ts';
import { contextOf as tensorContext } from '../../engine/trace/tensor.ts';
import { localOf } from '../../engine/trace/trace.ts';
import { signBetween } from '../../format/decimal.ts';
import { inspectorSentences, inspectorTexts } from '../../texts/inspector.ts';
import { sentence } from '../../texts/sentence.ts';
import { latexNumberText } from '../formula/notation.ts';
import { elementAt, entryOf, isScalar, position, readAt, type ViewContext } from './context.ts';
import { latexSign } from './forwardView.ts';
import { type LossFactor, lossFactor } from './lossView.ts';
import { contributionLabels } from './termLabels.ts';
import { sumBlock, termSummands, type Write } from './termsView.ts';
import type { Block } from './view.ts';

/** Upstream · local = contribution, or the sum of several products where an entry takes part in several. */
export function numbersBlock(
  context: ViewContext,
  node: number,
  act: number,
  edge: number,
  contribution: Float64Array,
  write: Write,
): Block {
  const { graph, language, say, name } = context;
  const { op } = entryOf(graph, node);
  const source = graph.inputs[edge] as number;
  const element = elementAt(context, source);
  const result = contribution[element] as number;
  const scalar = isScalar(graph, source) && isScalar(graph, node);
  const at = position(shapeOf(graph, source), element);
  const heading = scalar
    ? sentence`${say(inspectorTexts.upstreamTimesLocal)}`
    : inspectorSentences.entry[language]({ of: name(source), at: at === '[]' ? '' : at, gradient: true });
  const terms = termsOf(context, node, act, edge, element);
  const [term] = terms;
  if (terms.length === 1 && term !== undefined) {
    const local = op.kind === 'tensor' ? undefined : graph.keys[localFrom(context, node, edge)];
    const factor = lossFactor(context, node, edge - (graph.inputStart[node] as number), element);
    const latex =
      factor === null
        ? product(context, node, term, result, local, write)
        : lossProduct(context, node, term.a, result, factor, write);
    return { kind: 'formulas', heading, lines: [{ latex }] };
  }
  const labels = contributionLabels(context, node, edge, terms.length);
  return sumBlock(context, heading, termSummands(terms, labels, 'gradient', write), result, 'gradient', write);
}

/** The products that one entry of an edge's contribution is the sum of. */
export function termsOf(
  context: ViewContext,
  node: number,
  act: number,
  edge: number,
  element: number,
): readonly Term[] {
  const { graph, timeline, trace } = context;
  const upstream = upstreamOf(trace, timeline, act);
  return entryOf(graph, node).op.kind === 'elementwise'
    ? elementTerms(context, edge, element, upstream)
    : vjpTerms(context, node, edge, element, upstream);
}

/** `1 · (0.0182 − 0)/4 ≈ 0.00455`: upstream times the factor as the rule of the loss writes it. */
function lossProduct(
  { graph }: ViewContext,
  node: number,
  upstream: number,
  result: number,
  factor: LossFactor,
  write: Write,
): string {
  const up = latexNumberText(write(upstream), { key: graph.keys[node] ?? '', tone: 'gradient', chip: true });
  const sign = latexSign(factor.holds(write, upstream, result) ? '=' : '≈');
  return `${up} \\cdot ${factor.latex(write)} ${sign} ${latexNumberText(write(result), { tone: 'gradient' })}`;
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
  write: Write,
): string {
  const key = graph.keys[node] ?? '';
  const up = latexNumberText(write(a), { key, tone: 'gradient', chip: true });
  const local = latexNumberText(
    write(b),
    localKey === undefined ? { tone: 'value', chip: true } : { key: localKey, tone: 'value', chip: true },
    true,
  );
  const sign = latexSign(signBetween([[write(a), write(b)]], write(result)));
  return `${up} \\cdot ${local} ${sign} ${latexNumberText(write(result), { tone: 'gradient' })}`;
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
