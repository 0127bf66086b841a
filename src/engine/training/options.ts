import type { SourceRange } from '../errors.ts';
import { ownEntries } from '../program/values.ts';
import { TRAINING_LIMITS } from './limits.ts';
import type { Hyperparameter } from './optimizers/optimizer.ts';
import { hyperparametersOf, OPTIMIZERS } from './optimizers/table.ts';
import { type Hyperparameters, OPTIMIZER_NAMES, type OptimizerName, type TrainingSettings } from './settings.ts';

/** What `train` takes besides the program. Where two names are given, the first wins when both are there. */
export type TrainOptions = Partial<Omit<Hyperparameters, 'lr'>> & {
  /** Default `sgd`. */
  readonly optimizer?: OptimizerName;
  /** Default: the optimizer's in PyTorch. */
  readonly learningRate?: number;
  readonly lr?: number;
  /** Updates, 1 to TRAINING_LIMITS.trainIterations. */
  readonly iterations: number;
  /** Draws every parameter as `nn.Linear` layers would after `torch.manual_seed`; default: as the program writes them. */
  readonly seed?: number | null;
  /** Rows of a mini-batch; default: all. */
  readonly batchSize?: number | null;
  readonly batch_size?: number | null;
  /** Default true. */
  readonly zeroGrad?: boolean;
  readonly zero_grad?: boolean;
  /** Names of the parameters that move; default: all. */
  readonly updates?: readonly string[] | null;
};

/** One mistake in the options of `train`. The range is empty: options stand in no text. */
export type OptionError = { readonly range: SourceRange } & (
  | {
      readonly code: 'unknownOptimizer';
      readonly data: { readonly found: string; readonly optimizers: readonly string[] };
    }
  /** An option that `train` or this optimizer does not have. */
  | {
      readonly code: 'unknownTrainingOption';
      readonly data: { readonly option: string; readonly options: readonly string[] };
    }
  /** A value that the option cannot have; `wants` says in words of code what it can. */
  | { readonly code: 'badTrainingOption'; readonly data: { readonly option: string; readonly wants: string } }
  | { readonly code: 'nesterovNeedsMomentum'; readonly data: Readonly<Record<string, never>> }
  | { readonly code: 'unknownParameter'; readonly data: { readonly name: string } }
  | { readonly code: 'noParameters'; readonly data: Readonly<Record<string, never>> }
);

/** Options as they will be used. */
export interface ReadOptions {
  readonly settings: TrainingSettings;
  readonly iterations: number;
}

const NOWHERE: SourceRange = { start: 0, end: 0 };

/** Several names of one option. */
const ALIASES: readonly (readonly [string, string])[] = [
  ['learningRate', 'lr'],
  ['batchSize', 'batch_size'],
  ['zeroGrad', 'zero_grad'],
];

const OWN = ['optimizer', 'learningRate', 'iterations', 'seed', 'batchSize', 'zeroGrad', 'updates'] as const;

