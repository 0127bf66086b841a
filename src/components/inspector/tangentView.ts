import { leavesOf } from '../../engine/forwardMode/counts.ts';
import { closedBetween, isZeroTimesInfinity } from '../../engine/forwardMode/indeterminate.ts';
import { passesOf, passNamed } from '../../engine/forwardMode/passes.ts';
import { elementsOf, shapeOf } from '../../engine/graph/graph.ts';
import { printShape } from '../../engine/shape.ts';
import { gradientAt, nodeFrame } from '../../engine/timeline/frame.ts';
import { eventOf, phaseAt, sentEdges, stepAt } from '../../engine/timeline/timeline.ts';
import { contributionOf, localOf, totalAfter } from '../../engine/trace/trace.ts';
import { signBetween } from '../../format/decimal.ts';
import { formatTogether, IN_FORMULA } from '../../format/number.ts';
import { tangentViewTexts as texts } from '../../texts/forwardMode.ts';
import { inspectorTexts } from '../../texts/inspector.ts';
import { gradient, nodeLink, sentence, value } from '../../texts/sentence.ts';
import { symbolOf } from '../../texts/sentences/facts.ts';
import type { Sentence } from '../../texts/text.ts';
import { latexNumberText } from '../formula/notation.ts';
import { localBlock } from './backwardView.ts';
import { elementAt, entryOf, isScalar, position, readAt, shown, type ViewContext } from './context.ts';
import { latexSign } from './forwardView.ts';
import { nodeView } from './nodeView.ts';
import { indexWord, symbolsOf } from './ruleLatex.ts';
import { type Summand, sumBlock, type Write } from './termsView.ts';
import type { Block, FormulaLine, View } from './view.ts';

/** Most inputs that stand still that are listed at the beginning of a pass. */
const MOST_STILL = 12;

/** The beginning of a pass: ẋ = 1, and 0 for every other input. */
export function tangentSeedView(context: ViewContext, leaf: number): View {
  const { graph, timeline, trace, cursor, say, tell, name } = context;
  const of = phaseAt(timeline, cursor.step)?.of ?? '';
  const own = gradientAt(trace, nodeFrame(timeline, cursor, leaf), leaf) ?? new Float64Array(1);
  const one = latexNumberText('1', { key: graph.keys[leaf] ?? '', tone: 'gradient', chip: true });
  const still = leavesOf(graph).filter((node) => node !== leaf);
  const line = (node: number): FormulaLine => ({
    latex: `${dotted(context, node)} = ${isScalar(graph, node) ? '0' : '\\mathbf{0}'}`,
  });
  const seed: FormulaLine = isScalar(graph, leaf)
    ? { latex: `${dotted(context, leaf)} = ${one}` }
    : { latex: `${dotted(context, leaf)}_{${position(shapeOf(graph, leaf), own.indexOf(1))}} = ${one}` };
  const blocks: Block[] = [
    { kind: 'formulas', heading: sentence`${say(texts.seedRule)}`, lines: [seed] },
    ...(still.length === 0
      ? []
      : [
          {
            kind: 'formulas' as const,
            heading: sentence`${say(texts.still)}`,
            lines: still.slice(0, MOST_STILL).map(line),
          },
        ]),
    { kind: 'text', text: sentence`${tell(texts.meaning, of)}` },
  ];
  if (!isScalar(graph, leaf)) blocks.push(grid(context, leaf, own));
  return {
    title: tell(texts.seedTitle, of),
    subtitle: sentence`${nodeLink(name(leaf))}`,
    blocks,
    actions: null,
  };
}

