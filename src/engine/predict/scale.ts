import { elementsOf, inputsOf, opOf } from '../graph/graph.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { contextOf } from '../trace/tensor.ts';
import { localOf, nodeValue, type Trace } from '../trace/trace.ts';
import { readAt, sentOf } from './facts.ts';
import type { Question } from './question.ts';

/** Sums over more elements than this are not taken apart. */
const MOST_ELEMENTS = 4096;

/**
 * Size of the numbers that the answer is a sum of, so that only where they cancel something may be left over: the products
 * upstream · local and the total before; of a value |x · ∂f/∂x|, what a relative error of an input makes of it (for + the
 * terms, for × the product, for sin at π it is π); θ and its step. 0 where nothing is added.
 */
export function scaleOf(timeline: Timeline, trace: Trace, question: Question): number {
  const { kind, before, right, node, element } = question;
  if (kind === 'seed' || kind === 'zeroGrad') return 0;
  if (kind === 'backward') {
    const sent = sentOf(timeline, trace, question);
    const terms = sent.flatMap(({ terms: own, contribution }) => [contribution, ...own.map(({ a, b }) => a * b)]);
    return largest([before, ...terms]);
  }
  if (kind === 'update') {
    const theta = nodeValue(trace, node)[element] as number;
    return largest([theta, right - theta]);
  }
  return ofValue(trace, node, element);
}

function ofValue(trace: Trace, node: number, element: number): number {
  const { graph } = trace;
  const op = opOf(graph, node)?.op;
  if (op === undefined) return 0;
  const inputs = [...inputsOf(graph, node)];
  if (op.kind === 'elementwise') {
    const first = graph.inputStart[node] as number;
    return largest(
      inputs.map((input, slot) => {
        const local = localOf(trace, first + slot);
        const x = nodeValue(trace, input)[readAt(trace, first + slot, element)] as number;
        return x * ((local.length === 1 ? local[0] : local[element]) as number);
      }),
    );
  }
  if (Math.max(...inputs.map((input) => elementsOf(graph, input))) > MOST_ELEMENTS) return 0;
  const terms = op.terms.forward?.(contextOf(trace, node), element);
  if (terms !== undefined) return largest(terms.map(({ a, b }) => a * b));
  return largest(inputs.flatMap((input) => [...nodeValue(trace, input)]));
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, one) => (Math.abs(one) > most ? Math.abs(one) : most), 0);
}
