import { inputsOf } from '../../../engine/graph/graph.ts';
import type { Breaking } from '../../../engine/grouping/breaking.ts';
import { compile } from '../../../engine/program/compile.ts';
import type { Figure } from '../../../store/figure.ts';

/** A number of an input that is to be set. */
export interface Tried {
  readonly name: string;
  readonly element: number | null;
  readonly value: number;
  /** `x`, or `x[0]`. */
  readonly label: string;
}

/**
 * The program's own inputs to be set so that a composite's pieces fail; `null` where what goes into it is computed, or is no
 * input that can be set.
 */
export function tried({ source, values }: Figure, key: string, { at, second }: Breaking): readonly Tried[] | null {
  const compiled = compile(source, { inputs: values, textWins: true });
  if (!compiled.ok) return null;
  const { graph, inputs } = compiled.program;
  const node = graph.keys.indexOf(key);
  if (node < 0) return null;
  const wanted = second === null ? [at] : [at, second];
  const found = wanted.map((value, slot) => {
    const source = inputsOf(graph, node)[slot];
    const input = inputs.find((one) => one.node === source);
    if (input === undefined || input.name === null) return null;
    const scalar = input.shape.length === 0;
    return { name: input.name, element: scalar ? null : 0, value, label: scalar ? input.name : `${input.name}[0]` };
  });
  return found.some((one) => one === null) ? null : (found as readonly Tried[]);
}
