import { type DerivativeResult, derivableInputs, derivativeGraph } from '../../../engine/derivative/derivativeGraph.ts';
import { derivativeName } from '../../../engine/derivative/names.ts';
import { seededOf } from '../../../engine/derivative/seededSum.ts';
import { displayNames } from '../../../engine/graph/displayNames.ts';
import { type Graph, isOp, shapeOf } from '../../../engine/graph/graph.ts';
import type { Figure } from '../../../store/figure.ts';
import { derivableFigure, graphNow, MOST_DERIVED } from '../../../store/lens/derivableFigure.ts';

export type Refusal = Extract<DerivativeResult, { readonly ok: false }>;

/** What can be derived next. */
export interface NextDerivative {
  readonly by: string;
  /** `∂²y/∂x²`. */
  readonly name: string;
  /** How many nodes its graph has, or why it is not to be had; `null` where that was not worked out. */
  readonly outlook: number | Refusal | null;
}

/** So many inputs have their next derivative worked out before it is asked for, of a graph of at most so many nodes. */
const MOST_TRIED = 8;
const LARGEST_TRIED = 400;

/** The program's own figure behind a figure seen through this lens, in numbers where it can be. */
export function baseOf(figure: Figure): Figure {
  return figure.seen?.kind === 'derivative' ? figure.seen.base : derivableFigure(figure);
}

/** Whether a derivative is a number, so that nothing is left to derive. */
export function isConstant({ seen, graph }: Figure): boolean {
  return seen?.kind === 'derivative' && !isOp(graph, graph.output);
}

/** What the program's output has as its seed, and what it is called: of several elements also where their sum is derived. */
export function programOutput({ graph, program }: Figure) {
  const of = seededOf(program.graph) === null ? graph : program.graph;
  return { name: outputOf(of), seed: { data: of.seed, shape: shapeOf(of, of.output) } };
}

/** What the output of a graph is called. */
export function outputOf(graph: Graph): string {
  return displayNames(graph)[graph.output]?.text ?? 'y';
}

/** What can be derived after `by`, an entry an input. */
export function nextDerivatives(base: Figure, by: readonly string[], size: number): readonly NextDerivative[] {
  const names = [...derivableInputs(base.graph).keys()];
  const output = outputOf(base.graph);
  const tries = names.length <= MOST_TRIED && size <= LARGEST_TRIED;
  return names.map((one) => {
    const path = [...by, one];
    const name = derivativeName(output, path);
    if (!tries) return { by: one, name, outlook: null };
    const result = derivativeGraph(graphNow(base), path, MOST_DERIVED);
    return { by: one, name, outlook: result.ok ? result.derivative.graph.count : result };
  });
}
