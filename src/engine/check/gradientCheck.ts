import { elementsOf, FIRST_OP, type Graph, LEAF } from '../graph/graph.ts';
import { emptyTrace, type Trace } from '../trace/trace.ts';
import { judge, TOLERANCE, type Verdict } from './convergence.ts';
import { centralDifference, errors, ofOnePass, rightly } from './difference.ts';
import { doubtOf } from './doubts.ts';
import { expectedIn } from './expected.ts';
import { roundOffOf, type Silence, silenceWatch } from './silence.ts';

export { TOLERANCE, type Verdict };

/** One element of one leaf: the engine's gradient beside the central difference. */
export interface CheckRow {
  readonly node: number;
  /** Element of the leaf's value, row-major. */
  readonly element: number;
  readonly gradient: number;
  readonly difference: number;
  /** The step of `difference`: smaller than the one asked for where only a smaller one shows that the gradient is wrong. */
  readonly h: number;
  readonly absolute: number;
  /** |difference − gradient| / max(|gradient|, |difference|), 0 where both are 0. */
  readonly relative: number;
  /** False where the central difference means nothing: then `silence` says why. */
  readonly reliable: boolean;
  /** Why the central difference says nothing; `null` where it can be compared. */
  readonly silence: Silence | null;
  /** `agrees` where the relative error is at most TOLERANCE, or no larger than what round-off of F explains (convergence.ts). */
  readonly verdict: Verdict;
}

/** The step of DeZero's `numerical_diff`. */
export const DEFAULT_H = 1e-4;

/**
 * Every element of every input and parameter that the output reaches, checked with one h, as they are asked for: each row
 * costs a few forward passes of the whole graph, and the reader stops when there are enough. Parameters come first: data
 * that they learn from may be long.
 */
export function* gradientCheckRows(given: Trace, h: number = DEFAULT_H): Generator<CheckRow, void> {
  const trace = ofOnePass(given);
  const { graph } = trace;
  const { reached } = trace.schedule;
  const scratch = emptyTrace(trace.schedule);
  const watch = silenceWatch(trace);
  const right = rightly(trace);
  const noise = roundOffOf(right);
  const expected = expectedIn(right);
  for (const node of checkedNodes(graph, reached)) {
    const start = graph.offsets[node] as number;
    const size = (graph.offsets[node + 1] as number) - start;
    for (let element = 0; element < size; element++) {
      const gradient = trace.grads[start + element] as number;
      const seen = watch(node, element, h, gradient);
      const first = { h, difference: seen.difference };
      const judged =
        seen.silence === null
          ? judge(gradient, first, noise, expected(node, element), (step) =>
              centralDifference(trace, node, element, step, scratch),
            )
          : null;
      const doubt = judged?.verdict === 'differs' ? doubtOf(right, node, element, gradient, judged, scratch) : null;
      const silence = seen.silence ?? doubt ?? judged?.silence ?? null;
      const verdict = silence === null ? (judged?.verdict ?? 'silent') : 'silent';
      const { h: step, difference } = doubt === null ? (judged ?? first) : first;
      const error = errors(gradient, difference);
      yield { node, element, gradient, difference, h: step, ...error, reliable: silence === null, silence, verdict };
    }
  }
}

function checkedNodes(graph: Graph, reached: Uint8Array): readonly number[] {
  const leaves: number[] = [];
  for (let node = 0; node < graph.count; node++) if (isChecked(graph, reached, node)) leaves.push(node);
  const isParameter = (node: number) => graph.codes[node] === LEAF.parameter;
  return [...leaves.filter(isParameter), ...leaves.filter((node) => !isParameter(node))];
}

function isChecked(graph: Graph, reached: Uint8Array, node: number): boolean {
  const code = graph.codes[node] as number;
  return code < FIRST_OP && code !== LEAF.constant && reached[node] === 1;
}

/** How many rows `gradientCheckRows` has. */
export function checkedElements({ graph, schedule: { reached } }: Trace): number {
  return checkedNodes(graph, reached).reduce((count, node) => count + elementsOf(graph, node), 0);
}

/** All rows at once; see `gradientCheckRows`. */
export function gradientCheck(trace: Trace, h: number = DEFAULT_H): CheckRow[] {
  return [...gradientCheckRows(trace, h)];
}