/** A tangent step: ẏ = Σ ∂y/∂x · ẋ, the local derivatives, the numbers and their sum. */
export function tangentView(context: ViewContext, node: number): View {
  const { graph, timeline, trace, cursor, say, tell, name, edge: only } = context;
  const { act } = stepAt(timeline, cursor.step);
  const entry = entryOf(graph, node);
  const all = sentEdges(timeline, cursor.step);
  const edges = only === null ? all : all.slice(only - 1, only);
  const element = elementAt(context, node);
  const last = edges.at(-1);
  const total = last === undefined ? new Float64Array(1) : totalAfter(trace, eventOf(timeline.schedule, act, last));
  const factors = edges.map((edge) => factorOf(context, act, edge, element));
  const write = formatTogether([...factors.flatMap(({ numbers }) => numbers), total[element] as number], IN_FORMULA, 4);
  const blocks: Block[] = [...noticeOf(context, node, edges), rule(context, node, all)];
  if (entry.op.kind === 'elementwise') for (const edge of edges) blocks.push(localBlock(context, node, edge, write));
  const at = position(shapeOf(graph, node), element);
  const heading = isScalar(graph, node)
    ? sentence`${say(texts.numbers)}`
    : sentence`${tell(texts.entry, { name: name(node).text, at })}`;
  blocks.push(numbers(context, node, heading, edges, factors, total[element] as number, write));
  if (!isScalar(graph, node)) blocks.push(grid(context, node, total));
  return {
    title: tell(texts.title, symbolOf(entry)),
    subtitle:
      only === null
        ? sentence`${nodeLink(name(node))} · ${tell(texts.edges, all.length)}`
        : sentence`${nodeLink(name(node))} · ${tell(texts.edgeOf, { k: only, n: all.length })}`,
    blocks,
    actions: null,
  };
}

/** A node by itself, with its tangent where other figures show its gradient. */
export function tangentNodeView(context: ViewContext, node: number): View {
  const { graph, timeline, trace, cursor, say } = context;
  const view = nodeView(context, node);
  const tangent = gradientAt(trace, nodeFrame(timeline, cursor, node), node);
  const text =
    tangent === null
      ? sentence`${say(texts.noTangent)}`
      : sentence`${gradient(isScalar(graph, node) ? shown(tangent[0] ?? 0) : printShape(shapeOf(graph, node)))}`;
  const blocks = view.blocks.flatMap((block): Block[] => {
    if (block.kind === 'ledger' || (block.kind === 'grid' && block.grid.tone === 'gradient')) return [];
    if (block.kind !== 'fact') return [block];
    if (block.label === say(inspectorTexts.norm)) return [];
    return block.label === say(inspectorTexts.gradient) ? [{ ...block, label: say(texts.tangent), text }] : [block];
  });
  if (tangent !== null && !isScalar(graph, node)) blocks.push(grid(context, node, tangent));
  return { ...view, blocks };
}

/** That 0 · ∞ arises at this step, and why the reverse pass has a number in its place where it has one. */
function noticeOf(
  { graph, timeline, trace, cursor, tell }: ViewContext,
  node: number,
  edges: readonly number[],
): Block[] {
  const { act } = stepAt(timeline, cursor.step);
  const arises = edges.some((edge) => {
    const tangent = timeline.tangents?.factor(trace, edge, act);
    const brought = contributionOf(trace, eventOf(timeline.schedule, act, edge));
    return tangent !== undefined && isZeroTimesInfinity(trace, edge, brought, tangent);
  });
  if (!arises) return [];
  const passes = passesOf(graph);
  const pass = passes[passNamed(passes, phaseAt(timeline, cursor.step)?.of ?? '')];
  const reverse = pass === undefined ? Number.NaN : trace.grads[(graph.offsets[pass.leaf] as number) + pass.element];
  const closed = pass === undefined || Number.isNaN(reverse) ? null : closedBetween(trace, pass.leaf, node);
  const op = symbolOf(entryOf(graph, node));
  const words = { op, closed: closed === null ? null : symbolOf(entryOf(graph, closed)) };
  return [{ kind: 'notice', text: sentence`${tell(texts.zeroTimesInfinity, words)}` }];
}

/** ẋ, a link to x. */
function dotted({ notation }: ViewContext, node: number, index?: string): string {
  const letter = `\\dot{${notation.symbol(node, 'gradient')}}`;
  return index === undefined ? letter : `${letter}_{\\text{${index}}}`;
}

