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
 * The named inputs of a program, in its order. Of a program that is trained in mini-batches the figure has one batch only:
 * the panel shows all rows, which the run's program has. Parameters have the values that the run begins with.
 */
export function shownInputs(program: Program, run: TrainingRun | null): readonly ShownInput[] {
  const whole = run?.batched === true ? run.program : program;
  const begins = new Map(program.inputs.map(({ name, value }) => [name, value]));
  return whole.inputs.flatMap(({ name, node, kind, shape, value }) => {
    if (name === null) return [];
    const first = kind === 'parameter' ? (begins.get(name) ?? value) : value;
    return [{ name, kind, nodeKey: whole.graph.keys[node] as string, shape, value: first }];
  });
}
