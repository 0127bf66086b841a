import { elementsOf, inputsOf, shapeOf } from '../../engine/graph/graph.ts';
import { writeSoftmax } from '../../engine/ops/softmax.ts';
import { printShape, sameShape } from '../../engine/shape.ts';
import { nodeValue } from '../../engine/trace/trace.ts';
import { sumOfProductsHolds } from '../../format/decimal.ts';
import { sentence, value } from '../../texts/sentence.ts';
import type { Sentence } from '../../texts/text.ts';
import { latexNumberText } from '../formula/notation.ts';
import { elementAt, entryOf, position, type ViewContext } from './context.ts';
import type { Summand, Write } from './termsView.ts';
import type { Block } from './view.ts';

/** Below this PyTorch's binary cross-entropy lets no logarithm fall (engine/ops/losses.ts). */
const LOG_FLOOR = -100;

/** The softmax of a softmax cross-entropy's scores, row by row: what its node saves. */
function softmaxOf({ graph, trace }: ViewContext, node: number): Float64Array {
  const scores = graph.inputs[graph.inputStart[node] as number] as number;
  const values = nodeValue(trace, scores);
  const columns = shapeOf(graph, scores).at(-1) ?? 1;
  const all = new Float64Array(values.length);
  for (let at = 0; at < all.length; at += columns) writeSoftmax(all, at, values, at, 1, columns);
  return all;
}

/** The softmax that a softmax cross-entropy saved, as a grid; nothing for other ops. */
export function savedGrid(context: ViewContext, node: number): readonly Block[] {
  const { graph, name } = context;
  if (entryOf(graph, node).op.name !== 'softmax_cross_entropy') return [];
  const scores = graph.inputs[graph.inputStart[node] as number] as number;
  const shape = shapeOf(graph, scores);
  const caption = `y = softmax(${name(scores).text}) ${printShape(shape)}`;
  const elements = softmaxOf(context, node);
  return [{ kind: 'grid', grid: { caption, tone: 'value', shape, elements, cell: elementAt(context, scores) } }];
}

/** Predictions (or scores) and targets of a loss with two inputs of one shape; `null` for every other op. */
function sidesOf(context: ViewContext, node: number) {
  const { graph, trace } = context;
  const { name } = entryOf(graph, node).op;
  if (name !== 'mse' && name !== 'bce' && name !== 'softmax_cross_entropy') return null;
  const [first, second] = [...inputsOf(graph, node)] as [number, number];
  const shape = shapeOf(graph, first);
  if (!sameShape(shape, shapeOf(graph, second))) return null;
  // Cross-entropy is the mean over the rows, the other two over the elements.
  const n =
    name === 'softmax_cross_entropy' ? elementsOf(graph, first) / (shape.at(-1) ?? 1) : elementsOf(graph, first);
  const predictions = name === 'softmax_cross_entropy' ? softmaxOf(context, node) : nodeValue(trace, first);
  return { name, shape, n, predictions, targets: nodeValue(trace, second), first };
}

/** A summand of a loss before it is written: its element, its form and its amount. */
interface Part {
  readonly element: number;
  readonly amount: number;
  readonly form: (write: Write) => Sentence;
  readonly exact: (write: Write) => boolean;
}

/**
 * A loss as the sum that it is, with its numbers: a line `−ln 0.7371 / 4 ≈ 0.0763` for each target of a cross-entropy,
 * `(0.5 − 1)² / 4 = 0.0625` for each element of a squared error. `null` for other ops.
 */
export function lossParts(context: ViewContext, node: number): readonly Part[] | null {
  const sides = sidesOf(context, node);
  if (sides === null) return null;
  const { name, n, predictions, targets } = sides;
  const parts: Part[] = [];
  predictions.forEach((y, element) => {
    const t = targets[element] as number;
    if (name === 'mse') parts.push(squaredPart(element, y, t, n));
    else {
      // 0 · ln 0 counts as 0: what is no target adds nothing.
      if (t !== 0) parts.push(logPart(element, t, y, n, name === 'bce', false));
      if (name === 'bce' && t !== 1) parts.push(logPart(element, 1 - t, y, n, true, true));
    }
  });
  return parts;
}

function squaredPart(element: number, y: number, t: number, n: number): Part {
  const amount = (y - t) ** 2 / n;
  return {
    element,
    amount,
    form: (write) => sentence`(${value(write(y))} − ${brackets(write(t))})²${n === 1 ? '' : ` / ${n}`}`,
    // (y − t)² = amount · N, multiplied out.
    exact: (write) =>
      sumOfProductsHolds(
        [
          [write(y), write(y)],
          ['−2', write(y), write(t)],
          [write(t), write(t)],
          ['−1', String(n), write(amount)],
        ],
        '0',
      ),
  };
}

