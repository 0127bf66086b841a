import type { Program, Value } from '../../engine/program/compile.ts';
import type { Shape } from '../../engine/shape.ts';
import type { TrainingRun } from '../../engine/training/run.ts';

/** One input as the panel shows it. */
export interface ShownInput {
  readonly name: string;
  readonly kind: Program['inputs'][number]['kind'];
  /** Key of its node. */
  readonly nodeKey: string;
  readonly shape: Shape;
  readonly value: Value;
}

/**
 * The named inputs of a program, in its order. Of a program that is trained in mini-batches the figure has the rows of one
 * batch only: the panel shows all of them, as the run's program has them. Parameters have the values that the run begins
 * with. (The run may be of an earlier text with other names: the two are matched by their order.)
 */
export function shownInputs(program: Program, run: TrainingRun | null): readonly ShownInput[] {
  const all = run?.batched === true && run.program.inputs.length === program.inputs.length ? run.program.inputs : null;
  return program.inputs.flatMap((input, i) => {
    if (input.name === null) return [];
    const { shape, value } = (input.kind === 'input' && all?.[i]) || input;
    return [{ name: input.name, kind: input.kind, nodeKey: program.graph.keys[input.node] as string, shape, value }];
  });
}
