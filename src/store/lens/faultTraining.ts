import { type FaultName, type Impossible, impossible } from '../../engine/faults/fault.ts';
import { biasesOf } from '../../engine/faults/trainingFaults.ts';
import { parameterTable } from '../../engine/training/parameters.ts';
import { TrainingRun } from '../../engine/training/run.ts';
import type { TrainingSettings } from '../../engine/training/settings.ts';
import type { Figure } from '../figure.ts';
import type { Figures } from '../figures.ts';
import type { Training } from '../training/training.ts';
import type { Around } from './throughLens.ts';

/** A training with a fault, kept beside the right one for as long as that is looked at, and grown as far as it is asked for. */
const runs = new WeakMap<TrainingRun, Map<FaultName, TrainingRun>>();

/** Milliseconds for which iterations are run again at once; a further question goes on from there. */
const PATIENCE_MS = 200;

/** The same iteration in a training that had the fault from its first iteration on. */
export function figureRunAgain(training: Training, fault: FaultName, around: Around): Figure | Impossible {
  const { iteration } = around;
  const run = wrongRun(training, fault);
  const until = performance.now() + PATIENCE_MS;
  for (let atOnce = 1; run.count <= iteration && run.stop === null && performance.now() < until; atOnce *= 2)
    run.advance(Math.min(atOnce, 256, iteration + 1 - run.count));
  if (run.count <= iteration) return impossible('tooFar', { reached: run.count - 1 });
  const result = figuresOf(run, around).figure(iteration);
  return result.ok ? result.figure : impossible('tooFar', { reached: iteration - 1 });
}

function wrongRun({ run, settings }: Training, fault: FaultName): TrainingRun {
  const known = runs.get(run) ?? new Map<FaultName, TrainingRun>();
  runs.set(run, known);
  const made = known.get(fault) ?? new TrainingRun(run.program, wrongSettings(run, settings, fault));
  known.set(fault, made);
  return made;
}

function wrongSettings(run: TrainingRun, settings: TrainingSettings, fault: FaultName): TrainingSettings {
  if (fault === 'no-zero-grad') return { ...settings, zeroGrad: false };
  const biases = biasesOf(run.program);
  const given = settings.updates ?? parameterTable(run.program).parameters.map(({ name }) => name);
  return { ...settings, updates: given.filter((name) => !biases.includes(name)) };
}

const figures = new WeakMap<Around['figuresOf'], WeakMap<TrainingRun, Figures>>();

/** Compiled once a look and a run, as the right one's are. */
function figuresOf(run: TrainingRun, { figuresOf: make }: Around): Figures {
  const known = figures.get(make) ?? new WeakMap<TrainingRun, Figures>();
  figures.set(make, known);
  const made = known.get(run) ?? make(run);
  known.set(run, made);
  return made;
}