/** −w ln p / N, with p = y, or 1 − y for the other class of a binary cross-entropy. */
function logPart(element: number, weight: number, y: number, n: number, floored: boolean, rest: boolean): Part {
  const log = rest ? Math.log1p(-y) : Math.log(y);
  const cut = floored && log < LOG_FLOOR;
  return {
    element,
    amount: (-weight * (cut ? LOG_FLOOR : log)) / n,
    form: (write) => {
      const p = rest ? sentence`(1 − ${value(write(y))})` : sentence`${value(write(y))}`;
      const ln = cut ? sentence`max(ln ${p}, −100)` : sentence`ln ${p}`;
      const scaled = weight === 1 ? sentence`−${ln}` : sentence`−${write(weight)} · ${ln}`;
      return n === 1 ? scaled : sentence`${scaled} / ${String(n)}`;
    },
    exact: () => log === 0,
  };
}

/** The parts of a loss as lines of a sum. */
export function lossSummands(
  { graph }: ViewContext,
  node: number,
  parts: readonly Part[],
  write: Write,
): readonly Summand[] {
  const shape = shapeOf(graph, graph.inputs[graph.inputStart[node] as number] as number);
  return parts.map(({ element, amount, form, exact }) => ({
    label: shape.length === 0 ? '' : position(shape, element),
    arithmetic: sentence`${form(write)} ${exact(write) ? '=' : '≈'} ${value(write(amount))}`,
    product: [write(amount)],
  }));
}

/** A factor of an entry of a loss's gradient, in numbers, with what it is made of. */
export interface LossFactor {
  /** The numbers in it, for the panel's digits. */
  readonly numbers: readonly number[];
  latex(write: Write): string;
  /** Whether `upstream · factor = result` is true in the digits shown. */
  holds(write: Write, upstream: number, result: number): boolean;
}

/**
 * What meets the upstream gradient at one entry, as the rule says it: (y − t)/N for softmax cross-entropy, 2(y − t)/N for
 * the squared error, (y − t)/(N y(1 − y)) for binary cross-entropy. `null` where there is no such form.
 */
export function lossFactor(context: ViewContext, node: number, slot: number, element: number): LossFactor | null {
  const sides = sidesOf(context, node);
  if (sides === null || (slot === 1 && sides.name !== 'mse')) return null;
  const { name, n, predictions, targets, shape } = sides;
  const y = predictions[element] as number;
  const t = targets[element] as number;
  if (name === 'softmax_cross_entropy' && rowSum(targets, shape.at(-1) ?? 1, element) !== 1) return null;
  if (name === 'bce' && y * (1 - y) < 1e-12) return null;
  const difference = (write: Write) =>
    `${number(write(y), true)} - ${latexNumberText(write(t), { tone: 'value' }, true)}`;
  // Both sides multiplied by every denominator, so that only products and sums are left to compare.
  return {
    numbers: [y, t],
    latex: (write) => {
      if (name === 'mse')
        return `${slot === 1 ? '(-1) \\cdot ' : ''}\\frac{2 \\left(${difference(write)}\\right)}{${n}}`;
      if (name === 'bce') {
        const own = number(write(y), true);
        return `\\frac{${difference(write)}}{${n} \\cdot ${own} \\left(1 - ${own}\\right)}`;
      }
      return `\\frac{${difference(write)}}{${n}}`;
    },
    holds: (write, upstream, result) => {
      const [g, r, a, b] = [write(upstream), write(result), write(y), write(t)];
      const minus = ['−1', String(n)];
      if (name === 'bce') {
        const right = [
          [...minus, r, a],
          [String(n), r, a, a],
        ];
        return sumOfProductsHolds([[g, a], ['−1', g, b], ...right], '0');
      }
      const scale = name === 'mse' ? (slot === 1 ? '−2' : '2') : '1';
      return sumOfProductsHolds(
        [
          [scale, g, a],
          ['−1', scale, g, b],
          [...minus, r],
        ],
        '0',
      );
    },
  };
}

const number = (text: string, operand = false) => latexNumberText(text, { tone: 'value' }, operand);
const brackets = (text: string) => (text.startsWith('−') ? `(${text})` : text);

function rowSum(targets: Float64Array, columns: number, element: number): number {
  const first = element - (element % columns);
  return targets.subarray(first, first + columns).reduce((sum, t) => sum + t, 0);
}
