import { compile } from '../../../engine/program/compile.ts';
import { TrainingRun } from '../../../engine/training/run.ts';
import { DEFAULT_SETTINGS } from '../../../engine/training/settings.ts';
import { type Learner, learnerOf } from './learner.ts';
import { networkProgram, SEED_42, XOR_TARGETS } from './network.testkit.ts';

/** The XOR network of the notebook, with the weights of seed 42. */
export const XOR = networkProgram({ hidden: 'sigmoid', units: 2, targets: XOR_TARGETS, weights: SEED_42 });

/** A run of a program, trained for some iterations. */
export function trained(source: string, iterations = 1): TrainingRun {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  const run = new TrainingRun(compiled.program, DEFAULT_SETTINGS);
  run.advance(iterations);
  return run;
}

/** The learner of such a run, computed with its parameters before an iteration. */
export function learnerAt(source: string, iteration: number): Learner & { readonly parameters: Float64Array } {
  const run = trained(source, Math.max(1, iteration));
  const learner = learnerOf(run);
  if (learner === null) throw new Error('no learner');
  const parameters = run.parametersAt(iteration);
  learner.onData.at(parameters, `${iteration}`);
  learner.onPlane?.at(parameters, `${iteration}`);
  return { ...learner, parameters };
}
