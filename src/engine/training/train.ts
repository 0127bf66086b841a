import type { ProgramError } from '../errors.ts';
import { compile } from '../program/compile.ts';
import type { Program } from '../program/program.ts';
import { nestedValue, type Value } from '../program/values.ts';
import { initialParameters } from './initial.ts';
import { Mover } from './mover.ts';
import { type OptionError, type ReadOptions, readOptions, type TrainOptions } from './options.ts';
import { type ParameterTable, parameterTable } from './parameters.ts';
import { Passes } from './passes.ts';
import { type TrainingProblem, trainingProblems } from './trainable.ts';

/** What a training ends with, as plain data. */
export interface Trained {
  /** The loss before each update, as many as iterations. */
  readonly losses: readonly number[];
  /** Each parameter by name after the last update; tensors are nested arrays. */
  readonly parameters: Readonly<Record<string, Value>>;
}

/** A mistake in the program, a reason why it cannot be trained, or a mistake in the options. */
export type TrainError = ProgramError | TrainingProblem | OptionError;

/**
 * Trains a program: as many iterations of forward, backward and update as asked, at most
 * TRAINING_LIMITS.trainIterations, with PyTorch's optimizers under PyTorch's names and defaults. It goes on where numbers
 * become NaN, as PyTorch does. Never throws, whatever it is given; mistakes are answered as data.
 */
export function train(source: string, options: TrainOptions): Trained | { readonly errors: readonly TrainError[] } {
  const read = readOptions(options);
  // A caller without types may pass anything: what is no text is an empty program.
  const compiled = compile(typeof source === 'string' ? source : '');
  const wrong: TrainError[] = compiled.ok ? [] : [...compiled.errors];
  if ('errors' in read) wrong.push(...read.errors);
  if (!compiled.ok || 'errors' in read) return { errors: wrong };
  const table = parameterTable(compiled.program);
  const against = objections(compiled.program, table, read);
  return against.length > 0 ? { errors: against } : trained(compiled.program, table, read);
}

function objections(program: Program, table: ParameterTable, { settings }: ReadOptions): readonly TrainError[] {
  const range = { start: 0, end: 0 };
  if (table.total === 0) return [{ code: 'noParameters', range, data: {} }];
  const names = new Set(table.parameters.map(({ name }) => name));
  const unknown = (settings.updates ?? []).filter((name) => !names.has(name));
  return [
    ...trainingProblems(program).filter(({ fatal }) => fatal),
    ...unknown.map((name): OptionError => ({ code: 'unknownParameter', range, data: { name } })),
  ];
}

function trained(program: Program, table: ParameterTable, { settings, iterations }: ReadOptions): Trained {
  const passes = new Passes(program, settings);
  const mover = new Mover(table, settings, passes.trace.schedule.reached);
  const { total } = table;
  const width = total * (2 + mover.stateNames.length);
  // Two rows take turns: one is read, the other gets what the update makes of it, and has the gradients before.
  let row = new Float64Array(width);
  let other = new Float64Array(width);
  row.set(initialParameters(program, table, settings.seed));
  const losses: number[] = [];
  for (let i = 0; i < iterations; i++) {
    losses.push(passes.pass(i, row, 0, total, settings.zeroGrad || i === 0 ? null : other, total));
    mover.move(row, 0, other, 0, i + 1);
    [row, other] = [other, row];
  }
  const values = table.parameters.map(
    ({ name, shape, start, size }) => [name, nestedValue(row.subarray(start, start + size), shape)] as const,
  );
  // fromEntries defines properties, so that a parameter called __proto__ is one like any other.
  return { losses, parameters: Object.fromEntries(values) };
}
