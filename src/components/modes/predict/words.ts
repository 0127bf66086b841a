import type { Graph } from '../../../engine/graph/graph.ts';
import { opOf, shapeOf } from '../../../engine/graph/graph.ts';
import { sentOf } from '../../../engine/predict/facts.ts';
import type { Mistake } from '../../../engine/predict/mistake.ts';
import type { Question } from '../../../engine/predict/question.ts';
import type { Trace } from '../../../engine/trace/trace.ts';
import { OPTIMIZERS } from '../../../engine/training/optimizers/table.ts';
import { bracketed, equalsSign, formatNumber } from '../../../format/number.ts';
import type { Figure } from '../../../store/figure.ts';
import type { Asked } from '../../../texts/predict.ts';
import type { Wrong } from '../../../texts/predictWrong.ts';
import { nameOf, symbolOf } from '../../../texts/sentences/facts.ts';

/** What a question names, as it is written. */
export function askedOf({ graph, trace }: Figure, question: Question): Asked {
  const sender = nameOf(graph, trace, question.sender);
  const node = nameOf(graph, trace, question.node);
  const at = placeIn(graph, question.node, question.element);
  return {
    symbol: symbolFor(graph, trace, question),
    sender,
    node,
    what: `${node.text}${at}`,
    grad: `grad(${node.text})${at}`,
  };
}

/** The op that acts; at an update the optimizer. */
function symbolFor(graph: Graph, trace: Trace, { kind, sender }: Question): string {
  if (kind === 'update') return trace.update === null ? '' : OPTIMIZERS[trace.update.optimizer].title;
  const entry = opOf(graph, sender);
  return entry === null ? nameOf(graph, trace, sender).text : symbolOf(entry);
}

/** What is asked for: `grad(x)`, or `z`. */
export function subjectOf(figure: Figure, question: Question): string {
  const { what, grad } = askedOf(figure, question);
  return isGradient(question) ? grad : what;
}

/** Whether the number asked for is a gradient. */
export function isGradient({ kind }: Question): boolean {
  return kind === 'backward' || kind === 'seed' || kind === 'zeroGrad';
}

/** `grad(x) = 7`, with ≈ where the digits are rounded. */
export function resultOf(figure: Figure, question: Question): string {
  const { right } = question;
  return `${subjectOf(figure, question)} ${equalsSign(right)} ${formatNumber(right)}`;
}

/** What the words about a wrong answer are made of. */
export function wrongOf(figure: Figure, question: Question, answer: number, mistake: Mistake | null): Wrong {
  const { graph, trace, timeline } = figure;
  const asked = askedOf(figure, question);
  const sent = sentOf(timeline, trace, question);
  const [only] = sent;
  const other = mistake?.node === undefined ? '' : nameOf(graph, trace, mistake.node).text;
  const subject = isGradient(question) ? `grad(${asked.node.text})` : asked.node.text;
  return {
    answer: formatNumber(answer),
    symbol: asked.symbol,
    what: isGradient(question) ? asked.grad : asked.what,
    grad: asked.grad,
    target: asked.node.text,
    before: formatNumber(question.before),
    single: productOf(figure, question) !== null,
    upstream: formatNumber(only?.upstream ?? Number.NaN),
    local: formatNumber(sent.reduce((sum, { local }) => sum + local, 0)),
    other,
    place: mistake?.element === undefined ? '' : `${subject}${placeIn(graph, question.node, mistake.element)}`,
    taken: mistake?.symbol ?? '',
    count: mistake?.count === undefined ? '' : formatNumber(mistake.count),
  };
}

/** `2 · 1`: upstream times local derivative, where the step brings one such product; else `null`. */
export function productOf({ timeline, trace }: Figure, question: Question): string | null {
  const sent = sentOf(timeline, trace, question);
  const [term] = sent[0]?.terms ?? [];
  if (sent.length !== 1 || sent[0]?.terms.length !== 1 || term === undefined) return null;
  return `${bracketed(term.a)} · ${bracketed(term.b)}`;
}

/** `[1, 0]`; empty of a plain number. */
function placeIn(graph: Graph, node: number, element: number): string {
  const shape = shapeOf(graph, node);
  if (shape.length === 0) return '';
  const at: number[] = [];
  let rest = element;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const extent = shape[axis] as number;
    at.unshift(rest % extent);
    rest = Math.floor(rest / extent);
  }
  return `[${at.join(', ')}]`;
}