/** ẏ = ∂y/∂x ẋ + …, or, of an op that is linear, its own rule with the tangent in the place of the input: Ẏ = Ẋ W. */
function rule(context: ViewContext, node: number, edges: readonly number[]): Block {
  const { graph, notation, say } = context;
  const { op, attributes } = entryOf(graph, node);
  const from = graph.inputStart[node] as number;
  const inputs = symbolsOf(context, node, 'value', true);
  const terms = edges.map((edge) => {
    const slot = edge - from;
    const source = graph.inputs[edge] as number;
    const index = indexWord(context, node, slot);
    const tangent = dotted(context, source, index);
    const form = op.kind === 'tensor' ? op.scalars : undefined;
    if (form === 'wiring' || form === 'total')
      return op.latex(
        edges.map((one) => (one === edge ? tangent : '0')),
        attributes,
      );
    if (form === 'products') {
      if (slot === 2) return tangent;
      const factors = inputs.map((symbol, k) => (k === slot ? tangent : symbol));
      // X W + b: the bias is an addend of its own, and stands still in this term.
      return op.arity === 3
        ? op.latex([...factors.slice(0, 2), ''], attributes).replace(/\s*\+\s*$/u, '')
        : op.latex(factors, attributes);
    }
    const sign = isScalar(graph, node) && isScalar(graph, source) ? '\\cdot' : op.kind === 'tensor' ? '\\,' : '\\odot';
    return `${notation.partial(node, source, index)} ${sign} ${tangent}`;
  });
  const shape = isScalar(graph, node) ? {} : { aside: printShape(shapeOf(graph, node)) };
  return {
    kind: 'formulas',
    heading: sentence`${say(inspectorTexts.rule)}`,
    lines: [{ latex: `${dotted(context, node)} = ${terms.join(' + ')}`, ...shape }],
  };
}

/** What one edge brings to one entry of the tangent: local derivative times tangent, where that is one product. */
interface Factor {
  readonly tangent: number | null;
  readonly local: number | null;
  readonly result: number;
  readonly numbers: readonly number[];
}

function factorOf(context: ViewContext, act: number, edge: number, element: number): Factor {
  const { timeline, trace } = context;
  const result = contributionOf(trace, eventOf(timeline.schedule, act, edge))[element] as number;
  const local = localOf(trace, edge)[element];
  if (local === undefined) return { tangent: null, local: null, result, numbers: [result] };
  const tangent = timeline.tangents?.factor(trace, edge, act)[readAt(context, edge, element)] ?? 0;
  return { tangent, local, result, numbers: [tangent, local, result] };
}

function numbers(
  context: ViewContext,
  node: number,
  heading: Sentence,
  edges: readonly number[],
  factors: readonly Factor[],
  total: number,
  write: Write,
): Block {
  const { graph, name } = context;
  const [first] = factors;
  if (factors.length === 1 && first !== undefined) {
    const key = graph.keys[graph.inputs[edges[0] as number] as number] ?? '';
    const result = latexNumberText(write(first.result), { tone: 'gradient' });
    if (first.tangent === null || first.local === null)
      return { kind: 'formulas', heading, lines: [{ latex: `${dotted(context, node)} = ${result}` }] };
    const sign = latexSign(signBetween([[write(first.tangent), write(first.local)]], write(first.result)));
    const tangent = latexNumberText(write(first.tangent), { key, tone: 'gradient', chip: true });
    const local = latexNumberText(write(first.local), { tone: 'value', chip: true }, true);
    return { kind: 'formulas', heading, lines: [{ latex: `${tangent} \\cdot ${local} ${sign} ${result}` }] };
  }
  const summands = factors.map(({ tangent, local, result }, k): Summand => {
    const source = graph.inputs[edges[k] as number] as number;
    const index = indexWord(context, node, (edges[k] as number) - (graph.inputStart[node] as number));
    const label = index === undefined ? name(source).text : `${name(source).text} (${index})`;
    return tangent === null || local === null
      ? { label, arithmetic: sentence`${gradient(write(result))}`, product: [write(result)] }
      : {
          label,
          arithmetic: sentence`${gradient(write(tangent))} · ${value(bracketedText(write(local)))}`,
          product: [write(tangent), write(local)],
        };
  });
  return sumBlock(context, heading, summands, total, 'gradient', write);
}

const bracketedText = (text: string) => (text.startsWith('−') ? `(${text})` : text);

/** A tangent in full. */
function grid(context: ViewContext, node: number, elements: Float64Array): Block {
  const { graph, tell, name } = context;
  const shape = shapeOf(graph, node);
  const caption = tell(texts.grid, { name: name(node).text, shape: printShape(shape) });
  const cell = elementsOf(graph, node) === 0 ? 0 : elementAt(context, node);
  return { kind: 'grid', grid: { caption, tone: 'gradient', shape, elements, cell } };
}
