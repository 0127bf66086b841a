import type { Graph } from '../../engine/graph/graph.ts';
import type { Program } from '../../engine/program/compile.ts';
import { dataOf } from '../../engine/training/batches.ts';
import { OPTIMIZERS } from '../../engine/training/optimizers/table.ts';
import { allows } from '../../engine/training/options.ts';
import { TrainingRun } from '../../engine/training/run.ts';
import type { TrainingSettings } from '../../engine/training/settings.ts';
import { trainingProblems } from '../../engine/training/trainable.ts';
import { type Ghost, MOST_GHOSTS, type Training } from './training.ts';

/**
 * The training of a program: the one there is, when neither the program nor the settings have changed in what they compute,
 * else a new run, with the curve of the old one as a ghost. `null` when the program can't be trained.
 */
export function trainingOf(program: Program, wanted: TrainingSettings, before: Training | null): Training | null {
  if (!isTrainable(program)) return null;
  const settings = allowed(program, wanted);
  const sameProgram = before !== null && sameComputation(before.run.program, program);
  if (before !== null && sameProgram && sameSettings(before.settings, settings)) return before;
  const run = new TrainingRun(program, settings);
  run.advance(1);
  const old =
    before === null
      ? []
      : before.ghosts.map((ghost) => ({ ...ghost, otherProgram: ghost.otherProgram || !sameProgram }));
  // One iteration is run as soon as a program is opened: that is no curve.
  const ghosts = before === null || before.run.count < 2 ? old : [ghostOf(before, !sameProgram), ...old];
  return { settings, run, count: run.count, busy: null, ghosts: ghosts.slice(0, MOST_GHOSTS) };
}

/** The settings with the optimizer's default for what it does not allow: storage and links may say anything. */
function allowed(program: Program, settings: TrainingSettings): TrainingSettings {
  const { hyperparameters } = OPTIMIZERS[settings.optimizer];
  const own = hyperparameters.filter((one) => settings.options[one.name] !== undefined);
  const kept = own.filter((one) => allows(one, settings.options[one.name]));
  const { batchSize } = settings;
  // A batch of all rows, or more, is no mini-batch.
  const whole = batchSize !== null && batchSize >= (dataOf(program)?.rows ?? 0);
  return {
    ...settings,
    batchSize: whole ? null : batchSize,
    options: Object.fromEntries(kept.map(({ name }) => [name, settings.options[name]])),
  };
}

function ghostOf({ run, settings }: Training, otherProgram: boolean): Ghost {
  return { settings, otherProgram, losses: Float64Array.from({ length: run.count }, (_, i) => run.loss(i)) };
}

function isTrainable(program: Program): boolean {
  const learns = program.inputs.some(({ kind }) => kind === 'parameter');
  return learns && !trainingProblems(program).some(({ fatal }) => fatal);
}

/** Whether two programs compute the same, forwards and backwards. */
function sameComputation(a: Program, b: Program): boolean {
  const plans = a.plan.order === b.plan.order && a.plan.calls.join() === b.plan.calls.join();
  return plans && sameGraph(a.graph, b.graph);
}

/** Whether two graphs compute the same under the same names: nodes, wiring, leaves' values and output. Places may differ. */
export function sameGraph(a: Graph, b: Graph): boolean {
  return (
    a.count === b.count &&
    a.output === b.output &&
    sameNumbers(a.codes, b.codes) &&
    sameNumbers(a.inputs, b.inputs) &&
    sameNumbers(a.inputStart, b.inputStart) &&
    sameNumbers(a.offsets, b.offsets) &&
    sameNumbers(a.initial, b.initial) &&
    sameNumbers(a.seed, b.seed) &&
    [...a.names].join() === [...b.names].join() &&
    a.palette.length === b.palette.length &&
    a.palette.every((entry, code) => spelled(entry) === spelled(b.palette[code] ?? null)) &&
    JSON.stringify(a.shapes) === JSON.stringify(b.shapes)
  );
}

function spelled(entry: Graph['palette'][number]): string {
  return entry === null
    ? ''
    : `${entry.op.name} ${JSON.stringify(Object.entries(entry.attributes).map(([name, value]) => [name, String(value)]))}`;
}

function sameNumbers(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k++) if (!Object.is(a[k], b[k])) return false;
  return true;
}

function sameSettings(a: TrainingSettings, b: TrainingSettings): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(settings: TrainingSettings): unknown {
  const entries = Object.entries({ ...settings, options: undefined }).sort(([a], [b]) => (a < b ? -1 : 1));
  return [entries, Object.entries(settings.options).sort(([a], [b]) => (a < b ? -1 : 1))];
}

/** Milliseconds that a saved training may be repeated for at once; what is missing then is not shown. */
const PATIENCE = 60;

/** Trains again up to an iteration, as far as there is patience for; the iteration that was reached. */
export function repeated({ run }: Training, iteration: number): number {
  const until = performance.now() + PATIENCE;
  // One at first: a large network may take all of the patience for it.
  for (let atOnce = 1; run.count <= iteration && run.stop === null && performance.now() < until; atOnce *= 2) {
    run.advance(Math.min(atOnce, 256, iteration + 1 - run.count));
  }
  return Math.min(Math.max(0, iteration), run.count - 1);
}
