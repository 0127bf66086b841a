import { upstreamOf } from '../../engine/timeline/frame.ts';
import { sentEdges, stepAt } from '../../engine/timeline/timeline.ts';
import { localOf, nodeValue } from '../../engine/trace/trace.ts';
import { signBetween } from '../../format/decimal.ts';
import { equalsSign, FULL, formatNumber, IN_FORMULA } from '../../format/number.ts';
import { latexNumberText } from '../formula/notation.ts';
import { plainFormula } from '../formula/plainFormula.ts';
import { contextOf, isScalar, shown, type ViewContext, type ViewInput } from '../inspector/context.ts';
import { latexSign, numberBlocks, ruleBlocks } from '../inspector/forwardView.ts';
import { stepView } from '../inspector/stepView.ts';
import type { Block, FormulaLine } from '../inspector/view.ts';

/** More lines than this are no formula to be read from the last row. */
const MOST = 3;

/**
 * What a step computes, as the inspector writes it, in one to three lines of LaTeX: rule and numbers,
 * ∂p/∂c = ∂p/∂s · ∂s/∂c = 1.1 · 100 = 110. Between tensors the rules alone; nothing where a step has no formula (zero grad).
 */
export function stepFormula(input: ViewInput): readonly string[] {
  const context = contextOf({ ...input, selected: null });
  const { kind, node } = stepAt(context.timeline, context.cursor.step);
  const lines = () => linesOf(stepView({ ...input, selected: null }).blocks);
  const found =
    kind === 'forward'
      ? forward(context, node)
      : kind === 'backward'
        ? backward(context, stepView({ ...input, selected: null }).blocks)
        : kind === 'update'
          ? updated(lines())
          : kind === 'zeroGrad'
            ? []
            : begun(lines().map(({ latex }) => latex));
  return found.length > MOST ? (kind === 'start' ? [found.join(' \\qquad ')] : found.slice(0, MOST)) : found;
}

function linesOf(blocks: readonly Block[]): readonly FormulaLine[] {
  return blocks.flatMap((block) => (block.kind === 'formulas' ? block.lines : []));
}

/** s = a · c = 100 · 2 = 200; of what is summed up, or has a shape, the rule with what it comes to. */
function forward(context: ViewContext, node: number): string[] {
  const { graph, notation, trace } = context;
  const [rule] = linesOf(ruleBlocks(context, node));
  if (rule === undefined) return [];
  if (!isScalar(graph, node)) return [rule.latex];
  const own = `{${notation.symbol(node)}} `;
  const numbers = linesOf(numberBlocks(context, node, false)).at(-1)?.latex ?? '';
  if (numbers.startsWith(`${own}= `)) return [`${rule.latex} ${numbers.slice(own.length)}`];
  const [value = 0] = nodeValue(trace, node);
  const sign = latexSign(equalsSign(value, IN_FORMULA));
  return [`${rule.latex} ${sign} ${latexNumberText(shown(value), { tone: 'value' })}`];
}

/** For each edge that the step shows: rule, then upstream times local with numbers. */
function backward(context: ViewContext, blocks: readonly Block[]): string[] {
  const { graph, timeline, trace, cursor, edge } = context;
  const { node, act } = stepAt(timeline, cursor.step);
  const all = sentEdges(timeline, cursor.step);
  const edges = edge === null ? all : all.slice(edge - 1, edge);
  const parts: Block[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'edge') parts.push([]);
    else parts.at(-1)?.push(block);
  }
  // Without headings the only part is that of the only edge; with them the first has what stands before all edges.
  const [before = [], ...ofEdges] = parts;
  const scalar = [node, ...edges.map((one) => graph.inputs[one] as number)].every((one) => isScalar(graph, one));
  if (!scalar) return rules(before, ofEdges);
  return (ofEdges.length === 0 ? [before] : ofEdges).flatMap((part, k) => {
    const lines = linesOf(part);
    const [rule] = lines;
    if (rule === undefined) return [];
    const numbers = lines.length > 1 ? lines.at(-1)?.latex : undefined;
    if (numbers === undefined) return [rule.latex];
    const factors = [
      ...upstreamOf(trace, timeline, act).slice(0, 1),
      ...localOf(trace, edges[k] as number).slice(0, 1),
    ];
    return [`${rule.latex} ${latexSign(factors.every(isExact) ? '=' : '≈')} ${numbers}`];
  });
}

/** The rules of all edges, from wherever they stand. */
function rules(before: readonly Block[], ofEdges: readonly (readonly Block[])[]): string[] {
  const together = linesOf(before.slice(0, 1));
  if (together.length > 0) return together.map(({ latex }) => latex);
  return ofEdges.flatMap((part) => linesOf(part.slice(0, 1)).slice(0, 1)).map(({ latex }) => latex);
}

/** The inputs with their values; names alone (of tensors) say nothing. */
function begun(lines: readonly string[]): readonly string[] {
  return lines.every((latex) => /[=≈]/.test(plainFormula(latex))) ? lines : [];
}

/** The last line of the optimizer's rule, which moves the parameter, in symbols and in numbers. */
function updated(lines: readonly FormulaLine[]): string[] {
  const rule = lines[lines.length / 2 - 1];
  const numbers = lines.at(-1);
  if (rule === undefined || numbers === undefined) return [];
  return [rule.latex, numbers.result === undefined ? numbers.latex : `${numbers.latex} ${numbers.result}`];
}

/** Whether the digits that are written are the number itself. */
function isExact(number: number): boolean {
  return signBetween([[shown(number)]], formatNumber(number, FULL)) === '=';
}