/** Reads options that may be anything at all. Never throws; every mistake is answered. */
export function readOptions(given: unknown): ReadOptions | { readonly errors: readonly OptionError[] } {
  const errors: OptionError[] = [];
  const options = new Map(ownEntries(given).filter(([, value]) => value !== undefined));
  for (const [name, alias] of ALIASES) {
    if (!options.has(name) && options.has(alias)) options.set(name, options.get(alias));
    options.delete(alias);
  }
  const named = options.get('optimizer') ?? 'sgd';
  const optimizer = OPTIMIZER_NAMES.find((name) => name === named);
  if (optimizer === undefined) {
    const data = { found: typeof named === 'string' ? named : typeof named, optimizers: OPTIMIZER_NAMES };
    return { errors: [{ code: 'unknownOptimizer', range: NOWHERE, data }] };
  }
  const { hyperparameters, conflict } = OPTIMIZERS[optimizer];
  const known: readonly string[] = [...OWN, ...hyperparameters.map(({ name }) => name).filter((name) => name !== 'lr')];
  for (const option of options.keys()) {
    if (!known.includes(option)) {
      errors.push({ code: 'unknownTrainingOption', range: NOWHERE, data: { option, options: known } });
    }
  }
  const bad = (option: string, wants: string) =>
    errors.push({ code: 'badTrainingOption', range: NOWHERE, data: { option, wants } });
  const take = <T>(option: string, usual: T, wants: string, fits: (value: unknown) => boolean): T => {
    const value = options.get(option);
    if (value === undefined) return usual;
    if (fits(value)) return value as T;
    bad(option, wants);
    return usual;
  };
  const most = TRAINING_LIMITS.trainIterations;
  const settings: TrainingSettings = {
    optimizer,
    options: readHyperparameters(hyperparameters, options, bad),
    seed: take('seed', null, 'an integer from 0 on', (x) => x === null || isInteger(x, 0, Number.MAX_SAFE_INTEGER)),
    batchSize: take('batchSize', null, 'an integer from 1 on', (x) => x === null || isInteger(x, 1, Infinity)),
    zeroGrad: take('zeroGrad', true, 'true or false', (x) => typeof x === 'boolean'),
    updates: readNames(options.get('updates'), bad),
  };
  const iterations = take('iterations', 0, `an integer from 1 to ${most}`, (x) => isInteger(x, 1, most));
  if (!options.has('iterations')) bad('iterations', `an integer from 1 to ${most}`);
  const against = conflict(hyperparametersOf(optimizer, settings.options));
  if (against !== null) errors.push({ code: against, range: NOWHERE, data: {} });
  return errors.length > 0 ? { errors } : { settings, iterations };
}

function readHyperparameters(
  specs: readonly Hyperparameter[],
  options: ReadonlyMap<string, unknown>,
  bad: (option: string, wants: string) => void,
): Partial<Hyperparameters> {
  const read = new Map<string, unknown>();
  for (const spec of specs) {
    const option = spec.name === 'lr' ? 'learningRate' : spec.name;
    const found = options.get(option);
    if (found === undefined) continue;
    const value = spec.kind === 'pair' ? plainArray(found) : found;
    if (allows(spec, value)) read.set(spec.name, value);
    else bad(option, wantsOf(spec));
  }
  return Object.fromEntries(read);
}

/** Whether a hyperparameter can have a value: of its kind, finite, within its bounds. */
export function allows(spec: Hyperparameter, value: unknown): boolean {
  if (spec.kind === 'flag') return typeof value === 'boolean';
  const within = (x: unknown) => typeof x === 'number' && Number.isFinite(x) && x >= spec.min && x < spec.below;
  return spec.kind === 'number' ? within(value) : Array.isArray(value) && value.length === 2 && value.every(within);
}

function wantsOf(spec: Hyperparameter): string {
  if (spec.kind === 'flag') return 'true or false';
  const from = spec.min === -Infinity ? '' : ` from ${spec.min} on`;
  const number = spec.below === Infinity ? `finite number${from}` : `number from ${spec.min} to below ${spec.below}`;
  return spec.kind === 'number' ? `a ${number}` : `two numbers, each a ${number}`;
}

function readNames(given: unknown, bad: (option: string, wants: string) => void): readonly string[] | null {
  if (given === undefined || given === null) return null;
  const names = plainArray(given);
  if (names?.every((name) => typeof name === 'string') === true) return names as string[];
  bad('updates', 'a list of names');
  return null;
}

/** A copy of an array that may be a proxy or have getters; `null` when it is none or cannot be read. */
function plainArray(given: unknown): readonly unknown[] | null {
  try {
    if (!Array.isArray(given) || given.length > 100_000) return null;
    // By index: an iterator of its own might go on for ever.
    return Array.from({ length: given.length }, (_, k): unknown => given[k]);
  } catch {
    return null;
  }
}

function isInteger(value: unknown, min: number, max: number): boolean {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}
